/** What `redact` hides of Amplify's access logs is nowhere in what a run leaves behind: objects, events, reports, log, outputs. */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { amplifyHeader, amplifyRows } from '../aws/seed/amplify.js';
import { Fixture, GROUP, type Outcome } from './fixture.js';

const APP = 'd2abcdefghijkl';
const HOUR = 3_600_000;
const FROM = Math.floor(Date.now() / HOUR) * HOUR - 30 * HOUR;
const COLUMNS = amplifyHeader.replaceAll('\\', '').split(',');

/** What a visitor leaves in a row, by column; each has a word or an address that must not be met again. */
const PRIVATE: readonly Readonly<Record<string, string>>[] = [
  { 'cs-uri-query': 'token=hidden1token&mail=hidden2mail%40example.com&flag' },
  { 'cs-uri-query': 'a\\=hidden3escaped;b=hidden4semicolon' },
  { 'cs(Referer)': 'https://shop.example/?session=hidden5referer#part=hidden6fragment' },
  { 'cs(Referer)': '"https://shop.example/?q=hidden7quoted""twice,and=hidden8comma"' },
  { 'c-ip': '192.0.2.77', 'x-forwarded-for': '198.51.100.78\\,%20203.0.113.79' },
  { 'c-ip': '2001:db8:1:2:3:4:5:678a', 'x-forwarded-for': '"192.0.2.80, 2001:db8:1:2:3:4:5:678b"' },
  { 'x-forwarded-for': '192.0.2.81:4711' },
  { 'c-ip': '::ffff:192.0.2.82', 'x-forwarded-for': '_hidden9obfuscated' },
  { 'cs(User-Agent)': 'Hidden10Browser/1.0%20\\(hidden11)' },
  { 'cs(Cookie)': 'sid\\=hidden12cookie' },
];
/** Rows whose columns cannot be told: of them nothing may be shown. */
const SHAPELESS = [
  `${new Date(FROM).toISOString().slice(0, 13).replace('T', ',')}:00:01,hidden13short,192.0.2.83`,
  '192.0.2.84,hidden14headless',
];
const SECRETS = [
  ...Array.from({ length: 14 }, (_, i) => `hidden${String(i + 1)}`),
  ...[
    '192.0.2.77',
    '198.51.100.78',
    '203.0.113.79',
    '678a',
    '192.0.2.80',
    '678b',
    '192.0.2.81',
    '192.0.2.82',
  ],
  ...['192.0.2.83', '192.0.2.84'],
];
const REDACT = ['query-values', 'client-ip', 'user-agent', 'cs_cookie'].join('\n');

let fixture: Fixture;
let workspace: string;

beforeEach(async () => {
  fixture = await Fixture.build();
  workspace = mkdtempSync(join(tmpdir(), 'log-ferry-redaction-'));
  fixture.aws.s3.createBucket('archive');
  fixture.aws.amplify.createApp(APP, { domains: ['example.com'] });
  const traffic = { domain: 'example.com', from: FROM, to: FROM + HOUR, rowsPerHour: PRIVATE.length };
  const rows = [...amplifyRows(traffic)].map((row, index) => ({ ...row, line: revealing(row.line, index) }));
  const shapeless = SHAPELESS.map((line, index) => ({ id: `shapeless${String(index)}`, time: FROM, line }));
  fixture.aws.amplify.addRows(APP, 'example.com', [...rows, ...shapeless]);
});
afterEach(async () => {
  await fixture.close();
  rmSync(workspace, { recursive: true, force: true });
});

function revealing(line: string, index: number): string {
  const own = PRIVATE[index] ?? {};
  return line
    .split(',')
    .map((value, column) => own[COLUMNS[column] ?? ''] ?? value)
    .join(',');
}

