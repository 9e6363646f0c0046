import type { Inputs, ModeName } from '../inputs/inputs.js';
import type { ModePreflight, PreflightPorts } from '../preflight/mode-preflight.js';
import type { ReadyMode, RunServices } from '../setup.js';

export type { ReadyMode, RunServices } from '../setup.js';

/** What a run needs of a mode, beside the `MODE_FACTS` of its inputs. Its code is loaded when it is asked for. */
interface ModeRow<Of extends Inputs> {
  /** Makes it ready; what it needs of AWS is looked at, and created where the inputs say so. */
  readonly setUp: (inputs: Of) => Promise<(services: RunServices) => Promise<ReadyMode>>;
  /** Looks at everything that it needs, and writes nothing. */
  readonly preflight: (inputs: Of) => Promise<(ports: PreflightPorts) => Promise<ModePreflight>>;
  /** How many segments are in flight at once. */
  readonly concurrency: (inputs: Of) => number;
}

type InputsOf<M extends ModeName> = Extract<Inputs, { readonly mode: M }>;

/** Windows of export tasks move no bytes through the run: they wait for an answer, or for the one task that AWS runs a time. */
const WINDOWS_IN_FLIGHT = 400;

/** One row a mode. */
const ROWS: { readonly [M in ModeName]: ModeRow<InputsOf<M>> } = {
  amplify: {
    setUp: async (inputs) => (await import('../amplify/setup.js')).setUpAmplify.bind(undefined, inputs),
    preflight: async (inputs) =>
      (await import('../amplify/preflight.js')).amplifyPreflight.bind(undefined, inputs),
    concurrency: ({ concurrency }) => concurrency,
  },
  alb: {
    setUp: async (inputs) => (await import('../alb/setup.js')).setUpAlb.bind(undefined, inputs),
    preflight: async (inputs) => (await import('../alb/preflight.js')).albPreflight.bind(undefined, inputs),
    concurrency: ({ concurrency }) => concurrency,
  },
  export: {
    setUp: async (inputs) =>
      inputs.engine === 'read'
        ? (await import('../export/read/setup.js')).setUpExportRead.bind(undefined, inputs)
        : (await import('../export/tasks/setup.js')).setUpExport.bind(undefined, inputs),
    preflight: async (inputs) =>
      inputs.engine === 'read'
        ? (await import('../export/read/preflight.js')).exportReadPreflight.bind(undefined, inputs)
        : (await import('../export/tasks/preflight.js')).exportPreflight.bind(undefined, inputs),
    concurrency: ({ engine, concurrency }) => (engine === 'read' ? concurrency : WINDOWS_IN_FLIGHT),
  },
};

/** The row of the mode that some inputs are for, with the inputs put in. */
interface ChosenMode {
  setUp(): Promise<(services: RunServices) => Promise<ReadyMode>>;
  preflight(): Promise<(ports: PreflightPorts) => Promise<ModePreflight>>;
  concurrency(): number;
}

export function modeFor(inputs: Inputs): ChosenMode {
  return chosenMode(inputs.mode, inputs);
}

function chosenMode<M extends ModeName>(mode: M, inputs: InputsOf<M>): ChosenMode {
  const row: ModeRow<InputsOf<M>> = ROWS[mode];
  return {
    setUp: () => row.setUp(inputs),
    preflight: () => row.preflight(inputs),
    concurrency: () => row.concurrency(inputs),
  };
}
