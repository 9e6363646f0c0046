/** A client of the stand-in that does nothing but post: how fast the stand-in takes bytes, when nobody makes them. */
import { Poster } from './poster.js';
import { tell, wanted } from './tell.js';

/** Two of them start together; each measures in the middle of its run. */
const WARM_UP_MS = 500;
const MEASURED_MS = 2000;

const body = Buffer.alloc(1024 * 1024, 'a log line of a load balancer ');
const poster = await Poster.open(wanted('AWS_ENDPOINT_URL'));

/** Bytes and milliseconds of posting for so long. */
async function postFor(duration: number): Promise<{ bytes: number; ms: number }> {
  const startedAt = performance.now();
  let bytes = 0;
  while (performance.now() - startedAt < duration) {
    await poster.post(body);
    bytes += body.length;
  }
  return { bytes, ms: performance.now() - startedAt };
}

await postFor(WARM_UP_MS);
const measured = await postFor(MEASURED_MS);
await postFor(WARM_UP_MS);
tell(measured);
poster.close();
