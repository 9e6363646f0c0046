import type { Inputs } from '../inputs/types.js';
import { setUpAlb } from '../alb/setup.js';
import { setUpExport } from '../export/tasks/setup.js';
import type { ReadyMode, Surroundings } from '../setup.js';

export type { ReadyMode, Surroundings } from '../setup.js';

/** Makes the mode that the inputs ask for; what it needs of AWS is looked at, and created where the inputs say so. */
export async function setUpMode(inputs: Inputs, surroundings: Surroundings): Promise<ReadyMode> {
  switch (inputs.mode) {
    case 'alb':
      return setUpAlb(inputs, surroundings);
    case 'export':
      return setUpExport(inputs, surroundings);
    case 'amplify': {
      // With it comes Amplify's client, which the start of the others must not pay for.
      const { setUpAmplify } = await import('../amplify/setup.js');
      return setUpAmplify(inputs, surroundings);
    }
  }
}
