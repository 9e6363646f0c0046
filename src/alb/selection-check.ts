import { showInstant, type Window } from '../engine/window.js';
import type { Problem } from '../errors.js';
import { isGlob, nameFilter } from '../inputs/globs.js';
import type { AlbInputs } from '../inputs/types.js';
import type { Unmatched } from '../setup.js';
import { namesPrefix, parseLogKey, type LogObjectKey } from './key.js';
import type { AlbListing, AlbSelection } from './listing.js';
import type { LogTypeName } from './log-types/index.js';
import {
  accountProblem,
  nameProblem,
  prefixProblem,
  regionProblem,
  typeProblem,
} from './selection-problems.js';
import { prefixesWithLogs } from './source-prefixes.js';

/** Where the plan has looked. */
export interface LookedAt {
  readonly window: Window;
  readonly accounts: readonly string[];
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** A load balancer without a request writes nothing: only one that wrote nothing for so long counts as not there. */
const LOOK_BACK_DAYS = 14;
/** So many names are remembered. */
const MOST_NAMES = 1000;

/** Holds what the inputs select against what the bucket was seen to hold. */
export class SelectionCheck {
  readonly #inputs: AlbInputs;
  readonly #objects: AlbListing;
  readonly #now: () => number;
  /** Load balancers with logs of a wanted type, and whether they are wanted. */
  readonly #names = new Map<string, boolean>();
  readonly #types = new Set<LogTypeName>();
  #lookedAt: LookedAt | undefined;

  constructor(inputs: AlbInputs, objects: AlbListing, now: () => number) {
    this.#inputs = inputs;
    this.#objects = objects;
    this.#now = now;
  }

