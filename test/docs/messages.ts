/** What the code can say to people: collected from the sources, so that no list of it has to be kept. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export interface Message {
  /** `src/errors.ts:71`. */
  readonly where: string;
  /** As it is printed, with `…` for what is put in. */
  readonly text: string;
}

/** What a report counts, by name, and the labels of its tables and charts: shown, but nothing that a reader would look up. */
const LABELS = [
  /^src\/inputs\/regions\.ts$/,
  /^src\/(report|statistics|log-types)\/(?!index)/,
  /^src\/export\/insights\/(?!read-back\.ts)/,
];
/** A text that is meant for people has this many words at least; shorter ones are names, keys and pieces. */
const MIN_WORDS = 3;

/** Every text of src/ that reads like a sentence or a part of one. */
export function messages(): Message[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.posix.join('src', name.replaceAll(path.sep, '/')))
    .filter((file) => !LABELS.some((label) => label.test(file)))
    .sort()
    .flatMap((file) => messagesIn(file, readFileSync(file, 'utf8')));
}

export function messagesIn(file: string, text: string): Message[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Message[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    const said = textOf(node);
    if (said !== undefined && isProse(said)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push({ where: `${file}:${line + 1}`, text: plain(said) });
    }
    // Of a text that was taken as a whole, only what is put into it may say more.
    for (const child of said === undefined ? node.getChildren() : insertedIn(node)) visit(child);
  };
  visit(source);
  return found;
}

/** The text of a literal, a template, or several joined by `+`; `undefined` for anything else. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isParenthesizedExpression(node)) return textOf(node.expression);
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return undefined;
  const [left, right] = [textOf(node.left), textOf(node.right)];
  return left === undefined && right === undefined ? undefined : `${left ?? '…'}${right ?? '…'}`;
}

function insertedIn(node: ts.Node): ts.Node[] {
  if (ts.isTemplateExpression(node)) return node.templateSpans.map(({ expression }) => expression);
  if (ts.isParenthesizedExpression(node)) return insertedIn(node.expression);
  if (!ts.isBinaryExpression(node)) return [];
  return [node.left, node.right].flatMap((side) => (textOf(side) === undefined ? [side] : insertedIn(side)));
}

export function isProse(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word));
  return words.length >= MIN_WORDS && !/^(aws |gh |--|<!--)/.test(text);
}

/** One line, without the marks that Markdown or a shell would want. */
export function plain(text: string): string {
  return text
    .replace(/[`*\\]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/…+/g, '…')
    .trim();
}
