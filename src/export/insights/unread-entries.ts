import type { ReportCell, ReportSection } from '../../statistics/report-section.js';

const MAX_ROWS = 500;

/** How many entries of each log group have none of the forms that are read, so that no figure has them in silence. */
export class UnreadEntries {
  readonly #groups = new Map<string, { entries: number; unread: number }>();

  /** One entry was looked at. */
  count(logGroup: string, isRead: boolean): void {
    const group = this.#groups.get(logGroup) ?? { entries: 0, unread: 0 };
    this.#groups.set(logGroup, group);
    group.entries += 1;
    if (!isRead) group.unread += 1;
  }

  /** Empty where all was read. */
  sections(): ReportSection[] {
    const groups = [...this.#groups].filter(([, { unread }]) => unread > 0);
    if (groups.length === 0) return [];
    const all = groups.reduce((sum, [, { unread }]) => sum + unread, 0);
    const rows = groups
      .sort(([, a], [, b]) => b.unread - a.unread)
      .slice(0, MAX_ROWS)
      .map(([name, { entries, unread }]): ReportCell[] => [name, unread, entries, unread / entries]);
    return [
      {
        title: 'Entries that were not read',
        note:
          `${all.toLocaleString('en-US')} ${all === 1 ? 'entry has' : 'entries have'} none of the forms that this report ` +
          'knows (execution and access logs of API Gateway, logs of functions). They are exported like all others, but ' +
          'are in no figure of this report.',
        table: {
          columns: [
            { title: 'Log group', kind: 'code' },
            { title: 'Not read', kind: 'count' },
            { title: 'Entries', kind: 'count' },
            { title: 'Share', kind: 'share' },
          ],
          rows,
          ...(groups.length > rows.length ? { of: groups.length } : {}),
        },
      },
    ];
  }
}
