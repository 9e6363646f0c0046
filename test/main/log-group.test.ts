import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Fixture } from './fixture.js';

let fixture: Fixture;

beforeEach(async () => {
  fixture = await Fixture.build();
});
afterEach(async () => {
  await fixture.close();
});

describe('the log group', () => {
  test('is created with its class and retention where that is wanted', async () => {
    fixture.seed(1, [0, 1]);
    const { code, summary } = await fixture.execute({
      'destination-log-group': '/alb/new',
      'create-log-group': 'true',
      'retention-days': '14',
      'log-group-class': 'INFREQUENT_ACCESS',
    });
    expect(code).toBe(0);
    expect(summary).toMatch(/cannot be read back.*Nothing was sent twice in this run/);
    expect(fixture.aws.logs.group('/alb/new')).toMatchObject({
      class: 'INFREQUENT_ACCESS',
      retentionDays: 14,
    });
    expect(fixture.aws.logs.messages('/alb/new')).toHaveLength(20);
  });

  test('that keeps its events forever brings a warning, once, also in the summary', async () => {
    const { log, summary } = await fixture.execute({
      'destination-log-group': '/alb/new',
      'create-log-group': 'true',
    });
    expect(log).toMatch(/::warning::Log group \/alb\/new keeps its events forever/);
    expect(log.match(/keeps its events forever/g)).toHaveLength(1);
    expect(summary.match(/keeps its events forever/g)).toHaveLength(1);
  });

  describe('whose retention failed when it was created', () => {
    const created = {
      'destination-log-group': '/alb/new',
      'create-log-group': 'true',
      'retention-days': '14',
    };
    const retention = (): number | undefined => fixture.aws.logs.group('/alb/new')?.retentionDays;

    test('gets it in the next run, once', async () => {
      const denial = fixture.aws.faults.deny('logs:PutRetentionPolicy');
      expect((await fixture.execute(created)).log).toMatch(/needs logs:PutRetentionPolicy/);
      expect(retention()).toBeUndefined();
      denial.remove();
      const second = await fixture.execute(created);
      expect(second.code).toBe(0);
      expect(second.log).not.toMatch(/keeps its events forever/);
      expect(retention()).toBe(14);
      await fixture.execute({ ...created, 'retention-days': '30' });
      expect(retention()).toBe(14);
    });

    test('is left as it is if others made it, and where that cannot be seen the run says so', async () => {
      fixture.aws.logs.createGroup('/alb/new', { tags: { 'created-by': 'terraform' } });
      expect((await fixture.execute(created)).log).toMatch(
        /::warning::Log group \/alb\/new keeps its events/,
      );
      fixture.aws.faults.deny('logs:ListTagsForResource');
      const { code, log } = await fixture.execute(created);
      expect(code).toBe(0);
      expect(log).toMatch(
        /::warning::Whether log group \/alb\/new was made by an earlier run could not be seen/,
      );
      expect(retention()).toBeUndefined();
    });
  });

  test('that is missing, or of a class that takes no events, is refused', async () => {
    const missing = await fixture.execute({ 'destination-log-group': '/alb/none' });
    expect(missing.code).toBe(1);
    expect(missing.log).toMatch(
      /destination-log-group: expected a log group that exists .*create-log-group: true/,
    );
    fixture.aws.logs.createGroup('/alb/delivery', { class: 'DELIVERY' });
    expect((await fixture.execute({ 'destination-log-group': '/alb/delivery' })).log).toMatch(
      /of class DELIVERY/,
    );
  });
});
