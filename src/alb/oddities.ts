import type { FollowedObject } from './delivery.js';

/** So many objects are named in the summary. */
const MOST_NAMED = 10;

/** Objects that were read in an odd way, or not at all by the user's wish: told as they are met, and in the summary. */
export class Oddities {
  readonly #notice: (text: string) => void;
  readonly #skipped: string[] = [];
  readonly #followed: string[] = [];

  constructor(notice: (text: string) => void) {
    this.#notice = notice;
  }

  /** Objects with something after their gzip; the first is told at once, all are counted. */
  followed(objects: readonly FollowedObject[]): void {
    for (const { name, bytes } of objects) {
      if (this.#followed.length === 0)
        this.#notice(
          `${name} has ${bytes} bytes after the end of its gzip. They are ignored; all before them is read.`,
        );
      this.#followed.push(name);
    }
  }

  /** Objects that cannot be read, with on-bad-object: skip. */
  skipped(names: readonly string[]): void {
    for (const name of names) this.#notice(`${name} cannot be read and is skipped (on-bad-object: skip).`);
    this.#skipped.push(...names);
  }

  /** For the summary. */
  notes(): string[] {
    return [
      ...told(
        'Objects that cannot be read and were skipped (on-bad-object: skip; redo takes them)',
        this.#skipped,
      ),
      ...told('Objects with something after the end of their gzip, which is ignored', this.#followed),
    ];
  }
}

function told(what: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const rest = names.length - MOST_NAMED;
  const more = rest > 0 ? `, and ${rest} more` : '';
  return [`${what}: ${names.length}. ${names.slice(0, MOST_NAMED).join(', ')}${more}.`];
}
