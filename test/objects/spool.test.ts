import { expect, test } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
