import type { LineFormat } from '../events.js';
import { albAccess } from './alb-access.js';
import { albConnection } from './alb-connection.js';
import { albHealthCheck } from './alb-health-check.js';
import type { AlbLogType } from './elb-key.js';

/** The line format of each log type. */
export const ALB_FORMATS: Readonly<Record<AlbLogType, LineFormat>> = {
  access: albAccess,
  connection: albConnection,
  'health-check': albHealthCheck,
};
