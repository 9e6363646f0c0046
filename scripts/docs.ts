/**
 * Writes action.yml, the reusable workflows and the list of Regions, and fills the marked blocks of the pages: tables, and files that they
 * show. `npm run docs` writes them, `npm run docs -- --check` fails when one is stale.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import process from 'node:process';
import { renderAction } from './docs/action.js';
import { renderPage, ROOT } from './docs/page.js';
import { renderWorkflows } from './docs/workflows.js';
import { renderRegions } from './regions.js';

/** The pages, by their path from the root: those beside this project's README, and all of docs/. */
function pages(): string[] {
  const isPage = (name: string): boolean => name.endsWith('.md');
  const inDocs = readdirSync(new URL('docs/', ROOT)).filter(isPage);
  return [...readdirSync(ROOT).filter(isPage), ...inDocs.map((name) => `docs/${name}`)].sort();
}

async function run(check: boolean): Promise<void> {
  const rendered = [
    { name: 'action.yml', text: await renderAction() },
    { name: 'src/inputs/regions.ts', text: await renderRegions() },
    ...(await renderWorkflows()),
    ...(await Promise.all(
      pages().map(async (name) => {
        const text = readFileSync(new URL(name, ROOT), 'utf8');
        const isFilled = text.includes('<!-- /');
        const language = name.endsWith('.ja.md') ? 'ja' : 'en';
        return { name, text: isFilled ? await renderPage(text, language) : text };
      }),
    )),
  ];
  const stale = rendered.filter(({ name, text }) => {
    const file = new URL(name, ROOT);
    return !existsSync(file) || readFileSync(file, 'utf8') !== text;
  });
  for (const { name, text } of stale) {
    process.stdout.write(`${name}: ${check ? 'stale; run `npm run docs`' : 'written'}\n`);
    if (!check) writeFileSync(new URL(name, ROOT), text);
  }
  if (check && stale.length > 0) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run(process.argv.includes('--check'));
