import * as v from 'valibot';

/** What a ledger document can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What the ledger writes is a few levels deep; what is far deeper was not written by it, and would exhaust the stack. */
export const MAX_JSON_DEPTH = 64;

/** A part of a parsed JSON text, as deep as the ledger may be; its shape is for the caller to check. */
export const jsonSchema = v.custom<Json>(
  (value) => value !== undefined && isShallow(value, MAX_JSON_DEPTH),
  `is nested more than ${MAX_JSON_DEPTH} levels deep`,
);

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((part) => isShallow(part, levels - 1));
}
