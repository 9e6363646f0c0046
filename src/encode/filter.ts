import { Environment, type ASTNode, type Context, type TypeCheckResult } from '@marcbachmann/cel-js';
import { RE2JS } from 're2js';
import { ConfigError, messageOf, type Problem } from '../errors.js';
import type { Column } from './types.js';
import { sourceOf, type ObjectMeta } from './log-object.js';
import { endOf, startOf, type LineRecord } from './record.js';

/** The function whose regular expressions may backtrack without end, and ours, of the same length, in its place. */
const BACKTRACKING = 'matches';
const LINEAR = 'reMatch';
/** A field whose name is a word of the language; it goes by another of the same length. */
const TYPE = 'type';
const TYPE_ALIAS = 'Type';
/** Fields that are no columns. */
const EXTRA = 'extra';
const SOURCE = 'source';
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

/** What is wrong with an expression over these columns (of all wanted log types together). */
export function filterProblems(expression: string, columns: readonly Column[]): Problem[] {
  try {
    const parsed = parserEnvironment().parse(expression).ast;
    const result = typedEnvironment(columns).check(withAliases(expression, parsed));
    const found = result.valid
      ? [wrongResult(result), ...nodesOf(parsed).map(wrongPattern)]
      : [wrongPlace(expression, result.error)];
    return found.flatMap((wrong) => (wrong === undefined ? [] : [problem(columns, wrong)]));
  } catch (error) {
    return [problem(columns, wrongPlace(expression, error))];
  }
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

function isKept(evaluate: (context: Context) => unknown, context: Context): boolean {
  try {
    return evaluate(context) !== false;
  } catch {
    return true;
  }
}

function valueOf(line: LineRecord, index: number, kind: Column['kind']): string | number | bigint | null {
  const from = startOf(line, index);
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

function aliasOf(name: string): string {
  return name === TYPE ? TYPE_ALIAS : name;
}

function parserEnvironment(): Environment {
  return new Environment({ unlistedVariablesAreDyn: true });
}

/** Expressions are checked here: the fields have their types, and numbers of both kinds and null compare. */
function typedEnvironment(columns: readonly Column[]): Environment {
  const environment = new Environment();
  const never = (): boolean => false;
  for (const kind of ['int', 'double', 'string']) environment.registerOperator(`${kind} == null`, never);
  environment.registerOperator('int == double', never);
  environment.registerOperator('double in list<int>', never);
  environment.registerOperator('int in list<double>', never);
  const types = new Map(columns.map(({ name, kind }) => [name, kind === 'time' ? 'string' : kind]));
  for (const [name, kind] of types) environment.registerVariable(aliasOf(name), kind);
  environment.registerVariable(EXTRA, 'list<string>');
  environment.registerVariable(SOURCE, 'map<string, string>');
  return environment;
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
    throw new ConfigError([problem([], wrongPlace(expression, error))]);
  }
}

/** The expression with the field `type` under its other name; places stay the same. */
function withAliases(expression: string, ast: ASTNode): string {
  const places = nodesOf(ast).filter((node) => node.op === 'id' && node.args === TYPE);
  return places.reduce((text, { start }) => replaceAt(text, start, TYPE_ALIAS), expression);
}

/** The expression with our function in the place of each `matches`; places stay the same. */
function withLinearPatterns(expression: string, ast: ASTNode): string {
  return nodesOf(ast)
    .filter(isPatternCall)
    .map((call) => expression.lastIndexOf(BACKTRACKING, call.args[2][0]?.start ?? call.end))
    .reduce((text, at) => replaceAt(text, at, LINEAR), expression);
}

function replaceAt(text: string, at: number, word: string): string {
  return text.slice(0, at) + word + text.slice(at + word.length);
}

type MethodCall = Extract<ASTNode, { readonly op: 'rcall' }>;

function isPatternCall(node: ASTNode): node is MethodCall {
  return node.op === 'rcall' && node.args[0] === BACKTRACKING;
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value;
}

function nodesIn(args: unknown): ASTNode[] {
  if (Array.isArray(args)) return args.flatMap(nodesIn);
  return isNode(args) ? nodesOf(args) : [];
}

function nodesOf(node: ASTNode): ASTNode[] {
  return [node, ...nodesIn(node.args)];
}

/** What is wrong with the regular expression of a call, if it is one. */
function wrongPattern(node: ASTNode): string | undefined {
  if (!isPatternCall(node)) return undefined;
  const pattern = node.args[2][0];
  if (pattern?.op !== 'value' || typeof pattern.args !== 'string') {
    return `a regular expression that is no plain text ${placeOf(node.input, (pattern ?? node).start)}`;
  }
  try {
    RE2JS.compile(pattern.args);
    return undefined;
  } catch (error) {
    return `${messageOf(error)} ${placeOf(node.input, pattern.start)}`;
  }
}

function wrongResult({ type }: TypeCheckResult): string | undefined {
  return type === 'bool' || type === 'dyn' ? undefined : `an expression of the type ${type ?? 'unknown'}`;
}

function wrongPlace(expression: string, error: unknown): string {
  if (typeof error !== 'object' || error === null || !('summary' in error) || !('range' in error))
    return messageOf(error);
  const { summary, range } = error;
  const start = typeof range === 'object' && range !== null && 'start' in range ? range.start : 0;
  return `${String(summary)} ${placeOf(expression, Number(start))}`;
}

function placeOf(expression: string, at: number): string {
  const before = expression.slice(0, at).split('\n');
  return `(line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1})`;
}

function problem(columns: readonly Column[], found: string): Problem {
  const names = [...new Set([...columns.map(({ name }) => name), EXTRA, SOURCE])];
  return {
    subject: 'filter',
    expected: 'a CEL expression that is true or false, with regular expressions of RE2 as plain text',
    found,
    fix: `Correct the expression. It may use the fields ${names.join(', ')}.`,
  };
}
