import type { StreamCheck } from '../cloudwatch-logs/stream-check.js';
import { dayOfKey, destinationIn, type DestinationNames } from '../engine/documents.js';
import { entriesOf, type CommittedEntry, type LedgerDocument } from '../engine/ledger.js';
import type { Destination } from '../engine/tally.js';
import {
  AGREES,
  type Evidence,
  type Finding,
  type KeptDocuments,
  type Verification,
} from '../engine/verification.js';
import type { Window } from '../engine/window.js';
import type { AmplifyInputs } from '../inputs/types.js';
import type { ObjectCheck } from '../objects/object-check.js';
import { parseStored } from './claim.js';
import { clockHourOf, type DomainHour } from './hours.js';
import { DAY_MS, HOUR_MS } from '../time-zone.js';

interface AmplifyVerificationPorts {
  /** Absent without an object destination. */
  readonly objects: { readonly check: ObjectCheck; readonly keyOf: (hour: DomainHour) => string } | undefined;
  /** Absent without a log group. */
  readonly streams: StreamCheck | undefined;
  readonly inputs: AmplifyInputs;
  readonly account: string;
  readonly destinations: DestinationNames;
}

/** Verifies committed hours: each has one object, as last written, and a stream that a recheck may have added to. */
export function amplifyVerification(ports: AmplifyVerificationPorts): Verification {
  return {
    kept: keptDocuments(ports),
    evidence: ({ destination, identity }, ledger, window) =>
      hoursOf(ledger, { day: identity['day'] ?? '', window }).flatMap(({ hour, done, isOpen }) => {
        const its = { app: identity['app'] ?? '', domain: identity['domain'] ?? '', hour };
        const segments = done.map(({ id }) => id);
        if (isOpen) return [{ segments, check: () => Promise.resolve(underWay(destination, its)) }];
        return destination === 's3' ? [objectOf(ports, its, done)] : streamsOf(ports, its, done);
      }),
  };
}

function keptDocuments({ inputs, account, destinations }: AmplifyVerificationPorts): KeptDocuments {
  const { region, appIds, domainNames } = inputs;
  return {
    folder: 'amplify/',
    mayTouch: (key, { from, to }) => {
      const day = dayOfKey(key);
      return day !== undefined && day < to && day + DAY_MS > from;
    },
    select: (identity) => {
      const destination = destinationIn(identity, destinations);
      const { app = '', domain = '', day = '' } = identity;
      const isHere = identity['region'] === region && identity['account'] === account;
      const isWanted = appIds.includes(app) && domainNames?.includes(domain) !== false;
      return destination && isHere && isWanted ? { destination, label: `${domain} ${day}` } : undefined;
    },
  };
}

/** A committed segment of an hour. */
interface Done {
  readonly id: string;
  readonly entry: CommittedEntry;
}

interface CommittedHour {
  readonly hour: number;
  /** The oldest commit first; at least one. */
  readonly done: readonly Done[];
  /** Whether a recheck or redo is open, which may have written already. */
  readonly isOpen: boolean;
}

function hoursOf(ledger: LedgerDocument, { day, window }: { day: string; window: Window }): CommittedHour[] {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return Array.from({ length: 24 }, (_, i) => midnight + i * HOUR_MS)
    .filter((hour) => hour < window.to && hour + HOUR_MS > window.from)
    .map((hour): CommittedHour => {
      const entries = entriesOf(ledger).filter(([id]) => id.slice(0, 2) === clockHourOf(hour));
      const done = entries.flatMap(([id, entry]) => (entry.state === 'committed' ? [{ id, entry }] : []));
      // The clocks of a store's servers need not agree to the second; but nothing comes before the first look.
      const order = ({ id, entry }: Done): number => (id === clockHourOf(hour) ? -Infinity : entry.at);
      const sorted = done.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
      return { hour, done: sorted, isOpen: done.length < entries.length };
    })
    .filter(({ done }) => done.length > 0);
}

function underWay(destination: Destination, { domain, hour }: DomainHour): Finding {
  const what = `${destination === 's3' ? 'the object' : 'the stream'} of ${domain}, hour ${clockHourOf(hour)},`;
  const why = 'is being fetched a second time, or was when a run ended: verify it after that.';
  return { state: 'unverifiable', what, why };
}

function objectOf({ objects }: AmplifyVerificationPorts, hour: DomainHour, done: readonly Done[]): Evidence {
  const last = done.map(({ id, entry }) => parseStored(id, entry.stored).object).findLast(isNoted);
  const key = objects?.keyOf(hour) ?? '';
  return {
    segments: done.map(({ id }) => id),
    check: async (signal) => {
      if (last === undefined) return writtenBy(done, 's3') === 0 ? AGREES : unnoted(key);
      const [bytes, crc32] = last;
      return objects?.check.check({ key, bytes, crc32 }, signal) ?? AGREES;
    },
  };
}

function isNoted<T>(object: T | undefined): object is T {
  return object !== undefined;
}

/** Late rows go to the stream of the first look; what is done again goes to one of its own. */
function streamsOf(
  { streams }: AmplifyVerificationPorts,
  { hour }: DomainHour,
  done: readonly Done[],
): Evidence[] {
  const noted = done.map((each) => ({ ...each, sent: parseStored(each.id, each.entry.stored) }));
  const names = new Set(noted.map(({ sent }) => sent.stream ?? ''));
  return [...names].map((stream) => {
    const its = noted.filter(({ sent }) => (sent.stream ?? '') === stream);
    const events = writtenBy(its, 'logs');
    const oldest = Math.min(...its.map(({ sent }) => sent.oldest ?? (events === 0 ? Infinity : hour)));
    return {
      segments: its.map(({ id }) => id),
      check: async (signal) => {
        if (stream === '') return events === 0 ? AGREES : unnoted('the stream');
        return streams?.check({ stream, events, oldest }, signal) ?? AGREES;
      },
    };
  });
}

function unnoted(what: string): Finding {
  return { state: 'unverifiable', what, why: 'is not recorded in the ledger: an earlier release wrote it.' };
}

function writtenBy(done: readonly Done[], destination: Destination): number {
  return done.reduce((sum, { entry: { tally } }) => {
    return sum + ('windows' in tally ? 0 : (tally[destination]?.written ?? 0));
  }, 0);
}
