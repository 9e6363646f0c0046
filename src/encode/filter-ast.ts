/** Shared by the checks and the compiler of filter expressions: their names and syntax tree. */
import type { ASTNode } from '@marcbachmann/cel-js';

/** CEL's function whose regular expressions may backtrack forever, and our replacement with a name of the same length. */
export const BACKTRACKING = 'matches';
export const LINEAR = 'reMatch';
/** A field whose name is reserved in CEL; it is renamed to one of the same length. */
export const TYPE = 'type';
export const TYPE_ALIAS = 'Type';
/** Fields that are no columns. */
export const EXTRA = 'extra';
export const SOURCE = 'source';

export function aliasOf(name: string): string {
  return name === TYPE ? TYPE_ALIAS : name;
}

/** The expression with the field `type` under its other name; places stay the same. */
export function withAliases(expression: string, ast: ASTNode): string {
  const places = nodesOf(ast).filter((node) => node.op === 'id' && node.args === TYPE);
  return places.reduce((text, { start }) => replaceAt(text, start, TYPE_ALIAS), expression);
}

/** The expression with our function in the place of each `matches`; places stay the same. */
export function withLinearPatterns(expression: string, ast: ASTNode): string {
  return nodesOf(ast)
    .filter(isPatternCall)
    .map((call) => expression.lastIndexOf(BACKTRACKING, call.args[2][0]?.start ?? call.end))
    .reduce((text, at) => replaceAt(text, at, LINEAR), expression);
}

function replaceAt(text: string, at: number, word: string): string {
  return text.slice(0, at) + word + text.slice(at + word.length);
}

type MethodCall = Extract<ASTNode, { readonly op: 'rcall' }>;

export function isPatternCall(node: ASTNode): node is MethodCall {
  return node.op === 'rcall' && node.args[0] === BACKTRACKING;
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value;
}

/** The nodes in the arguments of an operator, whatever their shape. */
export function childrenOf(args: unknown): ASTNode[] {
  if (Array.isArray(args)) return args.flatMap(childrenOf);
  return isNode(args) ? [args] : [];
}

/** The node and all below it. */
export function nodesOf(node: ASTNode): ASTNode[] {
  return [node, ...childrenOf(node.args).flatMap(nodesOf)];
}
