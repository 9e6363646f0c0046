import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { renderTables } from './tables.js';
import { readTranslation } from './translation.js';

export const ROOT = new URL('../../', import.meta.url);
export const JAPANESE = new URL('docs/translation.ja.json', ROOT);

/**
 * A page with its marked blocks filled anew: `<!-- inputs:alb -->` and the other tables, and `<!-- file:examples/alb.yml -->`,
 * which shows a file of the repository. A block ends with the same marker with a slash before its name.
 */
export async function renderPage(text: string, language: 'en' | 'ja' = 'en'): Promise<string> {
  const tables = renderTables(language === 'ja' ? readTranslation(JAPANESE) : undefined);
  const tabled = [...tables].reduce((before, [name, table]) => fill(before, name, () => table), text);
  const filled = fill(tabled, 'file:([\\w./-]+)', fenced);
  return formatted('README.md', filled);
}

function fill(text: string, marker: string, content: (path: string) => string): string {
  const block = new RegExp(`<!-- (${marker}) -->[^]*?<!-- /\\1 -->`, 'g');
  return text.replace(block, (_all, name: string, path?: string | number) => {
    const inner = content(typeof path === 'string' ? path : '');
    return `<!-- ${name} -->\n\n${inner}\n\n<!-- /${name} -->`;
  });
}

function fenced(path: string): string {
  const language = path.endsWith('.yml') ? 'yaml' : path.slice(path.lastIndexOf('.') + 1);
  return `\`\`\`${language}\n${readFileSync(new URL(path, ROOT), 'utf8').replaceAll('\r\n', '\n').trimEnd()}\n\`\`\``;
}

export async function formatted(path: string, text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}
