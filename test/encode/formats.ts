import { LOG_TYPES, logTypeOf, type LogTypeName } from '../../src/log-types/index.js';
import { formatOf } from '../../src/encode/line-columns.js';
import type { LineFormat } from '../../src/encode/types.js';

/** How the lines of each log type are read, in the order of the documents. */
export const FORMATS: readonly LineFormat[] = LOG_TYPES.map(formatOf);

export function formatNamed(name: LogTypeName): LineFormat {
  return formatOf(logTypeOf(name));
}
