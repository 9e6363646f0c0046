import { Environment, type Context } from '@marcbachmann/cel-js';
import { RE2JS } from 're2js';
import { ConfigError } from '../errors.js';
import {
  aliasOf,
  BACKTRACKING,
  EXTRA,
  isPatternCall,
  LINEAR,
  nodesOf,
  SOURCE,
  withAliases,
  withLinearPatterns,
} from './filter-ast.js';
import { problem, wrongPlace } from './filter-problems.js';
import { sourceOf, type ObjectMeta } from './log-object.js';
import { endOf, fieldStart, type LineRecord } from './record.js';
import type { Column } from './types.js';

const ZERO = 0x30;
/** Whole numbers of so many digits are exact. */
const SAFE_DIGITS = 15;

/** Whether a record is wanted. */
export interface RecordFilter {
  /** Called before the lines of an object. */
  open(object: ObjectMeta): void;
  /** False only when the expression is false; what it cannot be evaluated on is kept. */
  keeps(line: LineRecord): boolean;
}

/** A filter for the lines of one log type. Fields that it does not have are null. */
export function compileFilter(expression: string, columns: readonly Column[]): RecordFilter {
  const environment = linearEnvironment();
  const { evaluate, names } = compiled(environment, expression);
  const context: Context = Object.fromEntries([...names].map((name) => [name, null]));
  const used = columns
    .map(({ name, kind }, index) => ({ name: aliasOf(name), kind, index }))
    .filter(({ name }) => names.has(name));
  return {
    open: (object) => {
      context[SOURCE] = sourceOf(object);
    },
    keeps: (line) => {
      for (const { name, index, kind } of used) context[name] = valueOf(line, index, kind);
      if (names.has(EXTRA)) context[EXTRA] = extraOf(line, columns.length);
      return isKept(evaluate, context);
    },
  };
}

/** What a field of a record holds: a documented whole number as bigint, another number, or a text; null where it has none. */
export type FieldValue = string | number | bigint | null;

/** A filter for records that are no lines: it asks for the fields that the expression names. */
export function compileFieldFilter(
  expression: string,
  fields: readonly string[],
): (valueOf: (field: string) => FieldValue) => boolean {
  const { evaluate, names } = compiled(linearEnvironment(), expression);
  const context: Context = Object.fromEntries([...names].map((name) => [name, null]));
  const used = fields.filter((field) => names.has(aliasOf(field)));
  return (valueOf) => {
    for (const field of used) context[aliasOf(field)] = valueOf(field);
    return isKept(evaluate, context);
  };
}

function isKept(evaluate: (context: Context) => unknown, context: Context): boolean {
  try {
    return evaluate(context) !== false;
  } catch {
    return true;
  }
}

function valueOf(line: LineRecord, index: number, kind: Column['kind']): FieldValue {
  const from = fieldStart(line, index);
  if (from < 0) return null;
  const to = endOf(line, index);
  if (kind === 'int') return intOf(line.bytes, from, to);
  const text = line.bytes.toString('utf8', from, to);
  return kind === 'double' ? Number(text) : text;
}

/** Status codes, mostly: a new bigint for each costs more than to find it here. */
const INTS = Array.from({ length: 1000 }, (_, i) => BigInt(i));

function intOf(bytes: Buffer, from: number, to: number): bigint {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (digit < 0 || to - from > SAFE_DIGITS) return BigInt(bytes.toString('latin1', from, to));
    value = value * 10 + digit;
  }
  return INTS[value] ?? BigInt(value);
}

function extraOf({ bytes, fields }: LineRecord, columns: number): string[] {
  const { from, to, extras } = fields;
  return Array.from({ length: extras }, (_, i) => bytes.toString('utf8', from[columns + i], to[columns + i]));
}

/** Expressions are evaluated here: a null operand then spoils what it is part of, not the whole expression. */
function linearEnvironment(): Environment {
  const patterns = new Map<string, RE2JS>();
  return new Environment({ unlistedVariablesAreDyn: true }).registerFunction(
    `string.${LINEAR}(string): bool`,
    (text: string, pattern: string): boolean => {
      const known = patterns.get(pattern) ?? RE2JS.compile(pattern);
      patterns.set(pattern, known);
      return known.test(text);
    },
  );
}

interface Compiled {
  readonly evaluate: (context: Context) => unknown;
  /** Every name in the expression. */
  readonly names: ReadonlySet<string>;
}

function compiled(environment: Environment, expression: string): Compiled {
  try {
    const { ast } = environment.parse(expression);
    const parsed = environment.parse(withLinearPatterns(withAliases(expression, ast), ast));
    const nodes = nodesOf(parsed.ast);
    if (nodes.some((node) => isPatternCall(node)))
      throw new Error(`${BACKTRACKING}() cannot be replaced in it`);
    return {
      evaluate: parsed,
      names: new Set(nodes.flatMap((node) => (node.op === 'id' ? [node.args] : []))),
    };
  } catch (error) {
    throw new ConfigError([problem(wrongPlace(expression, error), { expression, columns: [] })]);
  }
}
