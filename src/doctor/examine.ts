import type { Inputs } from '../inputs/types.js';
import { albDoctor } from './alb.js';
import { amplifyDoctor } from './amplify.js';
import { exportDoctor } from './export.js';
import type { DoctorPorts, ModeDoctor } from './mode-doctor.js';

/** Looks at everything that the mode needs, and writes nothing. */
export function examine(inputs: Inputs, ports: DoctorPorts): Promise<ModeDoctor> {
  switch (inputs.mode) {
    case 'alb':
      return albDoctor(inputs, ports);
    case 'amplify':
      return amplifyDoctor(inputs, ports);
    case 'export':
      return exportDoctor(inputs, ports);
  }
}
