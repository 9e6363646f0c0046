import type { ClaimedSegment } from '../../engine/mode.js';
import type { ReportSection } from '../../statistics/report-section.js';
import { MAX_MESSAGE_CHARACTERS } from '../insights/exported-events.js';
import { ExportedLogs } from '../insights/exported-logs.js';
import type { ExportedEvent } from '../insights/entries.js';
import { reportedEvent } from './record.js';

/** Log streams of a window that are kept apart, at most. */
const MAX_STREAMS = 10_000;

/** What API Gateway's and functions' logs say, taken from the events as they are written. */
export class ReadInsights {
  readonly #logs = new ExportedLogs();
  /** Ids of windows that were counted already: one that is written again after a lost answer is not counted twice. */
  readonly #counted = new Set<string>();

  /** Takes the lines of a window. Entries of a stream that do not name their invocation belong to the one before them. */
  takerFor({ id, partition }: ClaimedSegment, logGroup: string): (line: string) => void {
    const name = `${partition.documents[0]?.key ?? ''} ${id}`;
    if (this.#counted.has(name)) return () => undefined;
    this.#counted.add(name);
    const streams = new Map<string, (event: ExportedEvent) => void>();
    return (line) => {
      const { stream, timestamp, message } = reportedEvent(line);
      if (streams.size >= MAX_STREAMS) streams.clear();
      const take = streams.get(stream) ?? this.#logs.takerFor(logGroup);
      streams.set(stream, take);
      take({ timestamp, message: withoutEmptyLines(message) });
    };
  }

  sections(): readonly ReportSection[] {
    return this.#logs.sections();
  }
}

/** As an export writes a message, lines that are empty left out. */
function withoutEmptyLines(message: string): string {
  return message
    .slice(0, MAX_MESSAGE_CHARACTERS)
    .replace(/(\r?\n)+/g, '\n')
    .replace(/\n$/, '');
}
