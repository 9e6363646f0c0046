/** Every output, with its description. The values are texts; empty where the mode has no such figure. */
export const outputs = {
  complete: '`true` when nothing of the window is left to do, `false` when a later run has to continue.',
  'window-from': 'Start of the window, as an RFC 3339 instant.',
  'window-to': 'End of the window, exclusive, as an RFC 3339 instant.',
  'segments-planned': 'Segments in the window that were still to be done.',
  'segments-committed': 'Segments that this run committed, including empty ones.',
  'segments-skipped': 'Segments that another active run holds.',
  'records-read': 'Records that were read. Empty for `export`.',
  'records-written':
    'Records that were written; with two destinations, the smaller number. Empty for `export`.',
  'bytes-read': 'Bytes as downloaded.',
  'bytes-written': 'Bytes of the records that were written.',
  'objects-read': 'Log objects that were read.',
  'objects-written': 'Objects that were written, not counting the ledger.',
  'objects-skipped': 'Log objects that were not downloaded, because all their records are too old.',
  'task-ids': 'Export tasks that were created or taken over, as a JSON list.',
  tally:
    'The tally as JSON: `read`, `unparsed`, `restamped`, and for each destination in use its own `read` and its nine counts. For `export`: windows, objects and bytes.',
  estimate: 'With `dry-run`: objects, bytes, uncompressed bytes and price as JSON.',
  windows: 'With `dry-run`: what is left to do as a JSON list of at most 256 `{"from","to"}`, for a matrix.',
  verified: 'With `verify`: number of committed segments in the window that agree with the destination.',
  differences:
    'With `verify`: what differs, as a JSON list of at most 100 `{"segment","what","expected","found"}`.',
  'aws-account-id':
    'Account that the run worked in. Empty with `mask-aws-account-id`, and if the sign-in failed.',
  'report-path':
    'With `report: html`: the full path of the file that was written. Empty if none was, as in a dry run.',
  'report-json-path':
    'With `report: html`: the full path of the same figures as JSON, next to the HTML file. Empty if none was written.',
} as const;

export type OutputName = keyof typeof outputs;
