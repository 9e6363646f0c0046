/** The Glue database and its tables, as a CloudFormation template and as data for the Terraform module. */
import { Document, isCollection, isScalar, visit } from 'yaml';
import { given, isEmpty, not, ref } from './expressions.js';
import { parameterName } from './parameters.js';
import {
  CLASSES,
  fixedProjection,
  idOf,
  pathOf,
  TABLES,
  type Partition,
  type Table,
  type TableFormat,
} from './tables.js';
import { named, VERSION, type Parameters, type Tree } from './template.js';

const MODES = ['amplify', 'alb', 'export'] as const;
const PREFIXES = { amplify: 'amplify-access-logs/', alb: 'load-balancer-logs/', export: 'log-group-events/' };
const BUCKET = '[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]';

/** What a list is of, and what stands for it where it is not given; absent: every query must name one. */
const LISTS: Readonly<Record<string, { readonly what: string; readonly usual?: string }>> = {
  accounts: { what: 'Accounts', usual: 'AWS::AccountId' },
  regions: { what: 'Regions', usual: 'AWS::Region' },
  apps: { what: 'Ids of the Amplify apps' },
  domains: { what: 'Domains of the Amplify apps' },
  load_balancers: { what: 'Names of the load balancers' },
  log_group_keys: { what: 'Log groups as they stand in the keys' },
};

/** The template of the tables: one for each format that is chosen, in one database. */
export function tablesTemplate(): Tree {
  return {
    ...VERSION,
    Description: 'AWS Log Ferry: a Glue database with a table for each kind of log, for Athena and others',
    Parameters: named(parameters()),
    Conditions: conditions(),
    Resources: {
      ArchiveDatabase: {
        Type: 'AWS::Glue::Database',
        Properties: {
          CatalogId: { Ref: 'AWS::AccountId' },
          DatabaseInput: { Name: ref('database'), Description: 'What AWS Log Ferry archived' },
        },
      },
      ...Object.fromEntries(TABLES.map((table) => [idOf(table), resource(table)])),
    },
    Outputs: { Database: { Description: 'Name of the database', Value: { Ref: 'ArchiveDatabase' } } },
  };
}

