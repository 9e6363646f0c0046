import type { ReportSection } from '../../statistics/report-section.js';

/** One log group of those that the run exported, and how much of it was read back. */
export interface GroupRow {
  readonly logGroup: string;
  readonly windows: number;
  readonly from: number;
  readonly to: number;
  readonly objects: number;
  /** As they lie in the bucket. */
  readonly bytes: number;
  objectsRead: number;
  bytesRead: number;
}

const MAX_ROWS = 500;

interface ReadBackNotes {
  readonly events: number;
  /** Sentences of ours. */
  readonly notes: readonly string[];
  /** Texts that name objects, or that AWS has a part in. */
  readonly troubles: readonly string[];
}

/** What was exported, by log group, how much of it the sections after these speak of, and what could not be read. */
export function readBackSections(
  rows: readonly GroupRow[],
  { events, notes, troubles }: ReadBackNotes,
): ReportSection[] {
  const sum = (figure: (row: GroupRow) => number): number => rows.reduce((all, row) => all + figure(row), 0);
  const [objects, objectsRead] = [sum((row) => row.objects), sum((row) => row.objectsRead)];
  const left = sum((row) => row.bytes - row.bytesRead);
  const all = objects === objectsRead;
  const words = [
    `Read back for this report: ${show(objectsRead)} of ${show(objects)} objects, ${show(events)} entries.`,
    all
      ? ''
      : `Not read: ${show(objects - objectsRead)} objects of ${show(left)} bytes; the figures below do not include them.`,
    ...notes,
  ];
  const shown = [...rows].sort((a, b) => b.bytes - a.bytes).slice(0, MAX_ROWS);
  const groups: ReportSection = {
    title: 'Exported log groups',
    note: words.filter((text) => text !== '').join(' '),
    table: {
      columns: [
        { title: 'Log group', kind: 'code' },
        { title: 'Windows', kind: 'count' },
        { title: 'From', kind: 'instant' },
        { title: 'To', kind: 'instant' },
        { title: 'Objects', kind: 'count' },
        { title: 'Bytes', kind: 'bytes' },
        { title: 'Objects read back', kind: 'count' },
      ],
      rows: shown.map((row) => [
        ...[row.logGroup, row.windows, row.from, row.to, row.objects, row.bytes, row.objectsRead],
      ]),
      ...(rows.length > shown.length ? { of: rows.length } : {}),
    },
  };
  return [groups, ...troubleSections(troubles)];
}

function troubleSections(troubles: readonly string[]): ReportSection[] {
  if (troubles.length === 0) return [];
  const columns = [{ title: 'What went wrong', kind: 'text' }] as const;
  const table = { columns, rows: troubles.map((text) => [text]) };
  return [{ title: 'Not read back', note: 'This does not affect the export itself.', table }];
}

function show(number: number): string {
  return number.toLocaleString('en-US');
}
