import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import type { BundleResult } from './runner.js';
import { FixtureFactory } from './fixture.js';

let fixtures: FixtureFactory;
beforeAll(async () => {
  fixtures = await FixtureFactory.open();
});
afterAll(() => fixtures.close());

const attacks = [
  '::error::owned',
  '##[error]owned',
  '::set-output name=complete::owned',
  '::stop-commands::owned',
  '::add-mask::a',
  '\u001b[31mowned\u001b[0m\u001b]0;owned\u0007',
  '<img src=x onerror=alert(1)><script>owned()</script>',
  '[owned](https://evil.example/) ![owned](https://evil.example/x.png) @owned #1 | owned |',
  '\u202eowned\u2066',
  '%0A::error::owned',
];

/** What the runner would take for a command, apart from what the program itself says. */
function commands({ log }: BundleResult): string[] {
  const own = /^::(warning|notice|debug|error|add-mask|group|endgroup)::/;
  return log.split(/\r?\n/).filter((line) => /^\s*::|##\[/.test(line) && !own.test(line));
}

function expectHarmless(result: BundleResult): void {
  expect(commands(result)).toEqual([]);
  expect(result.log + result.summary).not.toMatch(/[^\P{C}\n\r]/u);
  expect(result.summary).not.toMatch(/<img|<script|\]\(|!\[|@owned/);
}

test('nothing that a log line contains acts, and all of it arrives', async () => {
  const fixture = fixtures.fixture();
  const [object] = fixture.seed({ intervals: [0, 1], nodes: 1, linesPerObject: attacks.length });
  const lines = (object?.text ?? '').trimEnd().split('\n');
  const hostile = lines.map((line, i) => line.replace(/"[^"]*" (?=TLS|ECDHE|-)/, `"${attacks[i] ?? ''}" `));
  const bare = attacks.map((attack) => attack.replaceAll('\n', ''));
  const text = `${[...hostile, ...bare].join('\n')}\n`;
  fixtures.aws.s3.putObject(fixture.bucket, object?.key ?? '', gzipSync(text));
  const result = await fixture.run();

  expect(result).toMatchObject({ code: 0, outputs: { 'records-read': '20', 'records-written': '20' } });
  expect(JSON.parse(result.outputs['tally'] ?? '')).toMatchObject({ unparsed: attacks.length });
  expectHarmless(result);
  const messages = fixtures.aws.logs.messages(fixture.group).map((message) => JSON.parse(message) as object);
  const agents = messages.flatMap((message) => ('user_agent' in message ? [message.user_agent] : []));
  expect(agents.sort()).toEqual([...attacks].sort());
  const unparsed = messages.flatMap((message) => ('message' in message ? [message.message] : []));
  expect(unparsed.sort()).toEqual([...bare].sort());
});

test('nothing that AWS answers acts', async () => {
  fixtures.aws.faults.clear();
  const runs = attacks.slice(0, 8).map(async (message) => {
    const fixture = fixtures.anotherFixture();
    fixture.seed({ intervals: [0, 1], nodes: 1, linesPerObject: 2 });
    const fault = { kind: 'error', status: 400, code: 'InvalidParameterException', message } as const;
    fixtures.aws.faults.add({ operation: 'PutLogEvents', resource: fixture.mine(), ...fault });
    return fixture.run();
  });
  for (const result of await Promise.all(runs)) {
    expect(result.code).toBe(1);
    expect(result.summary).toContain('❌ failed');
    expect(result.log).toContain('InvalidParameterException');
    expectHarmless(result);
  }
});

test('nothing that a key contains acts', async () => {
  const fixture = fixtures.fixture();
  const name = 'evil##[error]owned';
  const [object] = fixture.seed({ loadBalancer: `${name}.50dc6c495c0c9188`, intervals: [0, 1], nodes: 1 });
  fixtures.aws.s3.putObject(fixture.bucket, object?.key ?? '', 'no gzip');
  const result = await fixture.run();
  expectHarmless(result);
  expect(result.log).not.toContain('##[error]');
});
