/** Every output, with its description. The values are texts; empty where the mode has no such figure. */
export const outputs = {
  complete: '`true` when nothing of the window is left to do, `false` when a later run has to continue.',
  'window-from': 'Start of the window, as an RFC 3339 instant.',
  'window-to': 'End of the window, exclusive, as an RFC 3339 instant.',
  'segments-planned': 'Segments that the window holds and that were still to be done.',
  'segments-committed': 'Segments that this run committed, empty ones too.',
  'segments-skipped': 'Segments that another live run holds.',
  'records-read': 'Records that were read. Empty for `export`.',
  'records-written':
    'Records that were written; the smallest figure over the destinations. Empty for `export`.',
  'bytes-read': 'Bytes as downloaded.',
  'bytes-written': 'Bytes of the records that were written.',
  'objects-read': 'Log objects that were read.',
  'objects-written': 'Objects that were written, without those of the ledger.',
  'objects-skipped': 'Log objects that were not downloaded, because all their records are too old.',
  'task-ids': 'Export tasks that were created or adopted, as a JSON list.',
  tally:
    'The balance sheet as JSON: `read`, `unparsed`, `restamped`, and for each destination in use its own `read` and its nine buckets. For `export`: windows, objects and bytes.',
  estimate: 'With `dry-run`: objects, bytes, uncompressed bytes and price as JSON.',
  windows: 'With `dry-run`: what is left to do as a JSON list of at most 256 `{"from","to"}`, for a matrix.',
  verified: 'With `verify`: committed segments of the window that agree with the destination.',
  differences:
    'With `verify`: what differs, as a JSON list of at most 100 `{"segment","what","expected","found"}`.',
  'aws-account-id':
    'Account that the run worked in. Empty with `mask-aws-account-id`, and where the sign-in failed.',
  'report-path':
    'With `report: html`: the whole path of the file that was written. Empty where none was, as in a dry run.',
  'report-json-path':
    'With `report: html`: the whole path of the same figures as JSON, beside the HTML file. Empty where none was written.',
} as const;

export type OutputName = keyof typeof outputs;
