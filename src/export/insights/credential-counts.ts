import type { CredentialSighting } from './entries.js';
import type { ReportSection } from '../../statistics/report-section.js';

/** Kinds and places are words of ours and few; this only bounds what a mistake could do. */
const MAX_ROWS = 500;

interface Sightings {
  readonly kind: string;
  readonly where: string;
  clear: number;
  masked: number;
}

/** In how many entries credentials were seen, by kind and by where they stand; never their values. */
export class CredentialCounts {
  readonly #sightings = new Map<string, Sightings>();

  /** What was seen in one entry. */
  add(where: string, seen: readonly CredentialSighting[]): void {
    for (const { kind, isMasked } of seen) {
      const key = `${kind}\n${where}`;
      const known = this.#sightings.get(key) ?? { kind, where, clear: 0, masked: 0 };
      if (isMasked) known.masked += 1;
      else known.clear += 1;
      if (this.#sightings.size < MAX_ROWS) this.#sightings.set(key, known);
    }
  }

  /** Entries that hold a credential in clear, summed over its kinds. */
  get clear(): number {
    return [...this.#sightings.values()].reduce((sum, { clear }) => sum + clear, 0);
  }

  /** Empty where none was seen. */
  sections(): ReportSection[] {
    const sightings = [...this.#sightings.values()].sort((a, b) => b.clear - a.clear || b.masked - a.masked);
    if (sightings.length === 0) return [];
    return [
      {
        title: 'Credentials in the logs',
        note:
          'Entries in which something is named or shaped like a credential, by kind and place, without the ' +
          'value. Anyone who may read the log group or the bucket can read those in clear text: change them, and log less ' +
          '(API Gateway: turn off data tracing). An entry counts once for each kind.',
        table: {
          columns: [
            { title: 'Kind', kind: 'text' },
            { title: 'Where', kind: 'text' },
            { title: 'Entries, in clear', kind: 'count' },
            { title: 'Entries, masked by the service', kind: 'count' },
          ],
          rows: sightings.map(({ kind, where, clear, masked }) => [kind, where, clear, masked]),
        },
      },
    ];
  }
}
