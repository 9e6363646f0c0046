/** The keys of Application Load Balancer log objects: taken apart, and put together again. */

export type AlbLogType = 'access' | 'connection' | 'health-check';

export interface DayLocation {
  /** What stands before `AWSLogs/`: empty, or a path with its last slash. */
  readonly prefix: string;
  readonly account: string;
  readonly region: string;
  /** The path's date, `YYYY/MM/DD`. */
  readonly day: string;
}

export interface KeyPieces extends DayLocation {
  readonly logType: AlbLogType;
  /** `name.id`, as after `app.` in the key. */
  readonly loadBalancer: string;
  /** `stamp_ip_random`, as after the load balancer. */
  readonly tail: string;
}

export interface AlbKey extends KeyPieces {
  readonly kind: 'alb';
  readonly name: string;
  readonly id: string;
  /** End of the interval that the object covers, `YYYYMMDDTHHMMZ`. */
  readonly stamp: string;
  /** The same in epoch milliseconds. */
  readonly intervalEnd: number;
  readonly nodeIp: string;
  readonly random: string;
}

const FILE_MARK: Record<AlbLogType, string> = {
  access: '',
  connection: 'conn_log_',
  'health-check': 'health_check_log_',
};

const KEY = new RegExp(
  '^(?<prefix>(?:[^]*/)?)AWSLogs/(?<account>\\d{12})/elasticloadbalancing/(?<region>[a-z0-9-]+)/' +
    '(?<day>\\d{4}/\\d\\d/\\d\\d)/(?<mark>conn_log_|health_check_log_|)\\k<account>_elasticloadbalancing_\\k<region>_' +
    'app\\.(?<name>[^/]+)\\.(?<id>[^/._]+)_(?<tail>(?<stamp>\\d{8}T\\d{4}Z)_(?<nodeIp>[0-9A-Fa-f.:-]+)_(?<random>[^/_.]+))' +
    '\\.log\\.gz$',
);

/** Epoch milliseconds of a date and time that exist, or nothing. */
function instant(text: string): number | undefined {
  const ms = Date.parse(text);
  return Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(text.slice(0, 16)) ? undefined : ms;
}

/** Where the stamp's interval ends, in epoch milliseconds. */
function stampTime(stamp: string): number | undefined {
  return instant(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:00.000Z'));
}

function logTypeOf(mark: string): AlbLogType {
  if (mark === FILE_MARK.connection) return 'connection';
  return mark === FILE_MARK['health-check'] ? 'health-check' : 'access';
}

/** The parts of an ALB log's key; nothing for any other key (other load balancers, test files, foreign). */
export function parseElbKey(key: string): AlbKey | undefined {
  const groups = KEY.exec(key)?.groups;
  if (groups === undefined) return undefined;
  const part = (name: string): string => groups[name] ?? '';
  const intervalEnd = stampTime(part('stamp'));
  if (
    intervalEnd === undefined ||
    instant(`${part('day').replaceAll('/', '-')}T00:00:00.000Z`) === undefined
  ) {
    return undefined;
  }
  return {
    kind: 'alb',
    logType: logTypeOf(part('mark')),
    prefix: part('prefix'),
    account: part('account'),
    region: part('region'),
    day: part('day'),
    loadBalancer: `${part('name')}.${part('id')}`,
    name: part('name'),
    id: part('id'),
    stamp: part('stamp'),
    intervalEnd,
    nodeIp: part('nodeIp'),
    random: part('random'),
    tail: part('tail'),
  };
}

/** Where a day's objects lie: the prefix to list. */
export function dayPrefix(location: DayLocation): string {
  const { prefix, account, region, day } = location;
  return `${prefix}AWSLogs/${account}/elasticloadbalancing/${region}/${day}/`;
}

/** The key that `parseElbKey` took apart. */
export function keyOf(pieces: KeyPieces): string {
  const { account, region, logType, loadBalancer, tail } = pieces;
  const mark = FILE_MARK[logType];
  return `${dayPrefix(pieces)}${mark}${account}_elasticloadbalancing_${region}_app.${loadBalancer}_${tail}.log.gz`;
}
