/** Policy documents as CloudFormation writes them: placeholders become its functions. */
import { entriesOf, mapTexts, statementsOf, type Entry } from './policies.js';
import { LIST_SLOTS, LISTS, parameterName } from './parameters.js';

type Expression = string | Readonly<Record<string, unknown>>;

const NOTHING = { Ref: 'AWS::NoValue' };

const EXISTING_PROVIDER = {
  'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:oidc-provider/token.actions.githubusercontent.com',
};

const PSEUDO: Readonly<Record<string, string>> = {
  partition: 'AWS::Partition',
  region: 'AWS::Region',
  account: 'AWS::AccountId',
  dns_suffix: 'AWS::URLSuffix',
};

export function ref(value: string): { Ref: string } {
  return { Ref: PSEUDO[value] ?? parameterName(value) };
}

export function not(condition: Expression): Expression {
  return { 'Fn::Not': [condition] };
}

export function isEmpty(value: Expression): Expression {
  return { 'Fn::Equals': [value, ''] };
}

/** The condition that a value is given; its name. */
export function given(value: string): string {
  return `Has${parameterName(value)}`;
}

function givenOr(value: string, otherwise: Expression): Expression {
  return { 'Fn::If': [given(value), ref(value), otherwise] };
}

function partOf(value: string, index: number): Expression {
  return { 'Fn::Select': [index, { 'Fn::Split': ['/', ref(value)] }] };
}

/** The n-th member of a list, or nothing: commas are added so that there always is an n-th. */
function member(list: string, index: number): Expression {
  const padded = `\${${parameterName(list)}}${','.repeat(LIST_SLOTS - 1)}`;
  return { 'Fn::Select': [index, { 'Fn::Split': [',', { 'Fn::Sub': padded }] }] };
}

export interface Scope {
  /** The value whose bucket has the ledger where no other is named; absent: one must be named. */
  readonly ledgerIn?: string;
  /** Whether one may be named. */
  readonly ledgerElsewhere?: boolean;
  /** Values that another parameter, or an expression, stands for. */
  readonly means?: Readonly<Record<string, Expression>>;
}

/** Values that are made of parameters. */
function derived({
  ledgerIn,
  ledgerElsewhere = true,
  means = {},
}: Scope): Readonly<Record<string, Expression>> {
  const usual = ledgerIn === undefined ? ref('ledger_bucket') : ref(ledgerIn);
  const elsewhere = ledgerElsewhere && ledgerIn !== undefined;
  return {
    owner: partOf('repository', 0),
    name: partOf('repository', 1),
    claim: {
      'Fn::If': [
        given('environment'),
        { 'Fn::Sub': 'environment:${Environment}' },
        { 'Fn::Sub': 'ref:refs/heads/${Branch}' },
      ],
    },
    oidc_provider_arn: {
      'Fn::If': [given('create_oidc_provider'), { Ref: 'OidcProvider' }, EXISTING_PROVIDER],
    },
    ledger_bucket: elsewhere ? givenOr('ledger_bucket', usual) : usual,
    ...means,
  };
}

/** A text with placeholders as CloudFormation fills it in. */
function expression(text: string, scope: Scope): Expression {
  const values = derived(scope);
  const used: Record<string, Expression> = {};
  const whole = /^\$\{(\w+)\}$/.exec(text)?.[1];
  if (whole !== undefined) return values[whole] ?? ref(whole);
  const template = text.replace(/\$\{(\w+)\}/g, (_all, name: string) => {
    const value = values[name];
    if (value === undefined) return `\${${ref(name).Ref}}`;
    const asRef = typeof value === 'object' && typeof value['Ref'] === 'string' ? value['Ref'] : undefined;
    if (asRef !== undefined) return `\${${asRef}}`;
    used[`${parameterName(name)}Value`] = value;
    return `\${${parameterName(name)}Value}`;
  });
  if (template === text) return text;
  return { 'Fn::Sub': Object.keys(used).length === 0 ? template : [template, used] };
}

/** The ARNs of a statement; those with a member of a list once for each that may be given. */
function resources(texts: readonly string[], scope: Scope): Expression[] {
  return texts.flatMap((text) => {
    const [placeholder, list] = Object.entries(LISTS).find(([name]) => text.includes(`\${${name}}`)) ?? [];
    if (placeholder === undefined || list === undefined) return [expression(text, scope)];
    return Array.from({ length: LIST_SLOTS }, (_, index) => {
      const means = { ...scope.means, [placeholder]: member(list, index) };
      const arn = expression(text, { ...scope, means });
      return index === 0 ? arn : { 'Fn::If': [hasMember(placeholder, index), arn, NOTHING] };
    });
  });
}

/** The conditions under which the lists among these parameters have further members. */
export function memberConditions(parameters: Readonly<Record<string, unknown>>): Record<string, Expression> {
  const further = Array.from({ length: LIST_SLOTS - 1 }, (_, index) => index + 1);
  const lists = Object.entries(LISTS).filter(([, list]) => list in parameters);
  return Object.fromEntries(
    lists.flatMap(([placeholder, list]) =>
      further.map((index) => [hasMember(placeholder, index), not(isEmpty(member(list, index)))] as const),
    ),
  );
}

/** `HasLogGroup2`: the condition that there is a second log group. */
function hasMember(placeholder: string, index: number): string {
  return `${given(placeholder)}${String(index + 1)}`;
}

/** A policy whose statements are there when their conditions hold; values that are `always` there need none. */
export function policyExpression(
  policy: string,
  scope: Scope,
  always: readonly string[],
): Readonly<Record<string, unknown>> {
  const Statement = entriesOf(policy).flatMap((entry) => {
    const conditions = entry.when.filter((name) => !always.includes(name));
    return statementsIn(entry, scope).map((statement) =>
      conditions.reduce<unknown>((inner, name) => ({ 'Fn::If': [given(name), inner, NOTHING] }), statement),
    );
  });
  return { Version: '2012-10-17', Statement };
}

function statementsIn(entry: Entry, scope: Scope): Record<string, unknown>[] {
  return statementsOf(entry).map((statement) => {
    const parts = Object.entries(statement).map(([key, value]) => {
      if (key === 'Resource') return [key, one(resources([statement.Resource ?? []].flat(), scope))] as const;
      return [key, mapTexts(value, (text) => expression(text, scope))] as const;
    });
    return Object.fromEntries<unknown>(parts);
  });
}

function one(list: readonly Expression[]): Expression | readonly Expression[] {
  const [first, ...others] = list;
  return first !== undefined && others.length === 0 ? first : list;
}
