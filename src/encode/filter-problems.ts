import { Environment, type ASTNode, type TypeCheckResult } from '@marcbachmann/cel-js';
import { RE2JS } from 're2js';
import { messageOf, type Problem } from '../errors.js';
import { aliasOf, BACKTRACKING, EXTRA, isPatternCall, nodesOf, SOURCE, withAliases } from './filter-ast.js';
import { tooCostly } from './filter-cost.js';
import { hintOn } from './filter-hints.js';
import { SOURCE_FIELDS } from './log-object.js';
import type { Column } from './types.js';

/** What is wrong with an expression over these columns (of all wanted log types together). */
export function filterProblems(expression: string, columns: readonly Column[]): Problem[] {
  const found = mistakesIn(expression, columns);
  return found.map((wrong) => problem(wrong, { expression, columns }));
}

function mistakesIn(expression: string, columns: readonly Column[]): string[] {
  try {
    const parsed = parserEnvironment().parse(expression).ast;
    const result = typedEnvironment(columns).check(withAliases(expression, parsed));
    if (!result.valid) return [wrongPlace(expression, result.error)];
    const nodes = nodesOf(parsed);
    const found = [
      wrongResult(result),
      tooCostly(parsed),
      ...nodes.map(wrongPattern),
      ...nodes.map(wrongSource),
    ];
    return found.filter((wrong) => wrong !== undefined);
  } catch (error) {
    return [wrongPlace(expression, error)];
  }
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

/** A field that `source` does not have: the expression could never be evaluated, so everything would be kept. */
function wrongSource(node: ASTNode): string | undefined {
  if (node.op !== '.' || node.args[0].op !== 'id' || node.args[0].args !== SOURCE) return undefined;
  const [, field] = node.args;
  return SOURCE_FIELDS.some((known) => known === field)
    ? undefined
    : `Unknown field: ${field} in ${SOURCE} ${placeOf(node.input, node.start)}`;
}

function wrongResult({ type }: TypeCheckResult): string | undefined {
  return type === 'bool' || type === 'dyn' ? undefined : `an expression of the type ${type ?? 'unknown'}`;
}

export function wrongPlace(expression: string, error: unknown): string {
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

interface RawInputs {
  readonly expression: string;
  readonly columns: readonly Column[];
}

export function problem(found: string, { expression, columns }: RawInputs): Problem {
  const names = [...new Set([...columns.map(({ name }) => name), EXTRA, SOURCE])];
  const functions = parserEnvironment()
    .getDefinitions()
    .functions.map(({ name }) => name);
  const hint = hintOn({
    expression,
    found,
    columns,
    names,
    functions: [...new Set([...functions, BACKTRACKING])],
  });
  return {
    subject: 'filter',
    expected: 'a CEL expression that is true or false, with regular expressions of RE2 as plain text',
    found,
    fix: `${hint || 'Correct the expression.'} It may use the fields ${names.join(', ')}.`,
  };
}
