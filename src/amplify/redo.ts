import { showInstant } from '../engine/window.js';
import { DataError } from '../errors.js';
import type { AmplifyClaim } from './claim.js';

/** Whether an hour that is done again has an object of before: it is replaced also where no record is left. */
export function replacesOld({ pass, held }: AmplifyClaim): boolean {
  return pass === 'redo' && held.s3 > 0;
}

/** A redo replaces what was written by what the service shows: where it shows nothing any more, what is there is worth more. */
export function refuseGone({ pass, app, domain, hour, held }: AmplifyClaim): void {
  const before = Math.max(held.s3, held.logs);
  if (pass !== 'redo' || before === 0) return;
  throw new DataError(
    `redo: Amplify shows no requests any more of ${domain} (app ${app}) in the hour from ${showInstant(hour)} on, and ` +
      `${String(before)} were delivered before. What was delivered stays as it is.`,
  );
}
