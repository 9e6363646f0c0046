import * as v from 'valibot';
import { list, number, text } from '../fields.js';
import { Refusal } from '../refusal.js';

function readRedaction(entry: string): string | Refusal {
  // Amplify's own names have hyphens and parentheses, such as cs(Host); which names there are is for the modes to say.
  if (/^[a-z][a-z0-9_-]*(\([A-Za-z-]+\))?$/.test(entry)) return entry;
  return new Refusal(
    'query-values, client-ip, user-agent or the name of a field',
    'Field names are those of the JSON format in lower case, with _ for other characters, such as ssl_cipher.',
  );
}

/** What the modes that see records leave out of them. */
export const selectionTable = {
  filter: v.optional(
    text(
      'CEL expression over the fields of the JSON format (for `amplify` in lower case, with `_` for other characters: `sc_status`). Records for which it is false are left out; those for which it cannot be evaluated are kept.',
    ),
  ),
  sample: v.optional(
    number(
      'Share of the records to keep, 0 to 1, the same ones in every run. Records with a 5xx status or without an answer are always kept.',
      { least: 0, most: 1 },
    ),
    '1',
  ),
  redact: v.optional(
    list(
      'What to take out of every record, one per line: `query-values`, `client-ip` (cut to /24 or /48), `user-agent`, or the name of a field.',
      readRedaction,
    ),
  ),
};
