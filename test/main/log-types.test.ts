import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { AlbLogType, AlbObject } from '../aws/seed/alb.js';
import { Fixture, GROUP } from './fixture.js';

let fixture: Fixture;

beforeEach(async () => {
  fixture = await Fixture.build();
});
afterEach(async () => {
  await fixture.close();
});

const messages = (): string[] => fixture.aws.logs.messages(GROUP).toSorted();
const linesOf = (objects: readonly AlbObject[]): string[] =>
  objects.flatMap(({ text }) => text.trimEnd().split('\n'));

/** What each type's keys say of the load balancer: its place in the key, in `prefixed` and in the stream. */
const TYPES: readonly (readonly [type: AlbLogType, loadBalancer: string, prefixed: string, node: string])[] =
  [
    ['nlb-access', 'edge.50dc6c495c0c9188', 'edge.50dc6c495c0c9188', '-'],
    ['clb-access', 'old-shop', 'old-shop.-', '198.51.100.200'],
  ];

describe.each(TYPES)('logs of the type %s', (type, loadBalancer, prefixed, node) => {
  const seed = (): AlbObject[] => fixture.seed(1, [0, 3], { type, loadBalancer });
  const inputs = { 'log-types': type, 'load-balancers': loadBalancer.replace(/\..*/, '') };

  test('arrive as they stand, in the load balancer’s own stream, with their times in UTC', async () => {
    const objects = seed();
    const { code, outputs } = await fixture.execute({ ...inputs, 'log-format': 'raw' });
    expect({ code, outputs }).toMatchObject({ code: 0, outputs: { complete: 'true', 'objects-read': '3' } });
    expect(messages()).toEqual(linesOf(objects).sort());
    for (const { timestamp, message } of fixture.aws.logs.events(GROUP)) {
      const [time = ''] = /\d{4}-\d\d-\d\dT[\d:.]+/.exec(message) ?? [];
      expect(timestamp).toBe(Math.trunc(Date.parse(`${time}Z`)));
    }
    for (const stream of fixture.aws.logs.streams(GROUP))
      expect(stream).toMatch(new RegExp(`^alb/${loadBalancer}/${type}/\\d{4}/\\d\\d/\\d\\d/[0-9a-f-]+$`));
  });

  test('have a dash in `prefixed` for what the key lacks', async () => {
    const [first] = seed();
    await fixture.execute({ ...inputs, 'log-format': 'prefixed' });
    const line = first?.text.split('\n')[0] ?? '';
    const stamp = /_(\d{8}T\d{4}Z)_/.exec(first?.key ?? '')?.[1] ?? '';
    const random = /_([a-z0-9]+)\.log/.exec(first?.key ?? '')?.[1] ?? '';
    const found = messages().find((message) => message.endsWith(line));
    expect(found).toMatch(/^lb-logs None AWSLogs 123456789012 us-east-1 \d{4}\/\d\d\/\d\d /);
    expect(found?.split(' ').slice(6, 10)).toEqual([prefixed, stamp, node, random]);
  });

  test('are records with a null for what the key lacks, and figures in the report', async () => {
    const objects = seed();
    const { summary, outputs } = await fixture.execute({ ...inputs, redact: 'client-ip', sample: '1' });
    expect(outputs['tally']).toContain('"unparsed":0');
    const records = messages().map((message) => JSON.parse(message) as Record<string, unknown>);
    expect(records).toHaveLength(linesOf(objects).length);
    for (const { client_ip: client, source } of records) {
      expect(client).toMatch(/\.0$|::$/);
      expect(source).toMatchObject({ load_balancer: loadBalancer, node_ip: node === '-' ? null : node });
    }
    expect(summary).toMatch(/(Requests|Connections) over time/);
  });

  test('are estimated by a dry run', async () => {
    seed();
    const { log, outputs } = await fixture.execute({ ...inputs, 'dry-run': 'true' });
    expect(log).toMatch(
      new RegExp(`${type} logs (are .* times smaller as gzip \\(measured|are not compressed)`),
    );
    const estimate = JSON.parse(outputs['estimate'] ?? '{}') as Record<string, number>;
    expect(estimate['objects']).toBe(3);
    expect(estimate['uncompressedBytes']).toBeGreaterThanOrEqual(estimate['bytes'] ?? 0);
  });
});

test('two types with figures of one kind are told apart in the report', async () => {
  fixture.seed(1, [0, 1], { type: 'clb-access', loadBalancer: 'old-shop' });
  fixture.seed(1, [0, 1]);
  const { summary } = await fixture.execute({ 'log-types': 'access\nclb-access' });
  expect(summary).toContain('Requests over time (access)');
  expect(summary).toContain('Requests over time (clb-access)');
});
