/** Something on the way answers with a page of its own and status 200: nothing is lost, and nothing of it is delivered. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { gunzipSync } from 'node:zlib';
import { BUCKET, Fixture, GROUP } from './fixture.js';

let fixture: Fixture;
beforeEach(async () => {
  fixture = await Fixture.build();
  fixture.aws.s3.createBucket('archive');
});
afterEach(() => fixture.close());

const OBJECTS = {
  'destination-log-group': '',
  'destination-bucket': 'archive',
  'destination-prefix': 'out/',
};

test.each([
  [
    'ListObjectsV2',
    /s3:ListObjectsV2 on .* got an answer that cannot be read \(HTTP 200: it holds no IsTruncated/,
  ],
  ['GetObject', /s3:GetObject on .* got an answer that cannot be read \(HTTP 200: it holds no ETag/],
])('to %s: the run fails by name, and the next one carries everything', async (operation, message) => {
  const lines = fixture.seed(1, [0, 4]).reduce((sum, object) => sum + object.lines, 0);
  const resource = new RegExp(`^${BUCKET}(/AWSLogs|$)`);
  const page = fixture.aws.faults.add({ operation, resource, kind: 'page' });
  const failed = await fixture.execute();
  expect([failed.code, failed.outputs['complete'], message.test(failed.log) || failed.log]).toEqual([
    1,
    'false',
    true,
  ]);
  expect(fixture.aws.logs.messages(GROUP)).toEqual([]);
  page.remove();
  expect(await fixture.execute()).toMatchObject({ code: 0, outputs: { complete: 'true' } });
  expect(fixture.aws.logs.messages(GROUP)).toHaveLength(lines);
});

test.each(['before', 'after'] as const)(
  'to PutObject, %s it had its effect: every object is there',
  async (when) => {
    const lines = fixture.seed(1, [0, 4]).reduce((sum, object) => sum + object.lines, 0);
    fixture.aws.faults.add({
      operation: 'PutObject',
      resource: /^archive\/out\//,
      kind: 'page',
      when,
      on: 1,
    });
    expect(await fixture.execute(OBJECTS)).toMatchObject({ code: 0, outputs: { complete: 'true' } });
    const texts = fixture.aws.s3.list('archive', 'out/').map((key) => fixture.aws.s3.get('archive', key));
    const stored = texts
      .map((body) =>
        gunzipSync(body ?? '')
          .toString()
          .trimEnd(),
      )
      .join('\n');
    expect(stored.split('\n')).toHaveLength(lines);
  },
);
