import * as v from 'valibot';
import { readAccountId, readEncryption } from '../aws.js';
import { choice, field, noted } from '../fields.js';

/** What the modes that write objects ask about them. Which words a mode takes, and its defaults, are for the rules. */
export const objectsTable = {
  'object-format': v.optional(
    noted(
      choice(
        '`jsonl`: one JSON object per line, the same as `log-format: json`. `parquet`: the same fields as typed columns. `csv`: the columns of the service with the header line, only for `amplify`, where it is the default; otherwise `jsonl` is.',
        ['csv', 'jsonl', 'parquet'],
        { json: 'jsonl', ndjson: 'jsonl', jsonlines: 'jsonl' },
      ),
      { shown: 'by mode' },
    ),
  ),
  compression: v.optional(
    noted(
      choice(
        '`gzip` (the default) or `none`; for `parquet` `snappy` (the default) or `none`.',
        ['gzip', 'snappy', 'none'],
        {
          gz: 'gzip',
        },
      ),
      { shown: 'by format' },
    ),
  ),
  'kms-key-id': v.optional(
    noted(
      field(
        'Encryption of the objects: a KMS key (SSE-KMS), or `AES256` if a policy requires a header that asks for SSE-S3.',
        readEncryption,
      ),
      { shown: "the bucket's default" },
    ),
  ),
  'destination-bucket-owner': v.optional(
    field('Account that must own the destination bucket; sent with every call to S3.', readAccountId),
  ),
};
