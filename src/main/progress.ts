import type { Clock } from '../engine/clock.js';
import { countsWindows } from '../engine/tally.js';
import type { RunFigures } from '../engine/run-figures.js';
import type { Host } from '../platform/actions.js';
import { showBytes, showCount } from '../report/figures.js';

const INTERVAL_MS = 10_000;

/** Says every few seconds how far the run has come; the function returned ends it. */
export function progressLines(host: Host, figures: RunFigures, clock: Clock): () => void {
  const startedAt = clock.monotonic();
  const timer = setInterval(() => {
    const seconds = (clock.monotonic() - startedAt) / 1000;
    const { bytesRead, bytesWritten } = figures.counters;
    const { tally } = figures;
    const carried = countsWindows(tally)
      ? `${showCount(tally.objects)} objects`
      : `${showCount(tally.read)} records`;
    host.info(
      `${showCount(figures.committed)} segments committed, ${carried}, ` +
        `${showBytes(bytesRead)} read, ${showBytes(bytesWritten)} written ` +
        `(${showBytes(bytesWritten / seconds)}/s) after ${seconds.toFixed(0)} s`,
    );
  }, INTERVAL_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