/** Columns and keys in one line: there are hundreds of them, and a template has at most 51,200 bytes. */
export function tablesYaml(): string {
  const document = new Document(tablesTemplate(), { version: '1.1', aliasDuplicateObjects: false });
  visit(document, {
    Pair: (_key, { key, value }) => {
      const name = isScalar(key) ? key.value : undefined;
      if (isCollection(value) && IN_ONE_LINE.includes(String(name))) value.flow = true;
    },
    // Functions of CloudFormation.
    Map: (_key, node) => {
      const [item, ...others] = node.items;
      const name = isScalar(item?.key) ? String(item.key.value) : '';
      if (others.length === 0 && /^(Ref$|Fn::)/.test(name)) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

const IN_ONE_LINE = ['Columns', 'PartitionKeys', 'SerdeInfo'];

function parameters(): Parameters {
  const prefixed = MODES.map((mode) => [
    `${mode}_prefix`,
    {
      ...{ Type: 'String', Description: `The destination-prefix of mode ${mode}.`, Default: PREFIXES[mode] },
      AllowedPattern: '^([^/].*/|)$',
    },
  ]);
  const formats = MODES.map((mode) => [
    `${mode}_format`,
    {
      ...{
        Type: 'String',
        Description: `The object-format of mode ${mode}; none: no table.`,
        Default: 'none',
      },
      AllowedValues: [
        'none',
        ...new Set(TABLES.filter((table) => table.mode === mode).map(({ format }) => format)),
      ],
    },
  ]);
  const lists = Object.entries(LISTS).map(([list, { what, usual }]) => [
    list,
    {
      Type: 'String',
      Description: `${what}, joined by commas; ${usual === undefined ? 'without them every query must name one' : 'without them those of the stack'}.`,
      ...{ Default: '', AllowedPattern: '^[^\\s]*$' },
    },
  ]);
  return {
    database: {
      Type: 'String',
      Description: 'Name of the database.',
      Default: 'log_ferry',
      AllowedPattern: '^[a-z0-9_]+$',
    },
    bucket: {
      Type: 'String',
      Description: 'The bucket that the ferry writes to.',
      AllowedPattern: `^${BUCKET}$`,
    },
    first_day: {
      ...{ Type: 'String', Description: 'The first day that is looked for.', Default: '2024-01-01' },
      AllowedPattern: '^\\d{4}-\\d\\d-\\d\\d$',
    },
    ...(Object.fromEntries([...prefixed, ...formats, ...lists]) as Parameters),
  };
}

function conditions(): Tree {
  const chosen = TABLES.map(({ mode, format }) => [
    isFormat(mode, format),
    { 'Fn::Equals': [ref(`${mode}_format`), format] },
  ]);
  const lists = Object.keys(LISTS).map((list) => [given(list), not(isEmpty(ref(list)))]);
  return Object.fromEntries([...chosen, ...lists]) as Tree;
}

function isFormat(mode: Table['mode'], format: TableFormat): string {
  return `${parameterName(mode)}Is${parameterName(format)}`;
}

function resource(table: Table): Tree {
  const { name, mode, format, description, columns, partitions, serde, properties } = table;
  const { input, output, serde: library } = CLASSES[format];
  const prefix = parameterName(`${mode}_prefix`);
  const place = `s3://\${Bucket}/\${${prefix}}`;
  return {
    Type: 'AWS::Glue::Table',
    Condition: isFormat(mode, format),
    Properties: {
      CatalogId: { Ref: 'AWS::AccountId' },
      DatabaseName: { Ref: 'ArchiveDatabase' },
      TableInput: {
        Name: name,
        Description: description,
        TableType: 'EXTERNAL_TABLE',
        Parameters: {
          EXTERNAL: 'TRUE',
          classification: format === 'jsonl' ? 'json' : format,
          ...properties,
          'projection.enabled': 'true',
          ...merged(partitions.map(projectionOf)),
          // What is in braces after an exclamation mark is for Athena.
          'storage.location.template': { 'Fn::Sub': place + pathOf(table).replaceAll('${', '${!') },
        },
        PartitionKeys: partitions.map(({ name: Name }) => ({ Name, Type: 'string' })),
        StorageDescriptor: {
          Columns: columns.map(({ name: Name, type: Type }) => ({ Name, Type })),
          Location: { 'Fn::Sub': place },
          ...{ InputFormat: input, OutputFormat: output },
          SerdeInfo: { SerializationLibrary: library, Parameters: { 'serialization.format': '1', ...serde } },
        },
      },
    },
  };
}

function merged(trees: readonly Tree[]): Tree {
  return Object.fromEntries(trees.flatMap((tree) => Object.entries(tree)));
}

function projectionOf(partition: Partition): Tree {
  const { name, projection } = partition;
  if (projection.kind === 'date')
    return {
      ...fixedProjection(partition, ''),
      [`projection.${name}.range`]: { 'Fn::Sub': '${FirstDay},NOW+1DAYS' },
    };
  if (projection.kind !== 'list') return fixedProjection(partition, '');
  const { parameter: list } = projection;
  const usual = LISTS[list]?.usual;
  const values = (otherwise: string): Tree => ({ 'Fn::If': [given(list), ref(list), { Ref: otherwise }] });
  return {
    [`projection.${name}.type`]:
      usual === undefined ? { 'Fn::If': [given(list), 'enum', 'injected'] } : 'enum',
    [`projection.${name}.values`]: values(usual ?? 'AWS::NoValue'),
  };
}

/** What infra/terraform/tables reads. */
export function tablesData(): unknown {
  return TABLES.map((table) => {
    const { name, mode, format, description, columns, partitions, serde, properties } = table;
    return {
      ...{ id: idOf(table), name, mode, format, description, path: pathOf(table), classes: CLASSES[format] },
      ...{ serde: { 'serialization.format': '1', ...serde }, properties, columns },
      partitions: partitions.map((partition) => ({
        name: partition.name,
        list: partition.projection.kind === 'list' ? partition.projection.parameter : null,
        projection: fixedProjection(partition, 'FIRST_DAY'),
      })),
    };
  });
}
