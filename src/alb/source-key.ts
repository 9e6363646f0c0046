import type { LogType } from '../encode/log-type.js';
import { LOG_TYPES, type LogTypeName } from '../log-types/index.js';

/** The keys of load balancers' log objects: taken apart, and put together again, as the log types describe them. */

/** The folder of a day in the source bucket. */
export interface DayLocation {
  /** What stands before `AWSLogs/`: empty, or a path with its last slash. */
  readonly prefix: string;
  readonly account: string;
  readonly region: string;
  /** The path's date, `YYYY/MM/DD`. */
  readonly day: string;
}

interface KeyParts extends DayLocation {
  readonly logType: LogTypeName;
  /** `name.id` as in the key, or the name alone where the type's keys have no id. */
  readonly loadBalancer: string;
  /** What follows the load balancer, without the extension: `end_ip_random` for most types. */
  readonly tail: string;
}

/** What a load balancer and a tail are made of; what the type's keys lack is absent. */
interface KeyDetails {
  readonly name: string;
  readonly id: string | undefined;
  /** End of the interval that the object covers, `YYYYMMDDTHHMMZ`. */
  readonly stamp: string;
  readonly nodeIp: string | undefined;
  readonly random: string;
}

/** The key of a log object, taken apart. */
export interface LogObjectKey extends KeyParts, KeyDetails {
  /** End of the interval, epoch milliseconds. */
  readonly intervalEnd: number;
}

const FOLDER =
  /^(?<prefix>(?:[^]*\/)?)AWSLogs\/(?<account>\d{12})\/elasticloadbalancing\/(?<region>[a-z0-9-]+)\/(?<day>\d{4}\/\d\d\/\d\d)$/;

/** Pattern of each part of a file name. A load balancer's name may contain dots; its id follows the last one. */
const PARTS: Readonly<Record<string, string>> = {
  '{name}.{id}': '[^/]+\\.[^/._]+',
  '{name}': '[^/._]+',
  '{end}': '\\d{8}T\\d{4}Z',
  '{ip}': '[0-9A-Fa-f.:-]+',
  '{random}': '[^/_.]+',
};

/** A log type's file name, cut where the load balancer begins and where the tail does. */
interface FileForm {
  /** What stands before the load balancer, with the account and the Region still to be filled in. */
  readonly head: string;
  /** Matches the rest of the name. */
  readonly pattern: RegExp;
  readonly hasId: boolean;
  readonly extension: string;
}

const FORMS: ReadonlyMap<LogTypeName, FileForm> = new Map(LOG_TYPES.map((type) => [type.name, formOf(type)]));

function formOf({ file }: LogType): FileForm {
  const [, head = '', loadBalancer = '', tail = '', extension = ''] =
    /^(.*)(\{name\}(?:\.\{id\})?)_(\{end\}[^.]*)(\..+)$/.exec(file) ?? [];
  const rest = `^(${patternOf(loadBalancer)})_(${patternOf(tail)})${patternOf(extension)}$`;
  return { head, pattern: new RegExp(rest), hasId: loadBalancer.endsWith('{id}'), extension };
}

function patternOf(form: string): string {
  return form.replace(/\{name\}\.\{id\}|\{\w+\}|\./g, (part) => PARTS[part] ?? `\\${part}`);
}

/** Epoch milliseconds; undefined for a date or time that does not exist. */
function instant(text: string): number | undefined {
  const ms = Date.parse(text);
  return Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(text.slice(0, 16)) ? undefined : ms;
}

/** Where the stamp's interval ends, in epoch milliseconds. */
const stampTime = rememberingLast((stamp: string): number | undefined =>
  instant(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:00.000Z')),
);

/** Keys that follow each other have the same folder, and most the same stamp: what was found last is not looked for again. */
function rememberingLast<T>(find: (text: string) => T): (text: string) => T {
  let last: { readonly text: string; readonly found: T } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, found: find(text) };
    return last.found;
  };
}

