import type { LogType, StatisticsKind } from '../encode/log-type.js';
import type { Column, RecordObserver, Redaction } from '../encode/types.js';
import { RequestFigures, type RequestsSnapshot } from './request-figures.js';
import { RequestObserver } from './requests.js';
import { ConnectionFigures, ConnectionObserver, type ConnectionsSnapshot } from './connections.js';
import { HealthCheckFigures, HealthCheckObserver, type HealthChecksSnapshot } from './health-checks.js';
import { ShownColumns } from './shown-columns.js';
import type { ReportSection } from './report-section.js';

type FiguresSnapshot = RequestsSnapshot | ConnectionsSnapshot | HealthChecksSnapshot;

/** The figures of some records of one log type: plain data, which crosses to another thread by structured clone. */
export interface LogTypeSnapshot {
  readonly logType: string;
  readonly figures: FiguresSnapshot;
}

/** Collects figures while the records of one log type are encoded. */
export interface LogTypeStatistics extends RecordObserver {
  snapshot(): LogTypeSnapshot;
}

/**
 * A collector for a part of the work; its snapshot is merged into a report once that part is done. Nothing for a log type
 * without figures. What is redacted is not shown.
 */
export function logTypeStatistics(
  { name, statistics }: LogType,
  columns: readonly Column[],
  redaction: Redaction | undefined,
): LogTypeStatistics | undefined {
  if (statistics === undefined) return undefined;
  const [figures, observer] = collectorOf(statistics, new ShownColumns(columns, redaction));
  return {
    parsed: (bytes, fields, timestamp) => {
      observer.parsed(bytes, fields, timestamp);
    },
    unparsed: () => {
      observer.unparsed();
    },
    snapshot: () => ({ logType: name, figures: figures.snapshot() }),
  };
}

type Collector = readonly [{ snapshot(): FiguresSnapshot }, RecordObserver];

function collectorOf(statistics: StatisticsKind, shown: ShownColumns): Collector {
  switch (statistics.kind) {
    case 'requests': {
      const figures = new RequestFigures();
      return [figures, new RequestObserver(figures, shown)];
    }
    case 'connections': {
      const figures = new ConnectionFigures(statistics.failure.title);
      return [figures, new ConnectionObserver(figures, shown, statistics)];
    }
    case 'health-checks': {
      const figures = new HealthCheckFigures();
      return [figures, new HealthCheckObserver(figures, shown)];
    }
  }
}

/** The figures of each log type of a run. */
export class LogTypeReport {
  readonly #logTypes: readonly LogType[];
  readonly #requests = new Map<string, RequestFigures>();
  readonly #connections = new Map<string, ConnectionFigures>();
  readonly #healthChecks = new Map<string, HealthCheckFigures>();

  constructor(logTypes: readonly LogType[]) {
    this.#logTypes = logTypes;
  }

  merge({ logType, figures }: LogTypeSnapshot): void {
    switch (figures.kind) {
      case 'requests':
        figuresOf(this.#requests, logType, () => new RequestFigures()).merge(figures);
        return;
      case 'connections':
        figuresOf(this.#connections, logType, () => new ConnectionFigures(figures.failureTitle)).merge(
          figures,
        );
        return;
      case 'health-checks':
        figuresOf(this.#healthChecks, logType, () => new HealthCheckFigures()).merge(figures);
    }
  }

  /** Those of the log types that had records; where two types have figures of one kind, the titles name the type. */
  sections(): ReportSection[] {
    const reported = this.#logTypes
      .map(({ name, statistics }) => ({ name, kind: statistics?.kind, sections: this.#sectionsOf(name) }))
      .filter(({ sections }) => sections.length > 0);
    return reported.flatMap(({ name, kind, sections }) => {
      const isOnly = reported.every((other) => other.name === name || other.kind !== kind);
      return isOnly ? sections : sections.map((each) => ({ ...each, title: `${each.title} (${name})` }));
    });
  }

  #sectionsOf(name: string): ReportSection[] {
    const figures = this.#requests.get(name) ?? this.#connections.get(name) ?? this.#healthChecks.get(name);
    return figures?.sections() ?? [];
  }
}

function figuresOf<Figures>(figures: Map<string, Figures>, name: string, create: () => Figures): Figures {
  const known = figures.get(name) ?? create();
  figures.set(name, known);
  return known;
}
