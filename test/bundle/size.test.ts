import { expect, test } from '@jest/globals';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const MB = 1024 * 1024;
/** Every job downloads dist/ and reads the entry: what only a report, Parquet or a rare path needs is loaded then. */
const ENTRY_BYTES = 4 * MB;
const ALL_BYTES = 8 * MB;

test('the bundle is small, and its entry smaller', () => {
  const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' })
    .map((name) => ({ name, bytes: statSync(join(DIST, name)) }))
    .filter(({ bytes }) => bytes.isFile())
    .map(({ name, bytes }) => ({ name, bytes: bytes.size }));
  const entry = files.find(({ name }) => name === 'index.js');
  expect(entry?.bytes).toBeLessThan(ENTRY_BYTES);
  expect(files.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(ALL_BYTES);
});
