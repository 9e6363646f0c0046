import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { BUCKET, dateOf, Fixture, GROUP, type Outcome } from './fixture.js';

let fixture: Fixture;

beforeEach(async () => {
  fixture = await Fixture.build();
});

afterEach(() => fixture.close());

const DRY = { 'dry-run': 'true' };

function marks(outcome: Outcome, mark: string): string[] {
  return outcome.log.split('\n').filter((line) => line.startsWith(mark));
}

describe('when all checks passed', () => {
  test('all is checked, planned and estimated, and nothing is written', async () => {
    fixture.seed(1, [0, 40]);
    const outcome = await fixture.execute({ ...DRY, 'allowed-account-ids': fixture.aws.account });
    expect(outcome.code).toBe(0);
    expect(marks(outcome, '✗')).toEqual([]);
    expect(marks(outcome, '✓').length).toBeGreaterThan(15);
    expect(fixture.changes()).toEqual([]);
    expect(fixture.aws.logs.streams(GROUP)).toEqual([]);
    expect(outcome.outputs).toMatchObject({
      complete: 'false',
      'segments-planned': '1',
      'segments-committed': '0',
      'segments-skipped': '0',
      'objects-skipped': '0',
    });
    const estimate = JSON.parse(outcome.outputs['estimate'] ?? '') as Record<string, number>;
    const objects = fixture.aws.s3.list(BUCKET);
    expect(estimate['objects']).toBe(40);
    expect(objects).toHaveLength(40);
    expect(Object.keys(estimate)).toEqual(['objects', 'bytes', 'uncompressedBytes', 'usd', 'prices']);
    expect(estimate['uncompressedBytes']).toBeGreaterThan(3 * (estimate['bytes'] ?? 0));
    expect(estimate['usd']).toBeGreaterThan(0);
    expect(outcome.summary).toContain('all checks passed');
  });

  test('a run after it does what it planned, and then nothing is left', async () => {
    fixture.seed(1, [0, 4]);
    const window = { from: dateOf(1), to: dateOf(0) };
    const dry = await fixture.execute({ ...DRY, ...window });
    expect(JSON.parse(dry.outputs['windows'] ?? '')).toEqual([
      { from: `${window.from}T00:00:00Z`, to: `${window.to}T00:00:00Z` },
    ]);
    expect((await fixture.execute(window)).outputs['segments-committed']).toBe(
      dry.outputs['segments-planned'],
    );
    const after = await fixture.execute({ ...DRY, ...window });
    expect(after.outputs).toMatchObject({ complete: 'true', 'segments-planned': '0', windows: '[]' });
  });

  test('windows cover what is left, and no more', async () => {
    fixture.seed(5, [0, 2]);
    fixture.seed(3, [0, 2]);
    const { outputs } = await fixture.execute({ ...DRY, from: dateOf(8), to: dateOf(0) });
    expect(JSON.parse(outputs['windows'] ?? '')).toEqual(
      [5, 4, 3].map((ago) => ({ from: `${dateOf(ago)}T00:00:00Z`, to: `${dateOf(ago - 1)}T00:00:00Z` })),
    );
  });

  test('a split that gives more than a matrix takes is widened, and the log says it', async () => {
    fixture.seed(5, [0, 1]);
    fixture.seed(1, [0, 1]);
    const outcome = await fixture.execute({ ...DRY, from: dateOf(8), to: dateOf(0), split: '1m' });
    const windows = JSON.parse(outcome.outputs['windows'] ?? '') as unknown[];
    expect(windows.length).toBeLessThanOrEqual(256);
    expect(outcome.log).toMatch(/split is widened from 1m to \d+m/);
  });

  test('a group that would be created is not', async () => {
    const missing = { 'destination-log-group': '/new', 'create-log-group': 'true', 'retention-days': '7' };
    const outcome = await fixture.execute({
      ...DRY,
      ...missing,
      'log-group-class': 'INFREQUENT_ACCESS',
      ledger: 'none',
    });
    expect(outcome.code).toBe(0);
    expect(fixture.aws.logs.group('/new')).toBeUndefined();
    expect(marks(outcome, '–').join('\n')).toMatch(/logs:CreateLogGroup on log group \/new: not tested/);
    expect(marks(outcome, '–').join('\n')).toMatch(
      /logs:PutRetentionPolicy[^]*ledger|ledger[^]*logs:PutRetentionPolicy/,
    );
    expect(fixture.changes()).toEqual([]);
  });

  test('what is not written down is not guessed', async () => {
    fixture.aws.s3.createBucket('other', {
      encryption: { algorithm: 'aws:kms', keyId: 'key-1' },
      region: 'eu-west-1',
    });
    fixture.aws.s3.createBucket('mine', {
      owner: '111122223333',
      policy: JSON.stringify({ Statement: { Effect: 'Deny', Sid: 'NoHttp' } }),
    });
    fixture.aws.faults.deny('s3:GetEncryptionConfiguration', /^mine/);
    fixture.aws.logs.createGroup('/ia', { class: 'INFREQUENT_ACCESS' });
    const places = {
      'source-bucket': 'mine',
      'source-bucket-owner': '111122223333',
      ledger: 's3://other/l/',
      'destination-log-group': '/ia',
    };
    const outcome = await fixture.execute({ ...DRY, ...places, report: 'none' });
    expect(outcome.summary).toBe('');
    const unknown = marks(outcome, '–').join('\n');
    expect(unknown).toContain('the encryption of mine: could not be read');
    expect(unknown).toContain('deny something: NoHttp');
    expect(unknown).toContain('the retention of /ia: is not set');
    const passed = marks(outcome, '✓').join('\n');
    expect(passed).toContain('ledger: other is in eu-west-1: another Region');
    expect(unknown).toContain('the encryption of other: is aws:kms with key-1; whether');
    expect(passed).toContain('the owner of mine: is account 111122223333');
    expect(passed).toMatch(/class of \/ia: is INFREQUENT_ACCESS, which cannot be read back/);
    expect(outcome.code).toBe(0);
  });

  test('a failure issue is not a thing of dry runs', async () => {
    const env = { GITHUB_API_URL: 'http://127.0.0.1:1' };
    const token = { 'failure-issue': 'true', 'github-token': 't' };
    const outcome = await fixture.execute({ ...DRY, ...token, 'destination-log-group': '/nowhere' }, env);
    expect(outcome.code).toBe(1);
    expect(outcome.log).not.toContain('failure-issue');
  });
});
