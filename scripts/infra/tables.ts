/**
 * The tables over what the ferry writes to S3, from the descriptors that it writes by: one for each mode, log type and
 * format. CloudFormation, Terraform and the documents are made of these.
 */
import { LOG_TYPES } from '../../src/log-types/index.js';
import { AMPLIFY_HEADER, parquetColumnsOf } from '../../src/amplify/columns.js';
import { columnName } from '../../src/amplify/csv.js';
import { formatOf } from '../../src/encode/line-columns.js';
import { EVENT_COLUMNS } from '../../src/export/read/record.js';
import { logColumns } from '../../src/objects/record-sink.js';
import type { ColumnKind, RecordColumn } from '../../src/objects/columns.js';

export type TableFormat = 'csv' | 'jsonl' | 'parquet';

/** A column by its name and its type in Hive's words. */
export interface TableColumn {
  readonly name: string;
  readonly type: string;
}

/** How the values of a partition are told without asking the catalogue (Athena, partition projection). */
export type Projection =
  | { readonly kind: 'date' }
  | { readonly kind: 'hour' }
  /** These and no others. */
  | { readonly kind: 'fixed'; readonly value: string }
  /** A list that the template is given; without it every query must name one. */
  | { readonly kind: 'list'; readonly parameter: string };

export interface Partition {
  readonly name: string;
  /** As it stands in the keys, where that is the name of a column too. */
  readonly key?: string;
  readonly projection: Projection;
}

export interface Table {
  readonly name: string;
  readonly mode: 'amplify' | 'alb' | 'export';
  readonly format: TableFormat;
  readonly description: string;
  readonly columns: readonly TableColumn[];
  readonly partitions: readonly Partition[];
  /** What the SerDe is told. */
  readonly serde: Readonly<Record<string, string>>;
  /** Table properties beside those of the projection. */
  readonly properties: Readonly<Record<string, string>>;
}

/** Hive's types. A time in JSON is text: the SerDe takes no RFC 3339. */
const TYPES: Readonly<Record<ColumnKind, string>> = {
  string: 'string',
  int: 'bigint',
  double: 'double',
  micros: 'timestamp',
  millis: 'timestamp',
  strings: 'array<string>',
};
const PLACE: readonly Partition[] = [
  { name: 'account', projection: { kind: 'list', parameter: 'accounts' } },
  { name: 'region', projection: { kind: 'list', parameter: 'regions' } },
];
const DAY: Partition = { name: 'dt', projection: { kind: 'date' } };

export const TABLES: readonly Table[] = [...amplifyTables(), ...albTables(), ...exportTables()];

function amplifyTables(): Table[] {
  const about = {
    name: 'amplify_access_logs',
    mode: 'amplify',
    description: 'Access logs of Amplify apps',
    partitions: [
      { name: 'app', projection: { kind: 'list', parameter: 'apps' } },
      { name: 'domain', projection: { kind: 'list', parameter: 'domains' } },
      DAY,
      { name: 'hour', projection: { kind: 'hour' } },
    ],
  } as const;
  const names = AMPLIFY_HEADER.map(columnName);
  // The service's names hold what a column's name may not; the SerDe compares keys in lower case.
  const mapped = AMPLIFY_HEADER.filter((name) => columnName(name) !== name);
  const mapping = mapped.map((name) => [`mapping.${columnName(name)}`, name.toLowerCase()] as const);
  const parquet = parquetColumnsOf();
  return [
    {
      ...{ ...about, format: 'csv', columns: names.map((name) => ({ name, type: 'string' })) },
      serde: { separatorChar: ',', quoteChar: '"', escapeChar: '\\' },
      properties: { 'skip.header.line.count': '1' },
    },
    {
      ...{ ...about, format: 'jsonl', columns: parquet.map(jsonColumn), properties: {} },
      // `time` is the header's, the time of day, and no instant.
      serde: Object.fromEntries(mapping),
    },
    { ...about, format: 'parquet', columns: parquet.map(parquetColumn), serde: {}, properties: {} },
  ];
}

