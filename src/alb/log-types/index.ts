import type { LineFormat } from '../../encode/types.js';
import { albAccess } from './access.js';
import { albConnection } from './connection.js';
import { albHealthCheck } from './health-check.js';
import type { AlbLogType } from '../key.js';

/** The line format of each log type. */
export const ALB_FORMATS: Readonly<Record<AlbLogType, LineFormat>> = {
  access: albAccess,
  connection: albConnection,
  'health-check': albHealthCheck,
};
