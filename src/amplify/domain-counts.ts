import type { RecordTally } from '../engine/tally.js';
import { domainsSection, type CarriedDomain } from '../statistics/amplify-domains.js';
import type { ReportSection } from '../statistics/report-section.js';
import type { AppDomains } from './apps.js';
import type { AppDomain } from './hours.js';

/** Counts what a run carries of each domain, for the summary. */
export class DomainCounts {
  readonly #apps: readonly AppDomains[];
  readonly #counts = new Map<string, Counts>();

  constructor(apps: readonly AppDomains[]) {
    this.#apps = apps;
  }

  carried(domain: AppDomain, { read, s3, logs }: RecordTally): void {
    const counts = this.#counts.get(nameOf(domain)) ?? NONE;
    const written = [s3, logs].flatMap((sheet) => (sheet === undefined ? [] : [sheet.written]));
    this.#counts.set(nameOf(domain), {
      hours: counts.hours + 1,
      read: counts.read + read,
      written: counts.written + Math.min(...written),
    });
  }

  /** Nothing where nothing was carried. */
  sections(): ReportSection[] {
    if (this.#counts.size === 0) return [];
    const rows = this.#apps.flatMap((each): CarriedDomain[] => {
      if ('failure' in each) return [{ app: each.app, domain: null, hours: null, read: null, written: null }];
      return each.domains.map((domain) => ({ ...domain, ...(this.#counts.get(nameOf(domain)) ?? NONE) }));
    });
    return [domainsSection(rows)];
  }
}

interface Counts {
  readonly hours: number;
  readonly read: number;
  readonly written: number;
}

const NONE: Counts = { hours: 0, read: 0, written: 0 };

function nameOf({ app, domain }: AppDomain): string {
  return `${app} ${domain}`;
}