function albTables(): Table[] {
  return LOG_TYPES.flatMap((logType): Table[] => {
    const columns = logColumns(formatOf(logType).columns);
    const own = columns.filter(({ inside }) => inside === undefined);
    const members = columns.flatMap(({ inside }) => (inside === undefined ? [] : [inside.member]));
    const source = {
      name: 'source',
      type: `struct<${members.map((member) => `${member}:string`).join(',')}>`,
    };
    const about = {
      name: `load_balancer_${logType.name.replaceAll('-', '_')}`,
      mode: 'alb',
      description: `${logType.name} logs of load balancers (${logType.source})`,
      partitions: [
        ...PLACE,
        { name: 'load_balancer', projection: { kind: 'list', parameter: 'load_balancers' } },
        { name: 'log_type', projection: { kind: 'fixed', value: logType.name } },
        DAY,
      ],
      serde: {},
      properties: {},
    } as const;
    return [
      { ...about, format: 'jsonl', columns: [...own.map(jsonColumn), source] },
      { ...about, format: 'parquet', columns: columns.map(parquetColumn) },
    ];
  });
}

function exportTables(): Table[] {
  const about = {
    name: 'log_group_events',
    mode: 'export',
    description: 'Events of log groups (mode export, engine read)',
    partitions: [
      ...PLACE,
      // A column has the name of the log group itself; here it is as it stands in the keys.
      {
        name: 'log_group_key',
        key: 'log_group',
        projection: { kind: 'list', parameter: 'log_group_keys' },
      },
      DAY,
    ],
    serde: {},
    properties: {},
  } as const;
  return [
    { ...about, format: 'jsonl', columns: EVENT_COLUMNS.map(jsonColumn) },
    { ...about, format: 'parquet', columns: EVENT_COLUMNS.map(parquetColumn) },
  ];
}

function parquetColumn({ name, kind }: RecordColumn): TableColumn {
  return { name, type: TYPES[kind] };
}

function jsonColumn({ name, kind }: RecordColumn): TableColumn {
  return { name, type: kind === 'micros' || kind === 'millis' ? 'string' : TYPES[kind] };
}

/** `account=${account}/region=${region}/…/`, as the keys go on after the prefix. */
export function pathOf({ partitions }: Table): string {
  return partitions.map(({ name, key = name }) => `${key}=\${${name}}/`).join('');
}

/** Classes of Hive, by format. */
export const CLASSES: Readonly<Record<TableFormat, { input: string; output: string; serde: string }>> = {
  csv: {
    input: 'org.apache.hadoop.mapred.TextInputFormat',
    output: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
    serde: 'org.apache.hadoop.hive.serde2.OpenCSVSerde',
  },
  jsonl: {
    input: 'org.apache.hadoop.mapred.TextInputFormat',
    output: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
    serde: 'org.openx.data.jsonserde.JsonSerDe',
  },
  parquet: {
    input: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
    output: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
    serde: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe',
  },
};

/** `AmplifyAccessLogsCsv`: a table by name and format. */
export function idOf({ name, format }: Pick<Table, 'name' | 'format'>): string {
  return `${name}_${format}`.replace(/(?:^|_)([a-z])/g, (_all, letter: string) => letter.toUpperCase());
}

/** The values of a projection that need no parameter; the day's range ends a day ahead: some zones are ahead of UTC. */
export function fixedProjection({ name, projection }: Partition, firstDay: string): Record<string, string> {
  const property = (what: string): string => `projection.${name}.${what}`;
  switch (projection.kind) {
    case 'date':
      return {
        [property('type')]: 'date',
        [property('format')]: 'yyyy-MM-dd',
        [property('range')]: `${firstDay},NOW+1DAYS`,
      };
    case 'hour':
      return { [property('type')]: 'integer', [property('range')]: '0,23', [property('digits')]: '2' };
    case 'fixed':
      return { [property('type')]: 'enum', [property('values')]: projection.value };
    case 'list':
      return {};
  }
}
