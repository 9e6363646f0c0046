import { ConfigError, type Problem } from '../errors.js';
import { didYouMean } from '../errors/suggestion.js';
import type { LogGroup } from './log-groups.js';
import { nameFilter } from '../inputs/globs.js';

/** What a selection needs of CloudWatch Logs. */
interface GroupListing {
  startingWith(prefix: string): Promise<readonly LogGroup[]>;
}

interface GroupSelection {
  readonly warn: (text: string) => void;
  /** How the groups are exported; not every class allows both engines. */
  readonly engine: Engine;
}

/** The log groups that names and globs select, by name. A name that leads nowhere is an error, a glob a warning. */
export async function selectGroups(
  listing: GroupListing,
  patterns: readonly string[],
  { warn, engine }: GroupSelection,
): Promise<LogGroup[]> {
  const isSelected = nameFilter(patterns);
  const found = await listed(listing, patterns);
  const wanted = patterns.filter((pattern) => !pattern.startsWith('!'));
  const named = wanted.filter(isName);
  const problems = [
    ...(await Promise.all(named.filter((name) => !found.has(name)).map((name) => missing(listing, name)))),
    ...named.flatMap((name) => unfit(found.get(name), engine)),
  ];
  if (problems.length > 0) throw new ConfigError(problems);
  for (const glob of wanted.filter((pattern) => !isName(pattern))) {
    if (![...found.keys()].some(nameFilter([glob]))) warn(`log-groups: ${glob} matches no log group.`);
  }
  const selected = [...found.values()].filter(({ name }) => isSelected(name));
  for (const { name, logGroupClass } of selected.filter((group) => !isFit(group, engine))) {
    warn(
      `log-groups: ${name} is of class ${logGroupClass}, which ${CANNOT[engine]}. It is left out. ${adviceOn(logGroupClass, engine)}`,
    );
  }
  return selected.filter((group) => isFit(group, engine)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function listed(
  listing: GroupListing,
  patterns: readonly string[],
): Promise<ReadonlyMap<string, LogGroup>> {
  const wanted = patterns.filter((pattern) => !pattern.startsWith('!'));
  const starts = wanted.length === 0 ? [''] : wanted.map((pattern) => pattern.replace(/[*?].*$/, ''));
  const needed = [...new Set(starts)].filter(
    (start) => !starts.some((other) => other !== start && start.startsWith(other)),
  );
  const groups = new Map<string, LogGroup>();
  for (const start of needed) {
    for (const group of await listing.startingWith(start)) groups.set(group.name, group);
  }
  return groups;
}

function isName(pattern: string): boolean {
  return !/[*?]/.test(pattern);
}

type Engine = 'task' | 'read';

const DELIVERY = 'DELIVERY';

/** FilterLogEvents reads groups of class STANDARD alone (CloudWatch Logs user guide, log classes). */
function isFit({ logGroupClass }: LogGroup, engine: Engine): boolean {
  return engine === 'read' ? logGroupClass === 'STANDARD' : logGroupClass !== DELIVERY;
}

const EXPECTED = {
  task: 'log groups of a class that can be exported',
  read: 'log groups of class STANDARD: no other can be read',
} as const;
const CANNOT = { task: 'cannot be exported', read: 'cannot be read' } as const;

function adviceOn(logGroupClass: string, engine: Engine): string {
  if (logGroupClass !== DELIVERY) return 'engine: task exports it.';
  return engine === 'read'
    ? 'Groups of that class only deliver to S3 or Firehose; engine: task cannot export them either.'
    : 'Groups of that class only deliver to S3 or Firehose.';
}

/** A name without a path is looked for among those that begin like it. */
const SAME_LETTERS = 3;

async function missing(listing: GroupListing, name: string): Promise<Problem> {
  const start = name.slice(0, name.lastIndexOf('/') + 1) || name.slice(0, SAME_LETTERS);
  const near = (await listing.startingWith(start)).map((group) => group.name);
  const fix = 'Correct the name, or write it as a glob: a glob that matches nothing is only a warning.';
  return {
    subject: 'log-groups',
    expected: 'log groups that exist in this account and Region',
    found: `no group ${name}`,
    fix: [didYouMean(name, near), fix].filter((text) => text !== '').join(' '),
  };
}

function unfit(group: LogGroup | undefined, engine: Engine): Problem[] {
  if (group === undefined || isFit(group, engine)) return [];
  const { name, logGroupClass } = group;
  return [
    {
      subject: 'log-groups',
      expected: EXPECTED[engine],
      found: `${name} of class ${logGroupClass}`,
      fix: `Leave it out. ${adviceOn(logGroupClass, engine)}`,
    },
  ];
}