  /** Whether a load balancer's logs belong to the run, a wanted type and name; what is asked for is remembered. */
  verdicts(): AlbSelection['verdictOn'] {
    const { loadBalancers, logTypes } = this.#inputs;
    const isWantedName = nameFilter(loadBalancers);
    const wantedTypes = new Set<string>(logTypes);
    return ({ logType, name }) => {
      this.#types.add(logType);
      if (!wantedTypes.has(logType)) return 'foreign';
      const isWanted = isWantedName(name);
      if (this.#names.size < MOST_NAMES) this.#names.set(name, isWanted);
      return isWanted ? 'wanted' : 'unwanted';
    };
  }

  /** Whether every load balancer that is spelled out has logs, and every wanted type is among what was met. */
  get hasMetAll(): boolean {
    const { loadBalancers = [], logTypes } = this.#inputs;
    const names = loadBalancers.filter((entry) => !entry.startsWith('!'));
    return names.every((name) => this.#names.has(name)) && logTypes.every((type) => this.#types.has(type));
  }

  /** The plan has been made to its end. */
  planned(lookedAt: LookedAt): void {
    this.#lookedAt = lookedAt;
  }

  /** What the inputs select that is not there; nothing where the plan was not made to its end. */
  async unmatched(): Promise<Unmatched> {
    const lookedAt = this.#lookedAt;
    if (lookedAt === undefined) return { problems: [], warnings: [] };
    const place = await this.#placeProblems(lookedAt);
    if (place !== undefined) return place;
    const [names, types] = await Promise.all([
      this.#unmatchedNames(lookedAt),
      this.#unmatchedTypes(lookedAt),
    ]);
    return {
      problems: [...names.problems, ...types.problems],
      warnings: [...names.warnings, ...types.warnings],
    };
  }

  /** Prefix, accounts and Region are folders: what is not there has never written a log. */
  async #placeProblems({ accounts }: LookedAt): Promise<Unmatched | undefined> {
    const { source, region, accountIds } = this.#inputs;
    const root = `${source.prefix}AWSLogs/`;
    if (this.#types.size > 0 && accountIds === undefined) return undefined;
    const there = (await this.#objects.folders(root)).filter((name) => /^\d{12}$/.test(name));
    if (there.length === 0) return this.#wrongPrefix(root);
    const missing = (accountIds ?? []).filter((account) => !there.includes(account));
    if (missing.length > 0) return only(accountProblem(missing, there));
    if (this.#types.size > 0) return undefined;
    const regions = await this.#regionsOf(root, accounts);
    return regions.length === 0 || regions.includes(region)
      ? undefined
      : only(regionProblem(region, regions));
  }

  async #regionsOf(root: string, accounts: readonly string[]): Promise<string[]> {
    const folders = accounts.map((account) =>
      this.#objects.folders(`${root}${account}/elasticloadbalancing/`),
    );
    return [...new Set((await Promise.all(folders)).flat())];
  }

  async #wrongPrefix(root: string): Promise<Unmatched> {
    const { bucket, prefix } = this.#inputs.source;
    const found = await prefixesWithLogs(this.#objects);
    if (found.length > 0) return only(prefixProblem(prefix, found));
    const warning =
      `There is nothing below s3://${bucket}/${root}. source-prefix is what stands before AWSLogs/ in the keys; ` +
      'the load balancer writes its first log five minutes after access logs are switched on.';
    return { problems: [], warnings: [warning] };
  }

  /** An entry that matches nothing is an error where there is something else to select, but for a glob beside others. */
  async #unmatchedNames(lookedAt: LookedAt): Promise<Unmatched> {
    const names = [...this.#names.keys()].sort();
    const isAllUnwanted = names.length > 0 && ![...this.#names.values()].includes(true);
    const isMoreThere = [...this.#names.values()].includes(false);
    const wanted = (this.#inputs.loadBalancers ?? []).filter((entry) => !entry.startsWith('!'));
    const unmatched = await this.#neverSeen(
      wanted.filter((entry) => !names.some(nameFilter([entry]))),
      lookedAt,
    );
    const isError = (entry: string): boolean => isMoreThere && (isAllUnwanted || !isGlob(entry));
    // Whatever is wanted is there, and excluded.
    if (isAllUnwanted && wanted.every((entry) => names.some(nameFilter([entry]))))
      return only(nameProblem(this.#inputs.loadBalancers ?? [], names, LOOK_BACK_DAYS));
    const wrong = unmatched.filter(isError);
    return {
      problems: wrong.length === 0 ? [] : [nameProblem(wrong, names, LOOK_BACK_DAYS)],
      warnings: unmatched
        .filter((entry) => !isError(entry))
        .map(
          (entry) =>
            `load-balancers: ${entry} matches no load balancer with logs of the last ${LOOK_BACK_DAYS} days.`,
        ),
    };
  }

  async #neverSeen(entries: readonly string[], lookedAt: LookedAt): Promise<string[]> {
    const { logTypes } = this.#inputs;
    const seen = await Promise.all(
      entries.map((entry) => this.#wasSeen(lookedAt, { entry, types: logTypes })),
    );
    return entries.filter((_, i) => seen[i] === false);
  }

  async #unmatchedTypes(lookedAt: LookedAt): Promise<Unmatched> {
    const { logTypes } = this.#inputs;
    const unseen = logTypes.filter((type) => !this.#types.has(type));
    const seen = await Promise.all(
      unseen.map((type) => this.#wasSeen(lookedAt, { entry: '*', types: [type] })),
    );
    const missing = unseen.filter((_, i) => seen[i] === false);
    if (missing.length === 0 || this.#types.size === 0) return { problems: [], warnings: [] };
    if (missing.length === logTypes.length) return only(typeProblem(missing, [...this.#types]));
    return {
      problems: [],
      warnings: missing.map(
        (type) => `log-types: there is no ${type} log of the last ${LOOK_BACK_DAYS} days.`,
      ),
    };
  }

  /** Whether a load balancer that an entry selects wrote a log in the days before the window. */
  async #wasSeen(
    { window, accounts }: LookedAt,
    { entry, types }: { entry: string; types: readonly LogTypeName[] },
  ): Promise<boolean> {
    const { prefix } = this.#inputs.source;
    const isMeant = nameFilter([entry]);
    const start = isGlob(entry) ? entry.replace(/[*?].*$/, '') : entry;
    for (const day of this.#daysBefore(window)) {
      const places = accounts.flatMap((account) =>
        types.map((type) => namesPrefix({ prefix, account, region: this.#inputs.region, day }, type, start)),
      );
      const found = await Promise.all(places.map((place) => this.#hasOne(place, { isMeant, types })));
      if (found.includes(true)) return true;
    }
    return false;
  }

  /** The paths of the days before the window, and of those before today. */
  #daysBefore({ from }: Window): Set<string> {
    const starts = Array.from({ length: LOOK_BACK_DAYS }, (_, i) => [
      from - (i + 1) * DAY_MS,
      this.#now() - i * DAY_MS,
    ]);
    return new Set(
      starts.flat().map((at) => showInstant(at).slice(0, 'YYYY-MM-DD'.length).replaceAll('-', '/')),
    );
  }

  async #hasOne(
    place: string,
    { isMeant, types }: { isMeant: (name: string) => boolean; types: readonly LogTypeName[] },
  ): Promise<boolean> {
    for await (const page of this.#objects.list(place)) {
      const keys = page.map(({ key }) => parseLogKey(key)).filter((key) => key !== undefined);
      return keys.some(({ name, logType }: LogObjectKey) => isMeant(name) && types.includes(logType));
    }
    return false;
  }
}

function only(problem: Problem): Unmatched {
  return { problems: [problem], warnings: [] };
}
