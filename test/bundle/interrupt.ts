import type { ChildProcess } from 'node:child_process';
import type { BundleResult } from './runner.js';
import { pause, type Inputs, type Fixture } from './fixture.js';

export interface Interruption {
  readonly inputs: Inputs;
  readonly signal: NodeJS.Signals;
  /** When the signal is sent, unless the run has ended by then. */
  readonly due: () => boolean;
}

/** Starts a run and sends it a signal; `ms` is how long it took to end from then on. */
export async function interrupted(
  fixture: Fixture,
  { inputs, signal, due }: Interruption,
): Promise<{ result: BundleResult; ms: number }> {
  const state: { child?: ChildProcess; ended: boolean } = { ended: false };
  const running = fixture
    .run(inputs, {
      started: (child) => {
        state.child = child;
      },
    })
    .finally(() => {
      state.ended = true;
    });
  while (!due() && !state.ended) await pause(5);
  const at = performance.now();
  state.child?.kill(signal);
  const result = await running;
  return { result, ms: performance.now() - at };
}
