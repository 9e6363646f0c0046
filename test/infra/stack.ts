/** As much of CloudFormation as the templates use: what a stack would hold, with its functions carried out. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export type Tree = Readonly<Record<string, unknown>>;

export interface Stack {
  /** Properties by the name of the resource; resources whose condition does not hold are not there. */
  readonly resources: Readonly<Record<string, Tree>>;
  /** What the rules say against the parameters. */
  readonly refused: readonly string[];
}

interface Place {
  readonly partition?: string;
  readonly region?: string;
  readonly account?: string;
}

export function templateNamed(name: string): Tree {
  const tree: unknown = parse(readFileSync(`infra/cloudformation/${name}.yml`, 'utf8'));
  return treeOf(tree);
}

/** Throws where a parameter is missing, unknown, or not of its pattern. */
export function stackOf(template: Tree, given: Readonly<Record<string, string>>, place: Place = {}): Stack {
  const { partition = 'aws', region = 'us-east-1', account = '123456789012' } = place;
  const suffix = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  const pseudo = { Partition: partition, Region: region, AccountId: account, URLSuffix: suffix };
  const values = new Map<string, unknown>([
    ...Object.entries(pseudo).map(([name, value]) => [`AWS::${name}`, value] as const),
    ...Object.entries(parametersOf(treeOf(template['Parameters']), given)),
    ['ArchiveDatabase', 'name-of-the-database'],
    ['OidcProvider', `arn:${partition}:iam::${account}:oidc-provider/token.actions.githubusercontent.com`],
  ]);
  const solver = new Solver(values, treeOf(template['Conditions']));
  const resources = Object.entries(treeOf(template['Resources']))
    .map(([name, each]) => [name, treeOf(each)] as const)
    .filter(([, each]) => each['Condition'] === undefined || solver.holds(text(each['Condition'])))
    .map(([name, each]) => [name, treeOf(solver.solve(each['Properties']))] as const);
  return { resources: Object.fromEntries(resources), refused: refusals(template, solver) };
}

function refusals(template: Tree, solver: Solver): string[] {
  const assertions = Object.values(treeOf(template['Rules'] ?? {})).flatMap((rule) =>
    [treeOf(rule)['Assertions']].flat().map(treeOf),
  );
  return assertions
    .filter(({ Assert }) => solver.solve(Assert) !== true)
    .map(({ AssertDescription }) => String(AssertDescription));
}

function parametersOf(parameters: Tree, given: Readonly<Record<string, string>>): Record<string, string> {
  for (const name of Object.keys(given))
    if (!(name in parameters)) throw new Error(`The template has no parameter ${name}.`);
  return Object.fromEntries(
    Object.entries(parameters).map(([name, about]) => {
      const { Default, AllowedPattern, AllowedValues } = treeOf(about);
      const value = given[name] ?? Default;
      if (value === undefined) throw new Error(`Parameter ${name} has no value.`);
      const fits =
        (AllowedPattern === undefined || new RegExp(text(AllowedPattern)).test(text(value))) &&
        (AllowedValues === undefined || [AllowedValues].flat().includes(value));
      if (!fits) throw new Error(`Parameter ${name} does not allow ${text(value)}.`);
      return [name, text(value)];
    }),
  );
}

const NOTHING = Symbol('AWS::NoValue');

class Solver {
  readonly #values: ReadonlyMap<string, unknown>;
  readonly #conditions: Tree;

  constructor(values: ReadonlyMap<string, unknown>, conditions: Tree) {
    this.#values = values;
    this.#conditions = conditions;
  }

  holds(condition: string): boolean {
    if (!(condition in this.#conditions)) throw new Error(`There is no condition ${condition}.`);
    return this.solve(this.#conditions[condition]) === true;
  }

  solve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((each) => this.solve(each)).filter((each) => each !== NOTHING);
    if (typeof value !== 'object' || value === null) return value;
    const [[name, argument] = ['', undefined], ...others] = Object.entries(value);
    if (others.length === 0 && (name === 'Ref' || name.startsWith('Fn::')))
      return this.#apply(name, argument);
    const members = Object.entries(value).map(([key, each]) => [key, this.solve(each)] as const);
    return Object.fromEntries(members.filter(([, each]) => each !== NOTHING));
  }

  #apply(name: string, argument: unknown): unknown {
    if (name === 'Ref') return this.#named(String(argument));
    if (name === 'Fn::Sub') return this.#substitute(argument);
    if (name === 'Fn::If') {
      const [condition, yes, no] = [argument].flat();
      return this.solve(this.holds(String(condition)) ? yes : no);
    }
    const [first, second] = [this.solve(argument)].flat();
    const all = [this.solve(argument)].flat();
    switch (name) {
      case 'Fn::Not':
        return first !== true;
      case 'Fn::Equals':
        return first === second;
      case 'Fn::Or':
        return all.includes(true);
      case 'Fn::And':
        return all.every((each) => each === true);
      case 'Fn::Split':
        return String(second).split(String(first));
      case 'Fn::Select':
        return this.#select(argument);
      default:
        throw new Error(`${name} is not known here.`);
    }
  }

  #select(argument: unknown): unknown {
    const [index, list] = [argument].flat();
    const found: unknown = [this.solve(list)].flat()[Number(index)];
    if (found === undefined) throw new Error(`Fn::Select finds nothing at ${String(index)}.`);
    return found;
  }

  #named(name: string): unknown {
    if (name === 'AWS::NoValue') return NOTHING;
    if (!this.#values.has(name)) throw new Error(`Nothing is called ${name}.`);
    return this.#values.get(name);
  }

  #substitute(argument: unknown): string {
    const [text, own = {}] = [argument].flat();
    const values = treeOf(own);
    return String(text)
      .replace(/\$\{([\w:]+)\}/g, (_all, name: string) =>
        String(name in values ? this.solve(values[name]) : this.#named(name)),
      )
      .replaceAll('${!', '${');
  }
}

function text(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new Error(`${JSON.stringify(value)} is no text.`);
}

export function treeOf(value: unknown): Tree {
  if (typeof value !== 'object' || value === null) throw new Error(`${String(value)} is no mapping.`);
  return Object.fromEntries(Object.entries(value));
}
