/** A day of a load balancer, made once for each size and kept in the temporary folder. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { albDay } from '../test/aws/seed/alb.js';

export const BUCKET = 'bench-alb-logs';
/** One object for each five minutes. */
const OBJECTS = 288;
/** To be raised when what the generator makes changes. */
const EDITION = 1;

export interface CorpusObject {
  readonly key: string;
  readonly file: string;
}

export interface Corpus {
  readonly folder: string;
  readonly day: string;
  readonly lines: number;
  /** Of the text, uncompressed. */
  readonly bytes: number;
  readonly compressedBytes: number;
  readonly objects: readonly CorpusObject[];
}

/** The corpus of about so many lines, of yesterday. */
export function corpusOf(lines: number): Corpus {
  const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const folder = join(tmpdir(), 'log-ferry-bench', `${day}-${lines}-${EDITION}`);
  const index = join(folder, 'index.json');
  if (!existsSync(index)) make({ folder, index, day, lines });
  return JSON.parse(readFileSync(index, 'utf8')) as Corpus;
}

function make(target: { folder: string; index: string; day: string; lines: number }): void {
  const { folder, index, day, lines } = target;
  mkdirSync(folder, { recursive: true });
  const linesPerObject = Math.max(1, Math.round(lines / OBJECTS));
  const objects: CorpusObject[] = [];
  let [bytes, compressedBytes] = [0, 0];
  for (const { key, body, text } of albDay({ bucket: BUCKET, day, nodes: 1, linesPerObject })) {
    const file = join(folder, `${objects.length}.gz`);
    writeFileSync(file, body);
    objects.push({ key, file });
    bytes += Buffer.byteLength(text);
    compressedBytes += body.length;
  }
  const corpus: Corpus = { folder, day, lines: linesPerObject * OBJECTS, bytes, compressedBytes, objects };
  // Whole or not at all: a corpus without an index is made again.
  writeFileSync(`${index}.new`, JSON.stringify(corpus));
  renameSync(`${index}.new`, index);
}
