/** Starts the stand-in for what is measured against it. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { loopbackCertificate, type Certificate } from './certificate.js';
import { NETWORKS, type NetworkName } from './cases.js';
import type { Corpus } from './corpus.js';
import type { StandInOptions } from './stand-in.js';

/** Where a program finds the stand-in, and what it needs to trust it. */
export interface Server {
  readonly url: string;
  readonly env: Readonly<Record<string, string>>;
}

let made: Certificate | undefined;

export async function withStandIn<T>(
  { corpus, network, keeps = false }: { corpus: Corpus; network: NetworkName; keeps?: boolean },
  work: (server: Server) => Promise<T>,
): Promise<T> {
  const wire = NETWORKS[network];
  const isTls = 'tls' in wire;
  if (isTls) made ??= loopbackCertificate();
  const certificate = isTls ? made : undefined;
  const options: StandInOptions = {
    ...{ index: join(corpus.folder, 'index.json'), network: wire, keeps },
    certificate,
  };
  const child = fork(new URL('stand-in.ts', import.meta.url), [JSON.stringify(options)]);
  const port = await new Promise<unknown>((resolve, reject) => {
    child.once('message', resolve).once('error', reject);
    child.once('exit', (code) => {
      reject(new Error(`The stand-in ended with code ${String(code)} before it listened.`));
    });
  });
  try {
    return await work({
      url: `${isTls ? 'https' : 'http'}://127.0.0.1:${String(port)}`,
      env: certificate === undefined ? {} : { NODE_EXTRA_CA_CERTS: certificate.certificate },
    });
  } finally {
    child.disconnect();
  }
}
