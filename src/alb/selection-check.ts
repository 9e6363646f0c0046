import { formatInstant, type Window } from '../engine/window.js';
import type { Problem } from '../errors.js';
import { isGlob, nameFilter } from '../inputs/globs.js';
import type { AlbInputs } from '../inputs/types.js';
import type { Unmatched } from '../setup.js';
import { namesPrefix, parseLogKey, type LogObjectKey } from './source-key.js';
import type { AlbListing, AlbSelection } from './listing.js';
import type { LogTypeName } from '../log-types/index.js';
import {
  accountProblem,
  nameProblem,
  prefixProblem,
  regionProblem,
  typeProblem,
} from './selection-problems.js';
import { DAY_MS } from '../time-zone.js';

/** The window and the accounts that the plan covered. */
interface PlannedScope {
  readonly window: Window;
  readonly accounts: readonly string[];
}

/** A load balancer without requests writes no logs, so it counts as missing only after this many days without one. */
const LOOK_BACK_DAYS = 14;
/** With more load balancers than this, names of further unwanted ones are not remembered: they are suggestions for messages. */
const MAX_NAMES = 1000;

/** Finds inputs that match nothing, by comparing them with what the listings of the bucket showed. */
export class SelectionCheck {
  readonly #inputs: AlbInputs;
  readonly #objects: AlbListing;
  readonly #now: () => number;
  /** Load balancers with logs of a wanted type, and whether they are wanted. */
  readonly #names = new Map<string, boolean>();
  readonly #types = new Set<LogTypeName>();
  #plannedScope: PlannedScope | undefined;

  constructor(inputs: AlbInputs, objects: AlbListing, now: () => number) {
    this.#inputs = inputs;
    this.#objects = objects;
    this.#now = now;
  }

  /** Whether a load balancer's logs belong to the run, a wanted type and name; what is asked for is remembered. */
  classifier(): AlbSelection['classify'] {
    const { loadBalancers, logTypes } = this.#inputs;
    const isWantedName = nameFilter(loadBalancers);
    const wantedTypes = new Set<string>(logTypes);
    return ({ logType, name }) => {
      this.#types.add(logType);
      if (!wantedTypes.has(logType)) return 'foreign';
      const isWanted = isWantedName(name);
      if (isWanted || this.#names.size < MAX_NAMES) this.#names.set(name, isWanted);
      return isWanted ? 'wanted' : 'unwanted';
    };
  }

  /** Whether every load balancer that is spelled out has logs, and every wanted type is among what was met. */
  get hasMetAll(): boolean {
    const { loadBalancers = [], logTypes } = this.#inputs;
    const names = loadBalancers.filter((entry) => !entry.startsWith('!'));
    return names.every((name) => this.#names.has(name)) && logTypes.every((type) => this.#types.has(type));
  }

  /** Called when the plan is complete. */
  planned(plannedScope: PlannedScope): void {
    this.#plannedScope = plannedScope;
  }

  /** Inputs that match nothing; none if the plan did not finish. */
  async unmatched(): Promise<Unmatched> {
    const plannedScope = this.#plannedScope;
    if (plannedScope === undefined) return { problems: [], warnings: [] };
    const place = await this.#placeProblems(plannedScope);
    if (place !== undefined) return place;
    const [names, types] = await Promise.all([
      this.#unmatchedNames(plannedScope),
      this.#unmatchedTypes(plannedScope),
    ]);
    return {
      problems: [...names.problems, ...types.problems],
      warnings: [...names.warnings, ...types.warnings],
    };
  }

  /** Prefix, accounts and Region are folders: a missing folder means that nothing was ever logged there. */
  async #placeProblems({ accounts }: PlannedScope): Promise<Unmatched | undefined> {
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
      `There is nothing below s3://${bucket}/${root}. source-prefix is what comes before AWSLogs/ in the keys; ` +
      'the load balancer writes its first log five minutes after access logs are turned on.';
    return { problems: [], warnings: [warning] };
  }

  /** An entry without a match is an error if other load balancers exist; a glob is only a warning while another entry matches. */
  async #unmatchedNames(plannedScope: PlannedScope): Promise<Unmatched> {
    const names = [...this.#names.keys()].sort();
    const isAllUnwanted = names.length > 0 && ![...this.#names.values()].includes(true);
    const isMoreThere = [...this.#names.values()].includes(false);
    const wanted = (this.#inputs.loadBalancers ?? []).filter((entry) => !entry.startsWith('!'));
    const unmatched = await this.#neverSeen(
      wanted.filter((entry) => !names.some(nameFilter([entry]))),
      plannedScope,
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

  async #neverSeen(entries: readonly string[], plannedScope: PlannedScope): Promise<string[]> {
    const { logTypes } = this.#inputs;
    const seen = await Promise.all(
      entries.map((entry) => this.#wasSeen(plannedScope, { entry, types: logTypes })),
    );
    return entries.filter((_, i) => seen[i] === false);
  }

  async #unmatchedTypes(plannedScope: PlannedScope): Promise<Unmatched> {
    const { logTypes } = this.#inputs;
    const unseen = logTypes.filter((type) => !this.#types.has(type));
    const seen = await Promise.all(
      unseen.map((type) => this.#wasSeen(plannedScope, { entry: '*', types: [type] })),
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
    { window, accounts }: PlannedScope,
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
      starts.flat().map((at) => formatInstant(at).slice(0, 'YYYY-MM-DD'.length).replaceAll('-', '/')),
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

/** At most this many folders of each level are listed. */
const MAX_FOLDERS = 20;
const LEVELS = 3;
const LOGS = 'AWSLogs';

/** Prefixes before `AWSLogs/` in a bucket, as far as a few listings show them; '' for the root. */
async function prefixesWithLogs(objects: Pick<AlbListing, 'folders'>): Promise<string[]> {
  const found: string[] = [];
  let level = [''];
  for (let depth = 0; depth < LEVELS && found.length === 0; depth += 1) {
    const listed = await Promise.all(
      level.map(async (prefix) => ({ prefix, names: await objects.folders(prefix) })),
    );
    found.push(...listed.flatMap(({ prefix, names }) => (names.includes(LOGS) ? [prefix] : [])));
    level = listed
      .flatMap(({ prefix, names }) => names.slice(0, MAX_FOLDERS).map((name) => `${prefix}${name}/`))
      .slice(0, MAX_FOLDERS);
  }
  return found;
}
