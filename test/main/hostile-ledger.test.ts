/** Claims that somebody changed in the ledger: they are refused by name, and nothing is read or written elsewhere. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { amplifyRows } from '../aws/seed/amplify.js';
import { Fixture, type Outcome } from './fixture.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const HOUR_MS = 60 * 60 * 1000;
const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
const ARCHIVE = 'archive';
/** A window that was committed long ago, below the prefix of the log group. */
const OLD = '2026-01-01/20260101T000000Z_20260102T000000Z';
const LEDGER = { ledger: `s3://${ARCHIVE}/ledger/`, 'destination-bucket': ARCHIVE };

let fixture: Fixture;
beforeEach(async () => {
  fixture = await Fixture.build();
  fixture.aws.s3.createBucket(ARCHIVE);
  fixture.aws.logs.limits.off();
});
afterEach(() => fixture.close());

const MODES = {
  alb: () => {
    fixture.seed(1, [0, 2]);
    return { ...LEDGER, 'destination-log-group': '', 'destination-prefix': 'out/' };
  },
  amplify: () => {
    const [app, domain] = ['d2abcdefghijkl', 'a.example.com'];
    fixture.aws.amplify.createApp(app, { domains: [domain] });
    const to = today - DAY_MS;
    const rows = [...amplifyRows({ domain, from: to - HOUR_MS, to, rowsPerHour: 5 })];
    fixture.aws.amplify.addRows(app, domain, rows);
    const window = { from: new Date(to - HOUR_MS).toISOString(), to: new Date(to).toISOString() };
    const place = {
      'app-id': app,
      'domain-names': domain,
      'destination-prefix': 'out/',
      'source-bucket': '',
    };
    return { mode: 'amplify', ...LEDGER, ...place, ...window };
  },
  'export-task': () => {
    Object.assign(fixture.aws.logs.createGroup('/app'), { creationTime: today - 30 * DAY_MS });
    fixture.aws.logs.seed('/app', 'a', [{ timestamp: today - 2 * DAY_MS, message: 'one' }]);
    fixture.aws.exports.usual = { ...fixture.aws.exports.usual, pendingMs: 5, runningMs: 20 };
    const task = { mode: 'export', lookback: '3d', 'log-groups': '/app', 'poll-interval': 'PT0.01S' };
    return {
      ...{ ...task, ...LEDGER, 'destination-prefix': 'out/', 'clean-leftovers': 'true' },
      ...{ 'source-bucket': '', 'destination-log-group': '' },
    };
  },
  'export-read': () => {
    Object.assign(fixture.aws.logs.createGroup('/app'), { creationTime: today - 30 * DAY_MS });
    fixture.aws.logs.seed('/app', 'a', [{ timestamp: today - 2 * DAY_MS, message: 'one' }]);
    const read = { mode: 'export', engine: 'read', 'read-rate': '100', lookback: '3d', 'log-groups': '/app' };
    return {
      ...{ ...read, ...LEDGER, 'destination-prefix': 'out/' },
      ...{ 'source-bucket': '', 'destination-log-group': '' },
    };
  },
};

