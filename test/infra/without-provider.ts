/**
 * The Terraform modules without the AWS provider, which is not to be had everywhere: each resource becomes one of
 * Terraform's own (`terraform_data`) that holds the same arguments, and what AWS would tell becomes a variable. All
 * expressions, conditions and refusals stay as they are. It reads the modules as `terraform fmt` writes them.
 */

/** What AWS and the provider know; a case may say otherwise. */
const TOLD = `
variable "told" {
  type = map(string)
}
`;

const FACTS: readonly (readonly [RegExp, string])[] = [
  [/data\.aws_partition\.current\.partition/g, 'var.told.partition'],
  [/data\.aws_partition\.current\.dns_suffix/g, 'var.told.dns_suffix'],
  [/data\.aws_caller_identity\.current\.account_id/g, 'var.told.account'],
  [/data\.aws_region\.current\.name/g, 'var.told.region'],
  // Not known before the provider is there, as with AWS.
  [
    /aws_iam_openid_connect_provider\.github\[0\]\.arn/g,
    'split(" ", "${var.told.oidc_provider_arn} ${terraform_data.aws_iam_openid_connect_provider_github[0].id}")[0]',
  ],
  [/aws_iam_role\.ferry\.(?:arn|id)/g, '"arn-of-the-role"'],
];

export interface Stripped {
  readonly text: string;
  /** `aws_iam_role.ferry` and so on, with the arguments that each is given. */
  readonly resources: ReadonlyMap<string, readonly string[]>;
}

export function withoutProvider(hcl: string): Stripped {
  const resources = new Map<string, readonly string[]>();
  const plainer = hcl
    .replace(/^ {2}required_providers \{[^]*?^ {2}\}\n/gm, '')
    .replace(/^data "aws_\w+" "\w+" \{\}\n/gm, '')
    .replace(
      /^resource "(aws_\w+)" "(\w+)" \{\n([^]*?)^\}\n/gm,
      (_all, type: string, name: string, body: string) => {
        const { meta, given, blocks } = partsOf(body);
        resources.set(
          `${type}.${name}`,
          given.map((line) => line.trim().split(/\s/)[0] ?? ''),
        );
        const input = `  input = {\n${given.join('\n')}\n  }`;
        return `resource "terraform_data" "${type}_${name}" {\n${[...meta, input, blocks].join('\n')}}\n`;
      },
    );
  const text = FACTS.reduce((before, [known, told]) => before.replace(known, told), plainer);
  const left = /\b(?:data\.)?aws_\w+\.\w+\.\w+/.exec(text)?.[0];
  if (left !== undefined) throw new Error(`${left} is not known here.`);
  return { text, resources };
}

/** Its meta-arguments, its own arguments, and the blocks in it. */
function partsOf(body: string): { meta: string[]; given: string[]; blocks: string } {
  const blocks = [...body.matchAll(/^ {2}\w+ \{\n[^]*?^ {2}\}\n/gm)].map(([block]) => block).join('\n');
  const lines = body
    .replace(/^ {2}\w+ \{\n[^]*?^ {2}\}\n/gm, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const isMeta = (line: string): boolean => /^ {2}(?:count|for_each|depends_on)\s/.test(line);
  return { meta: lines.filter(isMeta), given: lines.filter((line) => !isMeta(line)), blocks };
}

/** What a module needs beside itself then: what AWS tells, and what each resource is given (no time, or once). */
export function companionOf(names: readonly string[]): string {
  const members = names.map((name) => {
    const own = `terraform_data.${name.replace('.', '_')}`;
    return `    "${name}" = flatten([${own}])[*].input`;
  });
  return `${TOLD}\noutput "resources" {\n  value = {\n${members.join('\n')}\n  }\n}\n`;
}
