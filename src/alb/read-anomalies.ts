import type { FollowedObject } from './delivery.js';

/** So many objects are named in the summary. */
const MOST_NAMED = 10;

/** Objects that were read in an odd way, or not at all by the user's wish: told as they are met, and in the summary. */
export class ReadAnomalies {
  readonly #notice: (text: string) => void;
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
    for (const name of names)
      this.#notice(`${name} cannot be read and is skipped (on-bad-object: skip; redo takes it).`);
  }

  /** For the summary, which has the notices already. */
  notes(): string[] {
    const all = this.#followed;
    if (all.length < 2) return [];
    const rest = all.length - MOST_NAMED;
    const more = rest > 0 ? `, and ${rest} more` : '';
    const names = all.slice(0, MOST_NAMED).join(', ');
    return [
      `Objects with something after the end of their gzip, which is ignored: ${all.length}. ${names}${more}.`,
    ];
  }
}
