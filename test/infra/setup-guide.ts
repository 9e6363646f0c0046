/** What docs/aws-setup.md tells to type. */
import { readFileSync } from 'node:fs';

const TEXT = readFileSync('docs/aws-setup.md', 'utf8');

export interface Deployment {
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The commands of the page that deploy a template. */
export function deployments(): Deployment[] {
  const commands = [...TEXT.matchAll(/^aws cloudformation deploy (?:.*\\\n)*.*$/gm)].map(
    ([command]) => command,
  );
  return commands.map((command) => ({
    template: /--template-file infra\/cloudformation\/([\w-]+)\.yml/.exec(command)?.[1] ?? '',
    parameters: pairsIn(command.slice(command.indexOf('--parameter-overrides'))),
  }));
}

function pairsIn(text: string): Record<string, string> {
  const words = text.replaceAll('\\\n', ' ').match(/'[^']*'|\S+/g) ?? [];
  const pairs = words.map((word) => /^'?(\w+)=(.*?)'?$/.exec(word)).filter((pair) => pair !== null);
  return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, value]));
}

/** The variables of the module in the page's Terraform block. */
export function terraformBlock(): Record<string, unknown> {
  const block = /module "log_ferry" \{\n([^]*?)\n\}/.exec(TEXT)?.[1] ?? '';
  const lines = [...block.matchAll(/^ {2}(\w+) += (.*)$/gm)].filter(([, name]) => name !== 'source');
  return Object.fromEntries<unknown>(
    lines.map(([, name = '', value = '']) => [name, JSON.parse(value) as unknown] as const),
  );
}
