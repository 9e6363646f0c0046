import { setTimeout as sleep } from 'node:timers/promises';
import { startLocalAws } from '../aws/local-aws.js';
import { albDay } from '../aws/seed/alb.js';
import { check, count, DAY_MS, good, execute, say, title } from './fixture.js';

const BUCKET = 'example-lb-logs';
const GROUP = '/alb/killedRun';
const LEASE_MS = 8000;
/** S3 tells its time in whole seconds, which is a second at either end, and another is added for its clocks. */
const UNTIL_FREE_MS = LEASE_MS + 3500;
const inputs = {
  mode: 'alb',
  'source-bucket': BUCKET,
  'destination-log-group': GROUP,
  lease: `${String(LEASE_MS / 1000)}s`,
};

/** A run that is killed in the middle, and the one after it: each line arrives once. */
export async function killedRun(): Promise<string> {
  const aws = await startLocalAws();
  try {
    title('a runner dies');
    aws.s3.createBucket(BUCKET);
    aws.logs.createGroup(GROUP, { retentionDays: 30 });
    const day = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
    const objects = [...albDay({ bucket: BUCKET, day, linesPerObject: 60 })];
    for (const { key, body } of objects) aws.s3.putObject(BUCKET, key, body);
    const lines = objects.reduce((sum, object) => sum + object.lines, 0);
    say(`${count(lines)} lines in S3. As soon as some have arrived, the process is killed (SIGKILL).`);
    const first = await execute(aws, {
      inputs,
      quiet: true,
      started: (child) => {
        const watch = setInterval(() => {
          if (aws.logs.messages(GROUP).length > 0) child.kill('SIGKILL');
        }, 5);
        child.once('exit', () => {
          clearInterval(watch);
        });
      },
    });
    if (first.signal !== 'SIGKILL') throw new Error('The run was over before it could be killed.');
    const early = aws.logs.messages(GROUP).length;
    say(`  ${count(early)} of ${count(lines)} lines have arrived.`);
    say(`  Its claims remain valid for ${String(LEASE_MS / 1000)} s (15 minutes by default) …`);
    await sleep(UNTIL_FREE_MS);
    check(await execute(aws, { inputs, quiet: true }), { complete: 'true' });
    const arrived = aws.logs.messages(GROUP);
    if (arrived.length !== lines || new Set(arrived).size !== lines)
      throw new Error(`${count(lines)} lines should have arrived once, and ${count(arrived.length)} did.`);
    good(`After a second run, all ${count(lines)} lines have arrived, each exactly once.`);
    return `${count(early)} of ${count(lines)} lines had arrived when the runner was killed, and all of them, each once, after the next run`;
  } finally {
    await aws.close();
  }
}
