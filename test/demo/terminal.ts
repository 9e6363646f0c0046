/**
 * A job summary, readable in a terminal: tables aligned and short, HTML undone, control characters never, charts left
 * out.
 */
import { styleText } from 'node:util';

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
const MAX_ROWS = 4;
const WIDEST_CELL = 60;
const WIDEST_LINE = 120;

export function inTerminal(markdown: string): string {
  const drawn = markdown.replace(/```mermaid\n[^]*?\n```\n*/g, '');
  return blocks(drawn.split('\n').map(plain))
    .map((block) => (block[0]?.startsWith('|') === true ? table(block) : block.map(heading).join('\n')))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}

/** What stands under a heading of a summary, down to the next heading; throws where there is no such heading. */
export function sectionOf(markdown: string, heading: string): string {
  const lines = markdown.split('\n');
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '') === heading);
  if (start === -1) throw new Error(`The summary has no section “${heading}”.`);
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => /^#+ /.test(line));
  return (end === -1 ? rest : rest.slice(0, end)).join('\n').trim();
}

type Style = Parameters<typeof styleText>[0];

/** Styled where somebody looks, plain in a file or a pipe. */
export function styled(style: Style, text: string): string {
  return process.stdout.isTTY ? styleText(style, text) : text;
}

function heading(line: string): string {
  const [, text] = /^#{2,} (.*)$/.exec(line) ?? [];
  return text === undefined ? line : styled('bold', text);
}

function plain(line: string): string {
  return line
    .replace(/<\/?(code|details|summary|br|b|sub|pre)( [^>]*)?>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? entity)
    .replaceAll('**', '')
    .replace(/[\p{Cc}\p{Cf}]/gu, '?');
}

/** Runs of lines that are a table, and runs that are none. */
function blocks(lines: readonly string[]): string[][] {
  const found: string[][] = [];
  for (const line of lines) {
    const last = found.at(-1);
    if (last?.[0]?.startsWith('|') === line.startsWith('|')) last.push(line);
    else found.push([line]);
  }
  return found;
}

function table(lines: readonly string[]): string {
  const rows = lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => short(cell.trim())),
  );
  const ruler = rows[1] ?? [];
  const [head = [], ...body] = rows.filter((_, i) => i !== 1);
  // What has no head is a list of figures, and is told as a whole.
  const hasHead = head.some((cell) => cell !== '');
  const kept = hasHead ? [head, ...body.slice(0, MAX_ROWS)] : body;
  const all = ruler.map((_, i) => Math.max(0, ...kept.map((row) => row[i]?.length ?? 0)));
  const widths = fitting(all);
  const isRight = ruler.map((cell) => cell.endsWith(':'));
  const show = (row: readonly string[]): string =>
    row
      .slice(0, widths.length)
      .map((cell, i) => (isRight[i] === true ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('   ');
  const rest = [
    ...counted(hasHead ? body.length - MAX_ROWS : 0, 'row'),
    ...counted(all.length - widths.length, 'column'),
  ];
  const more = rest.length === 0 ? [] : [`  … and ${rest.join(' and ')}`];
  return [...kept.map((row) => `  ${show(row)}`.trimEnd()), ...more].join('\n');
}

/** The first columns, as many as a line holds. */
function fitting(widths: readonly number[]): readonly number[] {
  let width = 0;
  const end = widths.findIndex((each) => (width += each + 3) > WIDEST_LINE);
  return end === -1 ? widths : widths.slice(0, Math.max(1, end));
}

function counted(count: number, what: string): string[] {
  return count <= 0 ? [] : [`${String(count)} more ${what}${count === 1 ? '' : 's'}`];
}

function short(text: string): string {
  return text.length > WIDEST_CELL ? `${text.slice(0, WIDEST_CELL - 1)}…` : text;
}
