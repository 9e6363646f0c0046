import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { CLASSES, idOf, pathOf, TABLES, type Table } from '../../scripts/infra/tables.js';
import { ddlOf } from '../../scripts/infra/ddl.js';
import { objectKeyOf } from '../../src/amplify/hour-object.js';
import { segmentObjectKey } from '../../src/alb/segment-objects.js';
import { LOG_TYPE_NAMES } from '../../src/log-types/index.js';
import { stackOf, templateNamed, treeOf, type Tree } from './stack.js';

const BUCKET = { Bucket: 'archive' };

/** The tables of a stack, by name, without the database. */
function tablesOf(parameters: Readonly<Record<string, string>>): Map<string, Tree> {
  const { resources } = stackOf(templateNamed('tables'), { ...BUCKET, ...parameters });
  const inputs = Object.values(resources).flatMap((properties) =>
    'TableInput' in properties ? [treeOf(properties['TableInput'])] : [],
  );
  return new Map(inputs.map((input) => [String(input['Name']), input]));
}

function texts(value: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(treeOf(value)).map(([name, text]) => [name, String(text)]));
}

test('the template fits what CloudFormation takes at once', () => {
  expect(readFileSync('infra/cloudformation/tables.yml').length).toBeLessThan(51_200);
});

describe('the template of the tables', () => {
  test('makes a table for each log type in the format that is chosen, and none of what is not', () => {
    expect([...tablesOf({}).keys()]).toEqual([]);
    const names = LOG_TYPE_NAMES.map((name) => `load_balancer_${name.replaceAll('-', '_')}`);
    for (const AlbFormat of ['jsonl', 'parquet']) expect([...tablesOf({ AlbFormat }).keys()]).toEqual(names);
    const all = { AmplifyFormat: 'csv', AlbFormat: 'parquet', ExportFormat: 'jsonl' };
    expect([...tablesOf(all).keys()]).toEqual(['amplify_access_logs', ...names, 'log_group_events']);
  });

  test('tells each partition by a rule, so that none has to be added', () => {
    const lists = {
      Accounts: '111122223333,444455556666',
      LoadBalancers: 'shop,blog',
      FirstDay: '2026-01-01',
    };
    const table = tablesOf({ AlbFormat: 'parquet', AlbPrefix: 'lb/', ...lists }).get(
      'load_balancer_nlb_access',
    );
    const properties = texts(table?.['Parameters']);
    expect(properties).toMatchObject({
      'projection.enabled': 'true',
      'projection.account.type': 'enum',
      'projection.account.values': '111122223333,444455556666',
      'projection.region.values': 'us-east-1',
      'projection.load_balancer.values': 'shop,blog',
      'projection.log_type.values': 'nlb-access',
      'projection.dt.range': '2026-01-01,NOW+1DAYS',
    });
    // The inner braces are Athena's.
    expect(properties['storage.location.template']).toBe(
      's3://archive/lb/account=${account}/region=${region}/load_balancer=${load_balancer}/log_type=${log_type}/dt=${dt}/',
    );
    const keys = [table?.['PartitionKeys']].flat().map((key) => String(treeOf(key)['Name']));
    for (const key of keys) expect(Object.keys(properties)).toContain(`projection.${key}.type`);
  });

  test('asks each query for what no rule can tell', () => {
    const table = tablesOf({ AmplifyFormat: 'parquet', Apps: 'd1,d2' }).get('amplify_access_logs');
    const properties = texts(table?.['Parameters']);
    expect(properties['projection.app.type']).toBe('enum');
    expect(properties['projection.domain.type']).toBe('injected');
    expect(properties).not.toHaveProperty('projection.domain.values');
  });
});

const DAY = {
  account: '123456789012',
  region: 'us-east-1',
  loadBalancer: 'shop.50dc6c495c0c9188',
  day: '2026/11/19',
};

/** A key that the ferry writes for a table. */
function keyFor({ mode, format, partitions }: Table): string | undefined {
  const form =
    format === 'parquet'
      ? { objectFormat: format, compression: 'snappy' as const }
      : { objectFormat: format, compression: 'gzip' as const };
  if (mode === 'amplify') {
    const destination = { ...form, bucket: 'b', prefix: '', owner: undefined, kmsKeyId: undefined };
    const hour = { app: 'd1', domain: 'example.com', hour: Date.parse('2026-11-19T05:00:00Z') };
    return objectKeyOf({ destination }, hour);
  }
  const logType = partitions.find(({ name }) => name === 'log_type')?.projection;
  if (logType?.kind !== 'fixed') return undefined;
  const loadBalancer = logType.value === 'clb-access' ? 'shop' : DAY.loadBalancer;
  const placed = {
    day: { ...DAY, loadBalancer, logType: logType.value },
    s3: { prefix: '', name: '0001-ab', form },
  };
  return segmentObjectKey(placed as Parameters<typeof segmentObjectKey>[0], '2026-11-19');
}

test.each(TABLES.filter(({ mode }) => mode !== 'export').map((table) => ({ ...table, id: idOf(table) })))(
  '$id lies where the ferry writes',
  (table) => {
    const pattern = pathOf(table).replace(/\$\{\w+\}/g, '[^/]+');
    expect(keyFor(table)).toMatch(new RegExp(`^${pattern}[^/]+$`));
  },
);

describe('columns', () => {
  test.each(TABLES.map((table) => ({ ...table, id: idOf(table) })))(
    'of $id are of types that Hive has, and no partition',
    (table) => {
      const names = table.columns.map(({ name }) => name);
      expect(new Set([...names, ...table.partitions.map(({ name }) => name)]).size).toBe(
        names.length + table.partitions.length,
      );
      for (const { name, type } of table.columns) {
        expect(name).toMatch(/^[a-z0-9_]+$/);
        expect(type).toMatch(/^(string|bigint|double|timestamp|array<string>|struct<[a-z_:,]+>)$/);
      }
    },
  );

  test('are the same in the DDL, with the class of the format', () => {
    for (const table of TABLES) {
      const ddl = ddlOf(table);
      for (const { name, type } of table.columns) expect(ddl).toContain(`\`${name}\` ${type}`);
      expect(ddl).toContain(`ROW FORMAT SERDE '${CLASSES[table.format].serde}'`);
      expect(ddl).toContain(pathOf(table));
    }
  });

  test('of JSON lines whose names Hive does not take are mapped', () => {
    const table = TABLES.find(({ name, format }) => name === 'amplify_access_logs' && format === 'jsonl');
    expect(table?.serde).toMatchObject({
      'mapping.sc_status': 'sc-status',
      'mapping.cs_referer': 'cs(referer)',
    });
    expect(table?.serde).not.toHaveProperty('mapping.date');
  });
});