/** The end of the interval that a tail names, epoch milliseconds; NaN where it names none. */
export function intervalEndOf(tail: string): number {
  return stampTime(tail.split('_', 1)[0] ?? '') ?? NaN;
}

/** A day's folder, and how the names of each type's files begin in it. */
interface Folder {
  readonly location: DayLocation;
  readonly forms: readonly (FileForm & { readonly logType: LogTypeName; readonly start: string })[];
}

const folderOf = rememberingLast((path: string): Folder | undefined => {
  const groups = FOLDER.exec(path)?.groups ?? {};
  const { prefix = '', account = '', region = '', day = '' } = groups;
  const location = { prefix, account, region, day };
  if (instant(`${day.replaceAll('/', '-')}T00:00:00.000Z`) === undefined) return undefined;
  const forms = [...FORMS].map(([logType, form]) => ({
    ...form,
    logType,
    start: filled(form.head, location),
  }));
  return { location, forms };
});

/** The parts of the key of a load balancer's log; nothing for any other key (test files, foreign objects). */
export function parseLogKey(key: string): LogObjectKey | undefined {
  const slash = key.lastIndexOf('/');
  const folder = folderOf(key.slice(0, Math.max(slash, 0)));
  if (folder === undefined) return undefined;
  const file = key.slice(slash + 1);
  for (const { logType, start, pattern } of folder.forms) {
    const [, loadBalancer, tail] = (file.startsWith(start) && pattern.exec(file.slice(start.length))) || [];
    if (loadBalancer === undefined || tail === undefined) continue;
    return withDetails({ ...folder.location, loadBalancer, tail, logType });
  }
  return undefined;
}

function withDetails(parts: KeyParts): LogObjectKey | undefined {
  const details = keyDetails(parts);
  const intervalEnd = stampTime(details.stamp);
  return intervalEnd === undefined ? undefined : { ...parts, ...details, intervalEnd };
}

function filled(head: string, { account, region }: Pick<DayLocation, 'account' | 'region'>): string {
  return head.replace('{account}', account).replace('{region}', region);
}

/** A load balancer's name, without the id that the keys of its type may have. */
export function nameOf(logType: LogTypeName, loadBalancer: string): string {
  const hasId = FORMS.get(logType)?.hasId === true;
  return hasId ? loadBalancer.slice(0, loadBalancer.lastIndexOf('.')) : loadBalancer;
}

export function keyDetails({ logType, loadBalancer, tail }: KeyParts): KeyDetails {
  const name = nameOf(logType, loadBalancer);
  const [stamp = '', ...others] = tail.split('_');
  const random = others.pop() ?? '';
  const id = name === loadBalancer ? undefined : loadBalancer.slice(name.length + 1);
  return { name, id, stamp, nodeIp: others[0], random };
}

/** Where a day's objects lie: the prefix to list. */
export function dayPrefix(location: DayLocation): string {
  const { prefix, account, region, day } = location;
  return `${prefix}AWSLogs/${account}/elasticloadbalancing/${region}/${day}/`;
}

/** How the keys of a day begin that belong to load balancers of a type whose names begin so. */
export function namesPrefix(location: DayLocation, logType: LogTypeName, start: string): string {
  return `${dayPrefix(location)}${filled(FORMS.get(logType)?.head ?? '', location)}${start}`;
}

/** How the keys of a day begin that belong to the load balancers of a type with this very name. */
export function namePrefix(location: DayLocation, logType: LogTypeName, name: string): string {
  const end = FORMS.get(logType)?.hasId === true ? '.' : '_';
  return namesPrefix(location, logType, `${name}${end}`);
}

/** The key that `parseLogKey` took apart. */
export function keyOf(parts: KeyParts): string {
  const { logType, loadBalancer, tail } = parts;
  const { head = '', extension = '' } = FORMS.get(logType) ?? {};
  return `${dayPrefix(parts)}${filled(head, parts)}${loadBalancer}_${tail}${extension}`;
}
