import * as v from 'valibot';
import { DataError } from '../errors.js';

/** What a ledger document can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What the ledger writes is a few levels deep; what is far deeper was not written by it, and would exhaust the stack. */
export const MAX_JSON_DEPTH = 64;

/** A part of a parsed JSON text, as deep as the ledger may be; its shape is for the caller to check. */
export const jsonSchema = v.custom<Json>(
  (value) => value !== undefined && isShallow(value, MAX_JSON_DEPTH),
  `is nested more than ${MAX_JSON_DEPTH} levels deep`,
);

/** A count or size that the ledger notes. */
export const countSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Dates of JavaScript reach so far from the epoch, ms; what lies beyond has no text, and would end the run without a name. */
const MAX_DATE_MS = 8.64e15;

/** An instant as a number, epoch ms. */
export const instantSchema = v.pipe(v.number(), v.minValue(-MAX_DATE_MS), v.maxValue(MAX_DATE_MS));

/** An instant as text, read as epoch ms; what is no date is refused. */
export const dateSchema = v.pipe(v.string(), v.transform(Date.parse), v.number());

/** What a mode noted in the ledger; where it has another form, the message says what cannot be read. */
export function readNoted<T>(schema: v.GenericSchema<unknown, T>, noted: unknown, message: string): T {
  const parsed = v.safeParse(schema, noted);
  if (parsed.success) return parsed.output;
  throw new DataError(message);
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((part) => isShallow(part, levels - 1));
}
