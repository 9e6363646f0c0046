/** The policy documents of infra/, and how they become policies. Terraform does the same in infra/terraform/policy. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';

const INFRA = new URL('../../infra/', import.meta.url);

const oneOrMany = v.union([v.string(), v.array(v.string())]);
const principalSchema = v.union([v.literal('*'), v.record(v.string(), v.string())]);
const statementSchema = v.strictObject({
  Sid: v.string(),
  Effect: v.picklist(['Allow', 'Deny']),
  Principal: v.optional(principalSchema),
  Action: oneOrMany,
  Resource: v.optional(oneOrMany),
  Condition: v.optional(v.record(v.string(), v.record(v.string(), v.string()))),
});
const documentSchema = v.strictObject({
  Version: v.literal('2012-10-17'),
  Statement: v.array(statementSchema),
});
const entrySchema = v.strictObject({
  document: v.string(),
  /** Values without which it is left out. */
  when: v.optional(v.array(v.string()), []),
  /** The value that names who its S3 statements are for, in a bucket's policy. */
  for: v.optional(v.string()),
});
const catalogueSchema = v.record(v.string(), v.array(entrySchema));

export type Statement = v.InferOutput<typeof statementSchema>;
export type Document = v.InferOutput<typeof documentSchema>;
export type Entry = v.InferOutput<typeof entrySchema>;

/** What the placeholders stand for; a list is written out, one text for each of its members. Empty: not given. */
export type Values = Readonly<Record<string, string | readonly string[]>>;

export function documentNamed(name: string): Document {
  return v.parse(documentSchema, read(`policies/${name}.json`));
}

/** Which documents make up a policy, under which conditions. */
export function entriesOf(policy: string): readonly Entry[] {
  const entries = catalogue()[policy];
  if (entries === undefined) throw new Error(`infra/catalogue.json has no policy ${policy}.`);
  return entries;
}

export function catalogue(): Readonly<Record<string, readonly Entry[]>> {
  return v.parse(catalogueSchema, read('catalogue.json'));
}

/** The statements of an entry, still with their placeholders. */
export function statementsOf(entry: Entry): Statement[] {
  const { Statement } = documentNamed(entry.document);
  const { for: principal } = entry;
  if (principal === undefined) return Statement;
  return Statement.filter(isAboutObjects).map((each) => ({
    ...each,
    Principal: { AWS: `\${${principal}}` },
  }));
}

export function isAboutObjects({ Action }: Statement): boolean {
  return [Action].flat().every((action) => action.startsWith('s3:'));
}

/** A policy with everything filled in. Throws where a value is missing. */
export function policyOf(policy: string, values: Values): Document {
  const entries = entriesOf(policy).filter(({ when }) => when.every((name) => isGiven(values[name])));
  const statements = entries.flatMap(statementsOf).map((each) => filledIn(each, values));
  return { Version: '2012-10-17', Statement: statements };
}

function isGiven(value: string | readonly string[] | undefined): boolean {
  return value !== undefined && value.length > 0;
}

function filledIn(statement: Statement, values: Values): Statement {
  const filled = Object.entries(statement).map(([key, value]) => {
    if (key !== 'Resource') return [key, mapTexts(value, (text) => expanded(text, values).join())] as const;
    const arns = [statement.Resource ?? []].flat().flatMap((arn) => expanded(arn, values));
    return [key, arns.length === 1 ? arns[0] : arns] as const;
  });
  return v.parse(statementSchema, Object.fromEntries<unknown>(filled));
}

/** A text with its placeholders filled in; one for each member where one of them is a list. */
function expanded(text: string, values: Values): string[] {
  const [placeholder, name = ''] = /\$\{(\w+)\}/.exec(text) ?? [];
  if (placeholder === undefined) return [text];
  const value = values[name];
  if (value === undefined) throw new Error(`There is no value for ${placeholder}.`);
  return [value].flat().flatMap((each) => expanded(text.replaceAll(placeholder, each), values));
}

/** The same value, with each text in it (keys left out) replaced. */
export function mapTexts(value: unknown, map: (text: string) => unknown): unknown {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((each) => mapTexts(each, map));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapTexts(each, map)]));
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, INFRA), 'utf8'));
}
