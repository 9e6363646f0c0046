/** What docs/aws-setup.md tells to type. */
import { readFileSync } from 'node:fs';

const TEXT = readFileSync('docs/aws-setup.md', 'utf8');

export interface Deployment {
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The commands of the page that deploy a template, those included of which only the last line is told. */
export function deployments(): Deployment[] {
  const commands = [...TEXT.matchAll(/^aws cloudformation deploy (?:.*\\\n)*.*$/gm)].map(
    ([command]) => command,
  );
  const told = commands.map((command) => ({
    template: /--template-file infra\/cloudformation\/([\w-]+)\.yml/.exec(command)?.[1] ?? '',
    parameters: pairsIn(command.slice(command.indexOf('--parameter-overrides'))),
    lastLine: command.split('\n').at(-1) ?? '',
  }));
  const [first] = told;
  if (first === undefined) throw new Error('docs/aws-setup.md deploys nothing.');
  const common = Object.entries(first.parameters).filter(([name]) => !(name in pairsIn(first.lastLine)));
  const others = [
    ...TEXT.matchAll(/take `(\w+)\.yml`, and instead of the last line:\n\n```text\n(.*)\n```/g),
  ];
  return [
    ...told.map(({ template, parameters }) => ({ template, parameters })),
    ...others.map(([, template = '', line = '']) => ({
      template,
      parameters: { ...Object.fromEntries(common), ...pairsIn(line) },
    })),
  ];
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