const execute = (inputs: Readonly<Record<string, string>>): Promise<Outcome> =>
  fixture.execute(
    {
      ...{ mode: 'amplify', 'source-bucket': '', 'app-id': APP, 'domain-names': 'example.com' },
      ...{ 'destination-bucket': 'archive', redact: REDACT, report: 'html', 'on-loss': 'warn' },
      ...{ from: new Date(FROM).toISOString(), to: new Date(FROM + HOUR).toISOString() },
      ...inputs,
    },
    { GITHUB_WORKSPACE: workspace },
  );

/** Everything that the run left, by where it lies; marks of HTML and Markdown are read as what they stand for. */
function left({ log, summary, outputs }: Outcome): Map<string, string> {
  const { s3, logs } = fixture.aws;
  const objects = s3.list('archive', '').map((key): [string, string] => {
    const body = s3.get('archive', key) ?? Buffer.alloc(0);
    return [key, (key.endsWith('.gz') ? gunzipSync(body) : body).toString('latin1')];
  });
  const files = readdirSync(workspace).map((name): [string, string] => [
    name,
    readFileSync(join(workspace, name), 'utf8'),
  ]);
  const told: [string, string][] = [
    ['the log', log],
    ['the summary', summary],
    ['the outputs', JSON.stringify(outputs)],
    ['the log group', logs.messages(GROUP).join('\n')],
  ];
  return new Map([...objects, ...files, ...told].map(([where, text]) => [where, unmarked(text)]));
}

function unmarked(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))).toLowerCase();
}

function leaks(outcome: Outcome): string[] {
  return [...left(outcome)].flatMap(([where, text]) =>
    SECRETS.filter((secret) => new RegExp(`${secret.replaceAll('.', '\\.')}(?!\\d)`).test(text)).map(
      (secret) => `${secret} in ${where}`,
    ),
  );
}

const FORMS = [
  { 'object-format': 'csv', 'log-format': 'raw' },
  { 'object-format': 'csv', compression: 'none', 'log-format': 'json' },
  { 'object-format': 'jsonl', 'log-format': 'raw', sample: '0.5' },
  { 'object-format': 'jsonl', 'log-format': 'json', filter: 'sc_status > 0' },
  { 'object-format': 'parquet', compression: 'none', 'log-format': 'json' },
];

test.each(FORMS)('as %j', async (form) => {
  const outcome = await execute({ ...form, 'destination-log-group': GROUP });
  expect(outcome.code).toBe(0);
  expect(Number(outcome.outputs['records-written'])).toBeGreaterThan(0);
  expect(left(outcome).size).toBeGreaterThan(6);
  expect(leaks(outcome)).toEqual([]);
});

test.each(FORMS)('what stays shows that the test can see it: as %j, without redact', async (form) => {
  const outcome = await execute({ ...form, sample: '1', 'destination-log-group': GROUP, redact: '' });
  const found = leaks(outcome);
  for (const secret of ['hidden1', '192.0.2.77', 'hidden10', 'hidden12', 'hidden13'])
    for (const where of [/archive|\.csv|\.jsonl|\.parquet/, /log group/])
      expect(found.filter((leak) => leak.startsWith(`${secret} in`) && where.test(leak))).not.toEqual([]);
});

test.each<[string, () => void]>([
  ['a bucket that refuses', () => fixture.aws.faults.deny('s3:PutObject', /hour=/)],
  ['a log group that refuses', () => fixture.aws.faults.deny('logs:PutLogEvents')],
  [
    'answers that are cut',
    () => fixture.aws.faults.add({ operation: 'DownloadAccessLogs', kind: 'cut-body' }),
  ],
])('in the errors of %s', async (_, breaks) => {
  breaks();
  const outcome = await execute({ 'destination-log-group': GROUP, 'log-format': 'raw' });
  expect(outcome.code).toBe(1);
  expect(leaks(outcome)).toEqual([]);
});

test('a second look, and a run that does it again with other rules, show nothing either', async () => {
  await execute({ 'destination-log-group': GROUP });
  const again = await execute({ 'destination-log-group': GROUP, redo: 'true', 'log-format': 'raw' });
  expect(again.code).toBe(0);
  expect(leaks(again)).toEqual([]);
});
