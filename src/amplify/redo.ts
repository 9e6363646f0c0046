import { formatInstant } from '../engine/window.js';
import { DataError } from '../errors.js';
import type { AmplifyClaim } from './claim.js';

/** Whether a redo replaces an existing object, even if no record is left. */
export function replacesExisting({ pass, held }: AmplifyClaim): boolean {
  return pass === 'redo' && held.s3 > 0;
}

/** Refuses a redo of an hour that the service no longer shows: it would replace delivered records by nothing. */
export function refuseGone({ pass, app, domain, hour, held }: AmplifyClaim): void {
  const before = Math.max(held.s3, held.logs);
  if (pass !== 'redo' || before === 0) return;
  throw new DataError(
    `redo: Amplify no longer returns requests of ${domain} (app ${app}) for the hour from ${formatInstant(hour)}, and ` +
      `${String(before)} were delivered before. What was delivered stays as it is.`,
  );
}
