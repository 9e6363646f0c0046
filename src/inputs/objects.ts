import type { Problem } from '../errors.js';
import type { RawInputs } from './raw-inputs.js';
import { quoted } from './refusal.js';
import type { ModeName, ObjectForm } from './types.js';

/** How records lie in objects, with the defaults of the mode. The rules see to it that the two fit each other. */
export function objectForm(
  format: ObjectForm['objectFormat'],
  compression: 'gzip' | 'snappy' | 'none' | undefined,
): ObjectForm {
  return format === 'parquet'
    ? { objectFormat: format, compression: compression === 'none' ? 'none' : 'snappy' }
    : { objectFormat: format, compression: compression === 'none' ? 'none' : 'gzip' };
}

/** What is wrong between the format of objects, their compression and the mode. */
export function objectProblems(given: RawInputs, mode: ModeName | undefined): Problem[] {
  const format = given.text('object-format') ?? (mode === 'amplify' ? 'csv' : 'jsonl');
  const compression = given.text('compression');
  const problems: Problem[] = [];
  if (format === 'csv' && mode !== undefined && mode !== 'amplify') {
    problems.push({
      subject: 'object-format',
      expected: `jsonl or parquet with mode ${mode}`,
      found: quoted(format),
      fix: 'Only the logs of Amplify come as CSV: choose jsonl or parquet.',
    });
  }
  const wrong = format === 'parquet' ? 'gzip' : 'snappy';
  if (compression === wrong) {
    problems.push({
      subject: 'compression',
      expected: `${format === 'parquet' ? 'snappy' : 'gzip'} or none with object-format ${quoted(format)}`,
      found: quoted(compression),
      fix: 'Remove `compression`: each format has the usual one by default.',
    });
  }
  return problems;
}
