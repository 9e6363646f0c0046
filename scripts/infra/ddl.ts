/** The tables as Athena's CREATE TABLE, for docs/athena.md, with the names in the workflows of the documents. */
import { CLASSES, fixedProjection, idOf, pathOf, TABLES, type Partition, type Table } from './tables.js';

const BUCKET = 'my-log-archive';
const PREFIXES = { amplify: 'amplify-access-logs/', alb: 'load-balancer-logs/', export: 'log-group-events/' };
const VALUES: Readonly<Record<string, string>> = {
  accounts: '123456789012',
  regions: 'eu-central-1',
  apps: 'd1a2b3c4d5e6f7',
  domains: 'example.com,d1a2b3c4d5e6f7.amplifyapp.com',
  load_balancers: 'my-lb.50dc6c495c0c9188',
  log_group_keys: '%2Faws%2Flambda%2Fcheckout,shop-api-access',
};
const COLUMNS_A_LINE = 100;

/** Writes what stands between `<!-- table:LoadBalancerAccessParquet -->` and its end anew. */
export function renderDdl(page: string): string {
  return page.replace(
    /(<!-- table:(\w+) -->)[^]*?(<!-- \/table:\2 -->)/g,
    (_all, open: string, id: string, close: string) => {
      const table = TABLES.find((each) => idOf(each) === id);
      if (table === undefined) throw new Error(`There is no table ${id}.`);
      return `${open}\n\n\`\`\`sql\n${ddlOf(table)}\n\`\`\`\n\n${close}`;
    },
  );
}

export function ddlOf(table: Table): string {
  const { name, mode, format, columns, partitions, serde, properties } = table;
  const place = `s3://${BUCKET}/${PREFIXES[mode]}`;
  const told = {
    ...properties,
    'projection.enabled': 'true',
    ...(Object.assign({}, ...partitions.map(projection)) as Record<string, string>),
    'storage.location.template': place + pathOf(table),
  };
  const with_ = Object.keys(serde).length === 0 ? [] : [`WITH SERDEPROPERTIES (\n${assignments(serde)}\n)`];
  return [
    `CREATE EXTERNAL TABLE ${name} (`,
    wrapped(columns.map((column) => `\`${column.name}\` ${column.type}`)),
    ')',
    `PARTITIONED BY (${partitions.map((partition) => `${partition.name} string`).join(', ')})`,
    `ROW FORMAT SERDE '${CLASSES[format].serde}'`,
    ...with_,
    `STORED AS INPUTFORMAT '${CLASSES[format].input}'`,
    `OUTPUTFORMAT '${CLASSES[format].output}'`,
    `LOCATION '${place}'`,
    `TBLPROPERTIES (\n${assignments(told)}\n);`,
  ].join('\n');
}

function projection(partition: Partition): Record<string, string> {
  if (partition.projection.kind !== 'list') return fixedProjection(partition, '2026-01-01');
  const values = VALUES[partition.projection.parameter] ?? '';
  return { [`projection.${partition.name}.type`]: 'enum', [`projection.${partition.name}.values`]: values };
}

function assignments(pairs: Readonly<Record<string, string>>): string {
  const text = (value: string): string => `'${value.replaceAll('\\', '\\\\')}'`;
  return wrapped(Object.entries(pairs).map(([name, value]) => `${text(name)} = ${text(value)}`));
}

/** As many as fit on a line. */
function wrapped(parts: readonly string[]): string {
  const lines: string[] = [];
  for (const [index, part] of parts.entries()) {
    const piece = index === parts.length - 1 ? part : `${part},`;
    const last = lines.at(-1);
    if (last === undefined || last.length + piece.length > COLUMNS_A_LINE) lines.push(`  ${piece}`);
    else lines[lines.length - 1] = `${last} ${piece}`;
  }
  return lines.join('\n');
}
