import type { ASTNode } from '@marcbachmann/cel-js';
import { childrenOf } from './filter-ast.js';

/**
 * How often an expression evaluates something for one record, as a polynomial in the length of the record:
 * `[fixed, for each part of the record, for each pair of its parts, …]`.
 */
type Steps = readonly number[];

const ONCE: Steps = [1];
/** A list that comes from the record (`extra`, what `split` makes) is as long as the record may be. */
const A_RECORD: Steps = [0, 1];
/** An evaluation takes about 0.1 µs, so a record at most a millisecond, and one more for each of its parts. */
const MAX_STEPS = 10_000;
const LOOPS = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);
const LISTS_MADE = new Set(['map', 'filter']);

/** Why an expression may take too long for one record, if it may; nothing interrupts it once it runs. */
export function tooCostly(ast: ASTNode): string | undefined {
  const steps = stepsOf(ast, new Map());
  if (steps.slice(2).some((count) => count > 0))
    return 'loops within each other over parts of the record, which have no bound';
  const most = Math.max(...steps);
  return most > MAX_STEPS
    ? `loops of ${most.toLocaleString('en')} steps for one record, more than ${MAX_STEPS.toLocaleString('en')}`
    : undefined;
}

/** How long the lists are that names stand for. */
type Lengths = ReadonlyMap<string, Steps>;

function stepsOf(node: ASTNode, lengths: Lengths): Steps {
  const scope = scopeOf(node, lengths);
  if (scope !== undefined) {
    const body = sum([ONCE, ...scope.bodies.map((each) => stepsOf(each, scope.lengths))]);
    return sum([stepsOf(scope.over, lengths), product(scope.times, body)]);
  }
  const own = childrenOf(node.args).map((child) => stepsOf(child, lengths));
  return sum([ONCE, ...own, ...(isWalk(node) ? [A_RECORD] : [])]);
}

/** What is evaluated under a name of its own: the body of a loop, once for each element, or that of `cel.bind`, once. */
interface Scope {
  readonly over: ASTNode;
  readonly times: Steps;
  readonly bodies: readonly ASTNode[];
  readonly lengths: Lengths;
}

function scopeOf(node: ASTNode, lengths: Lengths): Scope | undefined {
  if (node.op !== 'rcall') return undefined;
  const [name, receiver, [variable, ...rest]] = node.args;
  if (variable?.op !== 'id') return undefined;
  if (LOOPS.has(name)) {
    const times = lengthOf(receiver, lengths);
    return { over: receiver, times, bodies: rest, lengths: new Map(lengths).set(variable.args, A_RECORD) };
  }
  const [value, ...bodies] = rest;
  if (name !== 'bind' || value === undefined) return undefined;
  const known = new Map(lengths).set(variable.args, lengthOf(value, lengths));
  return { over: value, times: ONCE, bodies, lengths: known };
}

/** What goes over all of a list or a text by itself. A list that is written out has been counted by its elements. */
function isWalk(node: ASTNode): boolean {
  if (node.op === 'in') return node.args[1].op !== 'list';
  return node.op === 'rcall' && node.args[0] === 'split';
}

/** At most how many elements the list has. */
function lengthOf(node: ASTNode, lengths: Lengths): Steps {
  if (node.op === 'list' || node.op === 'map') return [node.args.length];
  if (node.op === '+') return sum(node.args.map((arg) => lengthOf(arg, lengths)));
  if (node.op === '?:') return sum(node.args.slice(1).map((arg) => lengthOf(arg, lengths)));
  if (node.op === 'id') return lengths.get(node.args) ?? A_RECORD;
  if (node.op === 'rcall' && LISTS_MADE.has(node.args[0])) return lengthOf(node.args[1], lengths);
  return A_RECORD;
}

function sum(all: readonly Steps[]): Steps {
  const length = Math.max(...all.map((each) => each.length));
  return Array.from({ length }, (_, power) => all.reduce((total, each) => total + (each[power] ?? 0), 0));
}

function product(a: Steps, b: Steps): Steps {
  return sum(
    a.map((count, power) => [...Array.from({ length: power }, () => 0), ...b.map((each) => each * count)]),
  );
}
