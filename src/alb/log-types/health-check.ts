import { double, int, lineFormat, text } from '../../encode/line-format.js';

/** Health check log lines of an Application Load Balancer. */
export const albHealthCheck = lineFormat({
  fewest: 8,
  timeToken: 1,
  tokens: [
    text('type'),
    text('time'),
    double('latency'),
    text('target_addr'),
    text('target_group_id'),
    text('status'),
    int('status_code'),
    text('reason_code'),
  ],
});
