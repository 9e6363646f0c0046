/**
 * Writes the CloudFormation templates and the policies in the docs from infra/policies.
 * `npm run infra` writes them, `npm run infra -- --check` fails when one is stale.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { stringify } from 'yaml';
import { bucketTemplate } from './infra/bucket-elsewhere.js';
import { tablesData, tablesYaml } from './infra/glue.js';
import { renderDdl } from './infra/ddl.js';
import { roleTemplate } from './infra/cloudformation.js';
import { policyOf } from './infra/policies.js';
import { sampleOf } from './infra/sample.js';
import { MODES } from './infra/template.js';

const ROOT = new URL('../', import.meta.url);
/** Version 1.1 is what CloudFormation reads: there a plain 2012-10-17 is a date. */
const YAML = { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false } as const;
/** The pages that show policies or tables, in English and Japanese. */
export const PAGES = ['aws-setup', 'athena', 'amplify', 'alb', 'export'].flatMap((name) => [
  `docs/${name}.md`,
  `docs/${name}.ja.md`,
]);
const TABLES_TEMPLATE = 'infra/cloudformation/tables.yml';
const HEAD = '# Written by `npm run infra` from infra/policies; do not edit.\n';

interface Page {
  readonly name: string;
  readonly text: string;
}

export async function renderTemplates(): Promise<Page[]> {
  const trees = MODES.flatMap((mode) => [
    { name: `infra/cloudformation/${mode}.yml`, tree: roleTemplate(mode) },
    { name: `infra/cloudformation/${mode}-bucket-elsewhere.yml`, tree: bucketTemplate(mode) },
  ]);
  const texts = [
    ...trees.map(({ name, tree }) => ({ name, text: HEAD + stringify(tree, YAML) })),
    {
      name: TABLES_TEMPLATE,
      text: HEAD.replace('infra/policies', 'what the ferry writes') + tablesYaml(),
    },
    { name: 'infra/terraform/tables/tables.json', text: JSON.stringify(tablesData()) },
  ];
  const written = texts.map(async ({ name, text }) => {
    // Prettier would give each column a line of its own.
    return { name, text: name === TABLES_TEMPLATE ? text : await formatted(name, text) };
  });
  return Promise.all(written);
}

/** The page with what stands between `<!-- policy:alb -->` and `<!-- /policy:alb -->` (and so on) written anew, and tables. */
export async function renderPolicies(name: string, text: string): Promise<string> {
  const filled = text.replace(
    /(<!-- policy:([\w-]+) -->)[^]*?(<!-- \/policy:\2 -->)/g,
    (_all, open: string, policy: string, close: string) => {
      const json = JSON.stringify(policyOf(policy, sampleOf(policy)), undefined, 2);
      return `${open}\n\n\`\`\`json\n${json}\n\`\`\`\n\n${close}`;
    },
  );
  return formatted(name, renderDdl(filled));
}

async function formatted(path: string, text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}

async function run(check: boolean): Promise<void> {
  const rendered = PAGES.map(async (name) => {
    const text = readFileSync(new URL(name, ROOT), 'utf8');
    return { name, text: await renderPolicies(name, text) };
  });
  const pages = [...(await renderTemplates()), ...(await Promise.all(rendered))];
  for (const { name, text } of pages) {
    const file = new URL(name, ROOT);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    process.stdout.write(`${name}: ${check ? 'stale; run `npm run infra`' : 'written'}\n`);
    if (check) process.exitCode = 1;
    else writeFileSync(file, text);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run(process.argv.includes('--check'));
