/** A policy for comparison: a list of one as what it holds, and texts in order. Both mean the same to IAM. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) {
    const all = value.map(plain);
    if (all.length === 1 && typeof all[0] === 'string') return all[0];
    return all.every((each) => typeof each === 'string') ? [...all].sort() : all;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}
