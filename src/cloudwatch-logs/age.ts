/** Events older than 14 days are refused (PutLogEvents API). */
const MAX_AGE_MS = 14 * 24 * 60 * 60 * 1000;
/** Events more than 2 hours ahead are refused (PutLogEvents API). */
export const MAX_AHEAD_MS = 2 * 60 * 60 * 1000;
/** Records within an hour of the limit count as too old, since an hour may pass between the claim and the put. */
const AGE_MARGIN_MS = 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Records before this instant are not sent to a group of this retention: it would refuse them for their age. */
export function oldestAccepted(
  { retentionDays }: { readonly retentionDays: number | undefined },
  now: number,
): number {
  const retention = retentionDays === undefined ? MAX_AGE_MS : retentionDays * DAY_MS;
  return now - Math.min(MAX_AGE_MS, retention) + AGE_MARGIN_MS;
}
