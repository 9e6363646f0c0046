import type { Inputs, Mode } from '../inputs/inputs.js';
import type { ModePreflight, PreflightPorts } from '../preflight/mode-preflight.js';
import type { ReadyMode, Surroundings } from '../setup.js';

export type { ReadyMode, Surroundings } from '../setup.js';

/** What a run needs of a mode, beside the `MODE_FACTS` of its inputs. Its code is loaded when it is asked for. */
interface ModeRow<Of extends Inputs> {
  /** Makes it ready; what it needs of AWS is looked at, and created where the inputs say so. */
  readonly setUp: () => Promise<(inputs: Of, surroundings: Surroundings) => Promise<ReadyMode>>;
  /** Looks at everything that it needs, and writes nothing. */
  readonly preflight: () => Promise<(inputs: Of, ports: PreflightPorts) => Promise<ModePreflight>>;
  /** How many segments are in flight at once. */
  readonly concurrency: (inputs: Of) => number;
}

type InputsOf<M extends Mode> = Extract<Inputs, { readonly mode: M }>;

/** Windows of an export move no bytes through the run: they wait for an answer, or for the one task that AWS runs a time. */
const WINDOWS_IN_FLIGHT = 1000;

/** One row a mode. */
const ROWS: { readonly [M in Mode]: ModeRow<InputsOf<M>> } = {
  amplify: {
    setUp: async () => (await import('../amplify/setup.js')).setUpAmplify,
    preflight: async () => (await import('../amplify/preflight.js')).amplifyPreflight,
    concurrency: ({ concurrency }) => concurrency,
  },
  alb: {
    setUp: async () => (await import('../alb/setup.js')).setUpAlb,
    preflight: async () => (await import('../alb/preflight.js')).albPreflight,
    concurrency: ({ concurrency }) => concurrency,
  },
  export: {
    setUp: async () => (await import('../export/tasks/setup.js')).setUpExport,
    preflight: async () => (await import('../export/tasks/preflight.js')).exportPreflight,
    concurrency: () => WINDOWS_IN_FLIGHT,
  },
};

/** The row of the mode that some inputs are for, with the inputs put in. */
export interface ChosenMode {
  setUp(): Promise<(surroundings: Surroundings) => Promise<ReadyMode>>;
  preflight(): Promise<(ports: PreflightPorts) => Promise<ModePreflight>>;
  concurrency(): number;
}

export function modeFor(inputs: Inputs): ChosenMode {
  return chosenMode(inputs.mode, inputs);
}

function chosenMode<M extends Mode>(mode: M, inputs: InputsOf<M>): ChosenMode {
  const row: ModeRow<InputsOf<M>> = ROWS[mode];
  return {
    setUp: async () => (await row.setUp()).bind(undefined, inputs),
    preflight: async () => (await row.preflight()).bind(undefined, inputs),
    concurrency: () => row.concurrency(inputs),
  };
}
