import { deepEqual, equal, match } from 'node:assert/strict';
import { checkAlb, checkAmplify, checkExport, seedAlb, seedAmplify, seedExport } from './workload.js';
import { dayBefore, type Scenario, type Fixture } from './scenario.js';

const ALB = { workflow: 'examples/reusable-alb.yml' };
const AMPLIFY = { workflow: 'examples/reusable-amplify.yml' };
const EXPORT = { workflow: 'examples/reusable-export.yml' };

/** Repositories that did nothing but copy an example. */
export const callers: readonly Scenario[] = [
  {
    name: 'alb.yml, called from another repository: yesterday is in the log group, and a second run adds nothing',
    play: async (fixture: Fixture): Promise<void> => {
      const { aws } = fixture;
      const objects = seedAlb(aws, 'my-load-balancer-logs', [{ day: dayBefore(1), intervals: [0, 30] }]);
      aws.logs.createGroup('/alb/shop', { retentionDays: 30 });
      const first = await fixture.good(ALB);
      deepEqual(first.outputs('complete'), ['true']);
      deepEqual(first.outputs('records-written'), [String(30 * 25)]);
      checkAlb(aws, '/alb/shop', objects);
      deepEqual(first.artifacts, ['log-ferry-report.html/log-ferry-report.html']);
      const queries = aws.logs
        .messages('/alb/shop')
        .filter((text) => /[?&][\w.-]+=(?!REDACTED)[^"& ]/.test(text));
      deepEqual(queries, []);
      deepEqual((await fixture.good(ALB)).outputs('segments-planned'), ['0']);
      checkAlb(aws, '/alb/shop', objects);
      equal(aws.calls.count({ operation: 'AssumeRoleWithWebIdentity', status: 200 }), 2);
    },
  },
  {
    name: 'amplify.yml, called from another repository: every row of two days is in the bucket once',
    play: async (fixture: Fixture): Promise<void> => {
      const { aws } = fixture;
      const rows = seedAmplify(aws, 'my-amplify-logs');
      const outcome = await fixture.good(AMPLIFY);
      deepEqual(outcome.outputs('complete'), ['true']);
      const [from = '', to = ''] = ['window-from', 'window-to'].flatMap((name) => outcome.outputs(name));
      checkAmplify(aws, 'my-amplify-logs', { rows, from: Date.parse(from), to: Date.parse(to) });
    },
  },
  {
    name: 'export.yml, called from another repository: every event of the groups is in the bucket once',
    play: async (fixture: Fixture): Promise<void> => {
      const groups = ['/aws/lambda/checkout', 'API-Gateway-Execution-Logs_a1b2c3d4e5/prod'];
      const messages = seedExport(fixture.aws, 'my-log-archive', groups);
      fixture.aws.logs.createGroup('API-Gateway-Execution-Logs_a1b2c3d4e5/test');
      await fixture.good(EXPORT);
      checkExport(fixture.aws, 'my-log-archive', messages);
    },
  },
  {
    name: 'the failure issue: a failed run opens it, a good one closes it',
    play: async (fixture: Fixture): Promise<void> => {
      const { aws } = fixture;
      const failed = await fixture.bad(AMPLIFY);
      match(failed.log, /::error::destination-bucket: expected a bucket that exists/);
      deepEqual(fixture.issues(), ['open']);
      seedAmplify(aws, 'my-amplify-logs');
      await fixture.good(AMPLIFY);
      deepEqual(fixture.issues(), ['closed']);
    },
  },
  {
    name: 'a bucket of another account, in whose name alone the logs are read',
    play: async (fixture: Fixture): Promise<void> => {
      const order = { workflow: 'examples/cross-account-bucket.yml' };
      const bucket = 'central-load-balancer-logs';
      fixture.aws.logs.createGroup('/alb/shop', { retentionDays: 30 });
      const objects = seedAlb(fixture.aws, bucket, [{ day: dayBefore(1), intervals: [10, 20] }]);
      match((await fixture.bad(order)).log, /::error::.*s3:ListBucket|::error::.*111122223333/);
      fixture.aws.s3.createBucket(bucket, { owner: '111122223333' });
      for (const { key, body } of objects) fixture.aws.s3.putObject(bucket, key, body);
      await fixture.good(order);
      checkAlb(fixture.aws, '/alb/shop', objects);
    },
  },
  {
    name: 'a dry run names what is missing and writes nothing, and passes once it is there',
    play: async (fixture: Fixture): Promise<void> => {
      const order = { workflow: 'examples/dry-run.yml' };
      const failed = await fixture.bad(order);
      match(failed.log, /✗ source-bucket: my-load-balancer-logs is there/);
      match(failed.log, /aws s3api create-bucket --bucket my-load-balancer-logs/);
      seedAlb(fixture.aws, 'my-load-balancer-logs', [{ day: dayBefore(1), intervals: [0, 5] }]);
      const before = fixture.aws.s3.list('my-load-balancer-logs', '');
      const passed = await fixture.good(order);
      match(passed.outputs('windows').join(), /"from"/);
      deepEqual(fixture.aws.s3.list('my-load-balancer-logs', ''), before);
    },
  },
  {
    name: 'a report kept by a step of its own, and an app for each environment, by the action itself',
    play: async (fixture: Fixture): Promise<void> => {
      const { aws } = fixture;
      const objects = seedAlb(aws, 'my-load-balancer-logs', [{ day: dayBefore(3), intervals: [7, 9] }]);
      aws.logs.createGroup('/alb/weekly', { retentionDays: 30 });
      const report = await fixture.good({ workflow: 'examples/report-artifact.yml' });
      checkAlb(aws, '/alb/weekly', objects);
      deepEqual(report.artifacts, ['log-ferry-report.html/log-ferry-report.html']);

      for (const app of ['d1abcdefghijkl', 'd2abcdefghijkl']) aws.amplify.createApp(app, { domains: [] });
      aws.s3.createBucket('logs-of-a-stage', { region: 'ap-northeast-1' });
      const vars = {
        LOG_FERRY_ROLE: 'arn:aws:iam::123456789012:role/log-ferry-amplify',
        LOG_FERRY_BUCKET: 'logs-of-a-stage',
      };
      const stages = await fixture.good({ workflow: 'examples/environments.yml', vars });
      deepEqual(stages.outputs('complete'), ['true', 'true']);
    },
  },
];
