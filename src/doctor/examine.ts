import type { Inputs } from '../inputs/types.js';
import { albDoctor } from './alb.js';
import type { DoctorPorts, ModeDoctor } from './mode-doctor.js';

/** Looks at everything that the mode needs, and writes nothing. */
export function examine(inputs: Inputs, ports: DoctorPorts): Promise<ModeDoctor> {
  switch (inputs.mode) {
    case 'alb':
      return albDoctor(inputs, ports);
    case 'amplify':
    case 'export':
      throw new Error(`A dry run of mode: ${inputs.mode} is not there yet.`);
  }
}
