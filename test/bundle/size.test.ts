import { expect, test } from '@jest/globals';
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runBundle } from './runner.js';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const MB = 1_000_000;
/** Every job downloads dist/ and reads the entry: what only a report, Parquet or a rare path needs is loaded then. */
const ENTRY_BYTES = 4 * MB;
const ALL_BYTES = 8 * MB;

test('the bundle runs where there is nothing but dist/', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'log-ferry-alone-'));
  try {
    cpSync(DIST, join(folder, 'dist'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    const { log } = await runBundle({ inputs: {}, entry: join(folder, 'dist', 'index.js') });
    expect(log).toMatch(/^AWS Log Ferry \d+\.\d+\.\d+\r?\n::error::/);
    const post = await runBundle({ inputs: {}, entry: join(folder, 'dist', 'post', 'index.js') });
    expect(post).toMatchObject({ code: 0, log: '' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the bundle is small, and its entry smaller', () => {
  const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' })
    .map((name) => ({ name, bytes: statSync(join(DIST, name)) }))
    .filter(({ bytes }) => bytes.isFile())
    .map(({ name, bytes }) => ({ name, bytes: bytes.size }));
  const entry = files.find(({ name }) => name === 'index.js');
  expect(entry?.bytes).toBeLessThan(ENTRY_BYTES);
  expect(files.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(ALL_BYTES);
});
