/** Log objects of load balancers, made once for each size and kept in the temporary folder. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { albDay, type AlbObject } from '../test/aws/seed/alb.js';

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

/** The day of one busy load balancer with about so many lines, of yesterday. */
export function dayCorpus(lines: number): Corpus {
  const linesPerObject = Math.max(1, Math.round(lines / OBJECTS));
  return corpusOf(`${lines}`, (day) => albDay({ bucket: BUCKET, day, nodes: 1, linesPerObject }));
}

/** Many load balancers with little to do: objects of 50 lines, a hundredth as many as the other corpus has lines. */
const SMALL_LINES = 50;
const SMALL_BALANCERS = 20;
const SMALL_NODES = 4;

export function smallCorpus(lines: number): Corpus {
  const most = OBJECTS * SMALL_BALANCERS * SMALL_NODES;
  const objects = Math.min(most, Math.ceil(lines / 100));
  const perBalancer = Math.ceil(objects / SMALL_BALANCERS / SMALL_NODES);
  return corpusOf(`small-${objects}`, function* (day) {
    for (let i = 0; i < SMALL_BALANCERS; i += 1) {
      yield* albDay({
        bucket: BUCKET,
        day,
        loadBalancer: `quiet-${i}.50dc6c495c0c${String(9100 + i)}`,
        nodes: SMALL_NODES,
        linesPerObject: SMALL_LINES,
        intervals: [0, perBalancer],
      });
    }
  });
}

function corpusOf(name: string, objectsOf: (day: string) => Iterable<AlbObject>): Corpus {
  const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const folder = join(tmpdir(), 'log-ferry-bench', `${day}-${name}-${EDITION}`);
  const index = join(folder, 'index.json');
  if (!existsSync(index)) {
    mkdirSync(folder, { recursive: true });
    const corpus = { folder, day, ...writeObjects(folder, objectsOf(day)) };
    // Whole or not at all: a corpus without an index is made again.
    writeFileSync(`${index}.new`, JSON.stringify(corpus));
    renameSync(`${index}.new`, index);
  }
  return JSON.parse(readFileSync(index, 'utf8')) as Corpus;
}

function writeObjects(folder: string, made: Iterable<AlbObject>): Omit<Corpus, 'folder' | 'day'> {
  const objects: CorpusObject[] = [];
  let [lines, bytes, compressedBytes] = [0, 0, 0];
  for (const object of made) {
    const file = join(folder, `${objects.length}.gz`);
    writeFileSync(file, object.body);
    objects.push({ key: object.key, file });
    lines += object.lines;
    bytes += Buffer.byteLength(object.text);
    compressedBytes += object.body.length;
  }
  return { lines, bytes, compressedBytes, objects };
}
