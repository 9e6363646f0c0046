import type { Inputs } from '../inputs/types.js';
import { albPreflight } from '../alb/preflight.js';
import { amplifyPreflight } from '../amplify/preflight.js';
import { exportPreflight } from '../export/tasks/preflight.js';
import type { PreflightPorts, ModePreflight } from '../preflight/mode-preflight.js';

/** Looks at everything that the mode needs, and writes nothing. */
export function examine(inputs: Inputs, ports: PreflightPorts): Promise<ModePreflight> {
  switch (inputs.mode) {
    case 'alb':
      return albPreflight(inputs, ports);
    case 'amplify':
      return amplifyPreflight(inputs, ports);
    case 'export':
      return exportPreflight(inputs, ports);
  }
}
