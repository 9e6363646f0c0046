import type { ReportSection } from './report-section.js';

/** What a run carried of one domain of an Amplify app. */
export interface CarriedDomain {
  readonly app: string;
  /** Null: the domains of the app could not be listed, so there are no figures. */
  readonly domain: string | null;
  /** Hours that were carried, also those that were looked at again. */
  readonly hours: number | null;
  readonly read: number | null;
  /** The smallest over the destinations. */
  readonly written: number | null;
}

/** Rows of the table; an app has a few domains, and a run a few apps. */
const MAX_ROWS = 200;

/** A row for each app and domain: what went wrong first, then those with most records. */
export function domainsSection(domains: readonly CarriedDomain[]): ReportSection {
  const rows = domains
    .toSorted((a, b) => (b.read ?? Infinity) - (a.read ?? Infinity))
    .slice(0, MAX_ROWS)
    .map(({ app, domain, hours, read, written }) => [app, domain, hours, read, written]);
  return {
    title: 'Apps and domains',
    note: 'What this run carried. An hour that was fetched a second time counts again.',
    table: {
      columns: [
        { title: 'App', kind: 'code' },
        { title: 'Domain', kind: 'code' },
        { title: 'Hours', kind: 'count' },
        { title: 'Records read', kind: 'count' },
        { title: 'Records written', kind: 'count' },
      ],
      rows,
      ...(domains.length > MAX_ROWS ? { of: domains.length } : {}),
    },
  };
}