/** A run whose put of the object fails leaves an open claim, of which a text is replaced; then a run meets it. */
async function meets(mode: keyof typeof MODES, [from, to]: readonly [RegExp, string]): Promise<Outcome> {
  const inputs = MODES[mode]();
  const { aws } = fixture;
  const put = { operation: 'PutObject', resource: /\/out\// };
  const call = mode === 'export-task' ? { operation: 'CreateExportTask' } : put;
  const refusal = aws.faults.add({ ...call, kind: 'access-denied' });
  expect((await fixture.execute(inputs)).code).toBe(1);
  refusal.remove();
  const keys = aws.s3.list(ARCHIVE, 'ledger/').filter((key) => !/frontier-|destinations\//.test(key));
  const changed = keys.filter((key) => {
    const body = aws.s3.get(ARCHIVE, key)?.toString() ?? '';
    if (!from.test(body)) return false;
    aws.s3.putObject(ARCHIVE, key, Buffer.from(body.replace(from, to)));
    return true;
  });
  expect(changed).not.toEqual([]);
  aws.calls.clear();
  return fixture.execute(inputs);
}

test.each([
  ['alb', [/"prefix":"out\/"/, '"prefix":"out/../secrets/"'], /it differs in destination/],
  ['alb', [/"prefix":"out\/"/, '"prefix":""'], /it differs in destination/],
  ['alb', [/"bucket":"lb-logs"/, '"bucket":"secrets"'], /it differs in source/],
  ['alb', [/"timeZone":"UTC"/, '"timeZone":"Moon/Base"'], /The claim of segment .* cannot be read/],
  ['alb', [/"objects":\[\[("[^"]+"),\d+/, '"objects":[[$1,1e999'], /The claim of segment .* cannot be read/],
  ['amplify', [/"hour":\d+/, '"hour":1e300'], /The claim of segment .* cannot be read/],
  ['amplify', [/"stream":"[^"]+"/, '"stream":"audit"'], /The claim of segment .* cannot be read/],
  ['export-task', [/"prefix":"out\/app"/, '"prefix":"secrets/app"'], /it differs in destination/],
  ['export-task', [/"bucket":"archive"/, '"bucket":"secrets"'], /it differs in destination/],
  ['export-task', [/"name":"log-ferry\/\w+"/, '"name":"secrets"'], /The claim of window .* cannot be read/],
  [
    'export-task',
    [/"state":"open"/, `"state":"open","progress":{"done":[],"spent":["dt=${OLD}/task"],"foundEmpty":[]}`],
    /The progress of window .* cannot be read/,
  ],
  [
    'export-task',
    [/"state":"open"/, '"state":"open","progress":{"done":[],"spent":["../secrets/task"],"foundEmpty":[]}'],
    /The progress of window .* cannot be read/,
  ],
  ['export-read', [/"prefix":"out\/"/, '"prefix":"../secrets/"'], /it differs in destination/],
  ['export-read', [/"pass":"first","from":\d+/, '"pass":"first","from":0'], /it differs in month/],
  [
    'export-read',
    [/("pass":"first","from":\d+,"to":)\d+/, '$1 1e300'],
    /The claim of segment .* cannot be read/,
  ],
  [
    'export-read',
    [/"version":1,"logGroup":"\/app"/, '"version":1,"logGroup":"/secrets"'],
    /it differs in logGroup/,
  ],
] as const)('%s: a claim with %j is refused', async (mode, change, message) => {
  const { code, log } = await meets(mode, change);
  expect([code, message.test(log) ? '' : log]).toEqual([1, '']);
  expect(fixture.aws.s3.list(ARCHIVE, '').filter((key) => !key.startsWith('ledger/'))).toEqual([]);
  const elsewhere = ({ resource }: { resource: string }): boolean => /secrets|audit/.test(resource);
  expect(fixture.aws.calls.find({}).filter(elsewhere)).toEqual([]);
  expect(fixture.aws.logs.streams('/alb/shop').filter((name) => name === 'audit')).toEqual([]);
});

test.each([
  ['a lease that is no date', /("leases":\{"[^"]+":)"[^"]+"/, '$1"soon"', /is damaged at leases/],
  ['a tally that counts backwards', /"read":\d+/, '"read":-5', /is damaged at segments/],
  ['a commit at no time', /"at":"[^"]+"/, '"at":"NaN"', /is damaged at segments/],
  ['a write that is a number', /"write":"[^"]+"/, '"write":7', /is damaged at write/],
])('a document with %s is refused by name', async (_, from, to, message) => {
  fixture.seed(1, [0, 2]);
  const inputs = { ...LEDGER, 'destination-log-group': '' };
  expect((await fixture.execute(inputs)).code).toBe(0);
  const key = fixture.aws.s3.list(ARCHIVE, 'ledger/alb/').find((each) => !each.includes('frontier')) ?? '';
  const body = fixture.aws.s3.get(ARCHIVE, key)?.toString() ?? '';
  const leased = body.replace('"leases":{}', '"leases":{"other":"2026-01-01T00:00:00.000Z"}');
  expect(leased).toMatch(from);
  fixture.aws.s3.putObject(ARCHIVE, key, Buffer.from(leased.replace(from, to)));
  const { code, log } = await fixture.execute(inputs);
  expect([code, message.test(log) ? '' : log]).toEqual([1, '']);
});
