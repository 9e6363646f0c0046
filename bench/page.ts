/** The block of docs/performance.md that shows results. */
import { readFileSync, existsSync, writeFileSync } from 'node:fs';
import { formatted } from '../scripts/docs/page.js';
import { renderResults, type Results } from './results.js';

export const PAGE = 'docs/performance.md';
/** The results that the page shows; made by `npm run bench -- --json bench/results.json`. */
export const RESULTS = 'bench/results.json';
const BLOCK = /<!-- bench -->[^]*?<!-- \/bench -->/;
const NOTHING = '_No results are committed yet. `npm run bench` measures._';

/** The page with its block filled anew. Throws when it has none. */
export async function fillPage(text: string, results: Results | undefined): Promise<string> {
  if (!BLOCK.test(text)) {
    throw new Error(
      `${PAGE}: expected a block between <!-- bench --> and <!-- /bench -->, found none. Put it back.`,
    );
  }
  const content = results === undefined ? NOTHING : renderResults(results);
  return formatted(
    PAGE,
    text.replace(BLOCK, () => `<!-- bench -->\n\n${content}\n\n<!-- /bench -->`),
  );
}

/** What is committed, if anything. */
export function committedResults(): Results | undefined {
  return existsSync(RESULTS) ? (JSON.parse(readFileSync(RESULTS, 'utf8')) as Results) : undefined;
}

export async function writePage(): Promise<void> {
  const results = committedResults();
  if (results === undefined) {
    throw new Error(
      `Expected results in ${RESULTS}, found no such file. Run npm run bench -- --json ${RESULTS} first.`,
    );
  }
  writeFileSync(PAGE, await fillPage(readFileSync(PAGE, 'utf8'), results));
}
