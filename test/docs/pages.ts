/** The Markdown pages of this repository, taken apart as far as the tests of the documentation need it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface Page {
  /** From the root of the repository, with slashes. */
  readonly file: string;
  readonly text: string;
  /** The text without fenced blocks. */
  readonly prose: string;
  readonly blocks: readonly Block[];
}

export interface Block {
  readonly file: string;
  /** Where it begins, counted from 1. */
  readonly line: number;
  readonly language: string;
  readonly text: string;
  /** The file of the repository that the block shows, where it is filled from one. */
  readonly shows: string | undefined;
}

export function pages(): Page[] {
  return filesOf('', (name) => name.endsWith('.md')).map((file) => pageOf(file, textOf(file)));
}

/** Every workflow of this repository and of its examples. */
export function workflows(): { readonly file: string; readonly text: string }[] {
  const isWorkflow = (name: string): boolean => name.endsWith('.yml');
  const folders = ['.github/workflows', 'examples'].filter((folder) => existsSync(folder));
  const files = folders.flatMap((folder) => filesOf(folder, isWorkflow));
  return files.map((file) => ({ file, text: textOf(file) }));
}

const FOREIGN = new Set(['node_modules', 'dist', 'coverage', 'build', '.git', '.demo']);

function filesOf(folder: string, wanted: (name: string) => boolean): string[] {
  return readdirSync(folder === '' ? '.' : folder, { withFileTypes: true })
    .filter(({ name }) => !FOREIGN.has(name))
    .flatMap((entry) => {
      const file = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) return filesOf(file, wanted);
      return wanted(entry.name) ? [file] : [];
    });
}

function textOf(file: string): string {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
}

export function pageOf(file: string, text: string): Page {
  const blocks: Block[] = [];
  const prose: string[] = [];
  let open: { fence: string; line: number; language: string; lines: string[] } | undefined;
  let shows: string | undefined;
  text.split('\n').forEach((line, i) => {
    const [, indent = '', fence, language = ''] = /^(\s*)(`{3,})(\w*)\s*$/.exec(line) ?? [];
    if (open !== undefined) {
      if (fence === undefined || language !== '' || fence.length < open.fence.length) {
        open.lines.push(line);
        return;
      }
      const { line: start, language: of, lines } = open;
      blocks.push({ file, line: start, language: of, text: unindented(lines, indent), shows });
      open = undefined;
      return;
    }
    if (fence !== undefined) open = { fence, line: i + 1, language, lines: [] };
    else prose.push(line);
    const marker = /^\s*<!-- (\/?)file:(\S+) -->$/.exec(line);
    if (marker !== null) shows = marker[1] === '/' ? undefined : marker[2];
  });
  return { file, text, prose: prose.join('\n'), blocks };
}

function unindented(lines: readonly string[], indent: string): string {
  return lines.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line)).join('\n');
}

/** The anchors that GitHub makes for the headings of a page. */
export function anchorsOf({ prose }: Page): Set<string> {
  const seen = new Map<string, number>();
  const anchors = [...prose.matchAll(/^#{1,6} +(.+?) *#*$/gm)].map(([, heading = '']) => {
    const slug = heading
      .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
      .trim()
      .replaceAll(' ', '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  });
  return new Set(anchors);
}
