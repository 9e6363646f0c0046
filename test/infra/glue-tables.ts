/** Writes what the stack of the tables gives to Glue, as JSON; test/infra/glue_tables.py gives it to moto's Glue. */
import process from 'node:process';
import { stackOf, templateNamed } from './stack.js';

const CASES = [
  { AmplifyFormat: 'csv', AlbFormat: 'parquet', ExportFormat: 'jsonl', Apps: 'd1' },
  { AmplifyFormat: 'jsonl', AlbFormat: 'jsonl', ExportFormat: 'parquet' },
  { AmplifyFormat: 'parquet' },
];

const stacks = CASES.map((parameters) =>
  Object.values(stackOf(templateNamed('tables'), { Bucket: 'archive', ...parameters }).resources),
);
process.stdout.write(JSON.stringify(stacks));
