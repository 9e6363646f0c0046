import type { LocalAws } from '../aws/local-aws.js';
import { albDay, type AlbDay } from '../aws/seed/alb.js';
import type { Balance } from '../faults/workload.js';
import type { Replacement } from './schedule.js';

/** The records of an object before and after it was replaced, by their names. */
interface Versions {
  readonly key: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * Objects that become others under the same key. A load balancer never does that, and what a destination has of the key
 * is one version, whole: the first where it was committed, the second where it was listed anew. Where a part of the
 * first was sent already, that part is all that there will be, and a run that fails names the object.
 */
export class ReplacedObjects {
  readonly #aws: LocalAws;
  readonly #day: AlbDay;
  readonly #namesIn: (text: string) => readonly string[];
  readonly #versions = new Map<string, Versions>();

  constructor(aws: LocalAws, day: AlbDay, namesIn: (text: string) => readonly string[]) {
    this.#aws = aws;
    this.#day = day;
    this.#namesIn = namesIn;
  }

  /** Replaces an object, once. */
  replace({ object }: Replacement): void {
    const [before, after] = [1, 1000].map((seed) => [...albDay({ ...this.#day, seed })]);
    const at = Math.floor(object * (before?.length ?? 0));
    const [old, made] = [before?.[at], after?.[at]];
    if (old === undefined || made === undefined || this.#versions.has(old.key)) return;
    this.#aws.s3.putObject(old.bucket, old.key, made.body);
    this.#versions.set(old.key, {
      key: old.key,
      before: this.#namesIn(old.text),
      after: this.#namesIn(made.text),
    });
  }

  /** Whether a record is, or was, in one of them. */
  has(name: string): boolean {
    return [...this.#versions.values()].some(
      ({ before, after }) => before.includes(name) || after.includes(name),
    );
  }

  /** What is wrong with them; `found` are records with the destination before their name, `log` what all runs said. */
  balance(found: readonly string[], log: string): Pick<Balance, 'doubled' | 'lost'> {
    const counts = new Map<string, number>();
    for (const each of found) counts.set(each, (counts.get(each) ?? 0) + 1);
    const total = { doubled: 0, lost: 0 };
    for (const destination of ['logs', 's3'])
      for (const { key, before, after } of this.#versions.values()) {
        const [first, second] = [before, after].map((names) => {
          const each = names.map((name) => counts.get(`${destination} ${name}`) ?? 0);
          return { all: names.length, once: each.filter((n) => n > 0).length, sum: sumOf(each) };
        });
        if (first === undefined || second === undefined) continue;
        const both = Math.min(first.once, second.once);
        total.doubled += first.sum + second.sum - first.once - second.once + both;
        const isWhole = first.once === first.all || second.once === second.all;
        const isReported = log.includes(`${key} was replaced`) || log.includes(`${key} was deleted`);
        if (!isWhole && !isReported) total.lost += first.all - Math.max(first.once, second.once);
      }
    return total;
  }
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
