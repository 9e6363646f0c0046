import type { Items } from '../engine/frontier.js';
import type { WhichItems } from '../engine/open-items.js';
import { nameFilter } from '../inputs/globs.js';
import type { AlbInputs } from '../inputs/types.js';
import { nameOf, type LogObjectKey } from './source-key.js';
import { LOG_TYPES } from '../log-types/index.js';

/** One log type of one load balancer, as its keys name them. */
export type ItemParts = Pick<LogObjectKey, 'account' | 'loadBalancer' | 'logType'>;

/** Name of an item in the ledger: one log type of one load balancer, which has a frontier of its own. */
export function itemOf({ account, loadBalancer, logType }: ItemParts): string {
  return `${account} ${logType} ${loadBalancer}`;
}

/** What an item's name is made of; undefined for a name of another kind. */
export function partsOf(item: string): ItemParts | undefined {
  const [account = '', type = '', loadBalancer = ''] = item.split(' ');
  const logType = LOG_TYPES.find(({ name }) => name === type)?.name;
  return logType && { account, loadBalancer, logType };
}

/** Selects all items of an account, and (as '') those that no run has seen yet. */
export function itemsOfAccount(account: string): WhichItems {
  return (item) => item === '' || item.startsWith(`${account} `);
}

/** The items that the inputs select. None is known in advance: load balancers show up when their logs are listed. */
export function albItems({ region, source, accountIds, loadBalancers, logTypes }: AlbInputs): Items {
  const { bucket, prefix } = source;
  const selection = JSON.stringify([accountIds, loadBalancers, logTypes]);
  const isWantedName = nameFilter(loadBalancers);
  const selects = (item: string): boolean => {
    const parts = partsOf(item);
    if (parts === undefined || !logTypes.includes(parts.logType)) return false;
    const isWantedAccount = accountIds === undefined || accountIds.includes(parts.account);
    return isWantedAccount && isWantedName(nameOf(parts.logType, parts.loadBalancer));
  };
  const name = `alb ${region} s3://${bucket}/${prefix}`;
  return { source: name, selection, known: [], selects, formerly: `${name} ${selection}` };
}
