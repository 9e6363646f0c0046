/** The pages of the AWS console that a summary links to. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseInputs, type Inputs } from '../../src/inputs/inputs.js';
import { destinationPlaces, type DestinationPlace } from '../../src/main/destination-places.js';
import { anyCharacter } from '../any-character.js';

const RUN = { repository: 'example/logs', runId: '1', now: Date.parse('2026-11-20T00:00:00Z') };
const EXPORT = { mode: 'export', 'log-groups': '/aws/lambda/*', 'destination-bucket': 'archive' };

function inputsOf(inputs: Readonly<Record<string, string>>): Inputs {
  const given: Readonly<Record<string, string>> = { 'aws-region': 'eu-central-1', ...inputs };
  return parseInputs((name) => given[name] ?? '', RUN);
}

function placesOf(inputs: Readonly<Record<string, string>>): readonly DestinationPlace[] {
  return destinationPlaces(inputsOf(inputs));
}

test('a log group and a bucket have their pages', () => {
  const both = { 'destination-log-group': '/alb/access', 'destination-bucket': 'archive' };
  expect(
    placesOf({ mode: 'alb', 'source-bucket': 'lb-logs', ...both, 'destination-prefix': 'a b/(c)' }),
  ).toEqual([
    {
      kind: 'Log group',
      name: '/alb/access',
      url: 'https://console.aws.amazon.com/cloudwatch/home?region=eu-central-1#logsV2:log-groups/log-group/$252Falb$252Faccess',
    },
    {
      kind: 'Objects',
      name: 's3://archive/a b/(c)/',
      url: 'https://console.aws.amazon.com/s3/buckets/archive?region=eu-central-1&prefix=a%20b%2F%28c%29%2F',
    },
  ]);
  expect(placesOf(EXPORT).map(({ kind, name }) => [kind, name])).toEqual([
    ['Objects', 's3://archive/exportedlogs/'],
  ]);
});

test.each([
  ['cn-north-1', 'https://console.amazonaws.cn/s3/buckets/archive?region=cn-north-1'],
  ['us-gov-west-1', 'https://console.amazonaws-us-gov.com/s3/buckets/archive?region=us-gov-west-1'],
  ['eusc-de-east-1', undefined],
  ['us-iso-east-1', undefined],
])('the console of %s is that of its partition, where it is public', (region, url) => {
  const [place] = placesOf({ ...EXPORT, 'aws-region': region });
  expect(place?.url?.split('&')[0]).toBe(url);
});

test('an address ends no link, whatever the names hold', () => {
  const given = { mode: 'alb', 'source-bucket': 'lb-logs', 'destination-bucket': 'archive' };
  const inputs = inputsOf({ ...given, 'destination-log-group': '/alb/access' });
  if (inputs.mode !== 'alb' || inputs.logs === undefined || inputs.objects === undefined)
    throw new Error('both destinations are given');
  const { logs, objects } = inputs;
  const any = fc.string({ unit: anyCharacter, minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(any, any, (logGroup, prefix) => {
      const [group, bucket] = destinationPlaces({
        ...inputs,
        logs: { ...logs, logGroup },
        objects: { ...objects, prefix },
      }).map(({ url = '' }) => url);
      for (const url of [group, bucket]) expect(url).toMatch(/^https:\/\/[\w.$%:/?=&#~-]+$/);
      const hash = group?.split('/log-group/')[1] ?? '';
      expect(decodeURIComponent(decodeURIComponent(hash.replaceAll('$', '%')))).toBe(logGroup);
      expect(new URL(bucket ?? '').searchParams.get('prefix')).toBe(prefix);
    }),
  );
});
