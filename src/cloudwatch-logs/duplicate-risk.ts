import type { LogGroupFacts } from './log-groups.js';

/** What a run may have doubled in a log group that cannot be read back: at most so many batches. */
export class DuplicateRisk {
  #batches = 0;

  /** A put had no answer, or a run died before it could note what it sent last: the batch is sent again unseen. */
  batchRepeated(): void {
    this.#batches += 1;
  }

  get batches(): number {
    return this.#batches;
  }

  /** For the summary. */
  notesOn({ name, logGroupClass }: LogGroupFacts): string[] {
    if (logGroupClass === 'STANDARD') return [];
    const bound =
      this.#batches === 0
        ? 'Nothing was sent twice in this run.'
        : `Batches that may be duplicated: at most ${this.#batches}.`;
    return [
      `${name} is of class ${logGroupClass} and cannot be read back: a killed run or a lost response can duplicate a batch. ${bound}`,
    ];
  }
}
