import type { LogType } from '../encode/log-type.js';
import { access } from './access.js';
import { clbAccess } from './clb-access.js';
import { connection } from './connection.js';
import { healthCheck } from './health-check.js';
import { nlbAccess } from './nlb-access.js';

/** Every log type of `mode: alb`, in the order of the documents. A new one is a file beside this and a row here. */
const ROWS = [access, connection, healthCheck, nlbAccess, clbAccess] as const;

export type LogTypeName = (typeof ROWS)[number]['name'];

export const LOG_TYPES: readonly (LogType & { readonly name: LogTypeName })[] = ROWS;

/** What `log-types` and the ledger may name. */
export const LOG_TYPE_NAMES = ROWS.map(({ name }) => name);

export function logTypeOf(name: string): LogType {
  const found = LOG_TYPES.find((type) => type.name === name);
  if (found === undefined) throw new RangeError(`There is no log type ${name}.`);
  return found;
}
