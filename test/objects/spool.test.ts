import { expect, test } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ObjectBody } from '../../src/objects/gzip-body.js';
import { Spool, SpoolSpace } from '../../src/objects/spool.js';

async function textOf(spool: Spool): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of spool.read()) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

test.each([0, 100, 1_000_000])(
  'what was written is read, again and again, with %d bytes of memory',
  async (limit) => {
    const folder = mkdtempSync(join(tmpdir(), 'spool-'));
    const space = new SpoolSpace(folder, limit);
    const spool = new Spool(space);
    const lines = Array.from({ length: 700 }, (_, i) => `${i} ${'x'.repeat(i)}\n`);
    for (const line of lines) await spool.append(Buffer.from(line));
    expect(await textOf(spool)).toBe(lines.join(''));
    expect(await textOf(spool)).toBe(lines.join(''));
    expect(spool.size).toBe(lines.join('').length);
    // No file has a name, so nothing is left however the process ends.
    expect(readdirSync(folder)).toEqual([]);
    await spool.dispose();
    expect(space.take(limit)).toBe(true);
    expect(await textOf(spool)).toBe('');
    rmSync(folder, { recursive: true });
  },
);

test.each([true, false])(
  'a disk that cannot be written is told with its folder and cause (compressed: %s)',
  async (gzip) => {
    const folder = join(tmpdir(), 'spool-that-is-not-there');
    const body = new ObjectBody(new SpoolSpace(folder, 300_000), gzip);
    const written = async (): Promise<void> => {
      for (let i = 0; i < 40; i += 1) await body.write(randomBytes(100_000));
      await body.end();
    };
    await expect(written()).rejects.toThrow(
      `The folder ${folder} of the runner cannot hold a temporary file: ENOENT`,
    );
    // Whoever goes on writing, or ends, hears the same.
    await expect(written()).rejects.toThrow(/ENOENT/);
    await body.dispose();
  },
);
