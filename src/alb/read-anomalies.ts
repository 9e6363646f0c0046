import type { TrailingDataObject } from './delivery.js';

/** At most this many objects are named in the summary. */
const MAX_NAMED = 10;

/** Reports objects with data after their gzip, and objects that `on-bad-object: skip` left out. */
export class ReadAnomalies {
  readonly #notice: (text: string) => void;
  readonly #followed: string[] = [];

  constructor(notice: (text: string) => void) {
    this.#notice = notice;
  }

  /** Objects with bytes after their gzip; the first one is reported at once, all are counted. */
  followed(objects: readonly TrailingDataObject[]): void {
    for (const { name, bytes } of objects) {
      if (this.#followed.length === 0)
        this.#notice(
          `${name} has ${bytes} bytes after the end of its gzip. They are ignored; everything before them is read.`,
        );
      this.#followed.push(name);
    }
  }

  /** Objects that cannot be read, with on-bad-object: skip. */
  skipped(names: readonly string[]): void {
    for (const name of names)
      this.#notice(
        `${name} cannot be read and is skipped (on-bad-object: skip). A run with redo: true tries it again.`,
      );
  }

  /** For the summary, which has the notices already. */
  notes(): string[] {
    const all = this.#followed;
    if (all.length < 2) return [];
    const rest = all.length - MAX_NAMED;
    const more = rest > 0 ? `, and ${rest} more` : '';
    const names = all.slice(0, MAX_NAMED).join(', ');
    return [
      `Objects with something after the end of their gzip, which is ignored: ${all.length}. ${names}${more}.`,
    ];
  }
}
