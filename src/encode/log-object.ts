/** What the encoder says about the object that a line came from. */
export interface ObjectMeta {
  readonly bucket: string;
  readonly key: string;
  /** What stands before `AWSLogs/` in the key: empty, or a path with its last slash. */
  readonly prefix: string;
  readonly account: string;
  readonly region: string;
  /** The path's date, `YYYY/MM/DD`. */
  readonly day: string;
  /** `name.id`, or the name alone where the key has no id. */
  readonly loadBalancer: string;
  readonly id: string | undefined;
  /** The interval's end as in the key, and in epoch milliseconds. */
  readonly stamp: string;
  readonly intervalEnd: number;
  /** Absent where the key has none. */
  readonly nodeIp: string | undefined;
  readonly random: string;
}

const LACKING = '-';

/** What stands before each line in the format `prefixed`, with the space after it. */
export function linePrefix(object: ObjectMeta): string {
  const { bucket, prefix, account, region, day, loadBalancer, id, stamp, nodeIp, random } = object;
  const path = prefix === '' ? 'None' : `/${prefix.replace(/\/$/, '')}`;
  const name = id === undefined ? `${loadBalancer}.${LACKING}` : loadBalancer;
  const node = nodeIp ?? LACKING;
  return [bucket, path, 'AWSLogs', account, region, day, name, stamp, node, random, ''].join(' ');
}

/** The members of `source` that expressions may use. */
export const SOURCE_FIELDS = [
  'bucket',
  'key',
  'account',
  'region',
  'load_balancer',
  'interval_end',
  'node_ip',
] as const;

/** The field `source` of JSON records. */
export function sourceOf(object: ObjectMeta): Record<(typeof SOURCE_FIELDS)[number], string | null> {
  return {
    bucket: object.bucket,
    key: object.key,
    account: object.account,
    region: object.region,
    load_balancer: object.loadBalancer,
    interval_end: new Date(object.intervalEnd).toISOString().replace('.000Z', 'Z'),
    node_ip: object.nodeIp ?? null,
  };
}
