import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LOG_TYPES } from '../../src/log-types/index.js';
import { dayPrefix, keyOf, parseLogKey } from '../../src/alb/source-key.js';

const DAY = 'AWSLogs/123456789012/elasticloadbalancing/us-east-1/2026/11/01/';
const FILE =
  '123456789012_elasticloadbalancing_us-east-1_app.my-lb.50dc6c495c0c9188_20261101T0005Z_192.0.2.10_4oeun3q9.log.gz';

const CLASSIC = '123456789012_elasticloadbalancing_us-east-1_my-lb_20261101T0005Z_192.0.2.1_4oeun3q9.log';

describe('keys', () => {
  test('an access log', () => {
    expect(parseLogKey(`logs/a/${DAY}${FILE}`)).toEqual({
      logType: 'access',
      prefix: 'logs/a/',
      account: '123456789012',
      region: 'us-east-1',
      day: '2026/11/01',
      loadBalancer: 'my-lb.50dc6c495c0c9188',
      name: 'my-lb',
      id: '50dc6c495c0c9188',
      stamp: '20261101T0005Z',
      intervalEnd: Date.UTC(2026, 10, 1, 0, 5),
      nodeIp: '192.0.2.10',
      random: '4oeun3q9',
      tail: '20261101T0005Z_192.0.2.10_4oeun3q9',
    });
  });

  test.each([
    ['no prefix', `${DAY}${FILE}`, { prefix: '', logType: 'access' }],
    ['a prefix that holds AWSLogs', `AWSLogs/x/AWSLogs/${DAY}${FILE}`, { prefix: 'AWSLogs/x/AWSLogs/' }],
    ['a prefix that looks like a log', `${DAY}${FILE}/${DAY}${FILE}`, { prefix: `${DAY}${FILE}/` }],
    ['a connection log', `${DAY}conn_log_${FILE}`, { logType: 'connection', name: 'my-lb' }],
    ['a health check log', `p/${DAY}health_check_log_${FILE}`, { logType: 'health-check', prefix: 'p/' }],
    [
      'padded address',
      `${DAY}${FILE}`.replace('192.0.2.10', '172.160.001.192'),
      { nodeIp: '172.160.001.192' },
    ],
    ['an IPv6 node', `${DAY}${FILE}`.replace('192.0.2.10', '2001:db8::1'), { nodeIp: '2001:db8::1' }],
    [
      'a dotted name',
      `${DAY}${FILE}`.replace('my-lb', 'my.9-lb'),
      { name: 'my.9-lb', id: '50dc6c495c0c9188' },
    ],
    [
      'another partition',
      `${DAY}${FILE}`.replaceAll('us-east-1', 'us-gov-west-1'),
      { region: 'us-gov-west-1' },
    ],
  ])('%s', (_name, key, expected) => {
    expect(parseLogKey(key)).toMatchObject(expected);
  });

  test('what a key lacks is absent', () => {
    const network = `${DAY}${FILE}`.replace('app.', 'net.').replace('192.0.2.10_', '');
    expect(parseLogKey(network)).toMatchObject({
      logType: 'nlb-access',
      loadBalancer: 'my-lb.50dc6c495c0c9188',
      id: '50dc6c495c0c9188',
      nodeIp: undefined,
      random: '4oeun3q9',
      tail: '20261101T0005Z_4oeun3q9',
    });
    expect(parseLogKey(`${DAY}${CLASSIC}`)).toMatchObject({
      logType: 'clb-access',
      loadBalancer: 'my-lb',
      name: 'my-lb',
      id: undefined,
      nodeIp: '192.0.2.1',
      tail: '20261101T0005Z_192.0.2.1_4oeun3q9',
    });
  });

  test.each([
    ['a network load balancer with an address', `${DAY}${FILE}`.replace('app.', 'net.')],
    ['an application load balancer without one', `${DAY}${FILE}`.replace('192.0.2.10_', '')],
    ['a gzipped classic load balancer', `${DAY}${CLASSIC}.gz`],
    ['another kind of load balancer', `${DAY}${FILE}`.replace('app.', 'gwy.')],
    ['the test file', 'AWSLogs/123456789012/ELBAccessLogTestFile'],
    ['not gzipped', `${DAY}${FILE}`.replace('.gz', '')],
    ['another service', `${DAY}${FILE}`.replaceAll('elasticloadbalancing', 'vpcflowlogs')],
    ['a file of another account', `${DAY}${FILE.replace('123456789012', '123456789013')}`],
    ['no time of day', `${DAY}${FILE}`.replace('T0005Z', 'T2505Z')],
    ['no day', `${DAY}${FILE}`.replace('20261101T', '20260231T')],
    ['no day in the path', `${DAY}${FILE}`.replace('2026/11/01', '2026/02/31')],
    ['a prefix without its slash', `logs${DAY}${FILE}`],
    ['more behind it', `${DAY}${FILE}.bak`],
    ['nothing', ''],
  ])('is none of ours: %s', (_name, key) => {
    expect(parseLogKey(key)).toBeUndefined();
  });

  test('a day has one prefix', () => {
    expect(dayPrefix({ prefix: 'a/', account: '123456789012', region: 'us-east-1', day: '2026/11/01' })).toBe(
      `a/${DAY}`,
    );
  });

  test('a key that was taken apart is put together again', () => {
    const two = (max: number) => fc.integer({ min: 1, max }).map((n) => String(n).padStart(2, '0'));
    const word = fc.stringMatching(/^[a-z0-9-]{1,8}$/);
    const pieces = fc.record({
      prefix: fc
        .array(fc.oneof(word, fc.constant('AWSLogs')))
        .map((parts) => parts.map((part) => `${part}/`).join('')),
      account: fc.stringMatching(/^\d{12}$/),
      region: fc.constantFrom('us-east-1', 'cn-north-1', 'us-gov-west-1'),
      day: fc.tuple(two(12), two(28)).map(([month, day]) => `2026/${month}/${day}`),
      type: fc.constantFrom(...LOG_TYPES),
      name: word,
      id: fc.stringMatching(/^[0-9a-f]{16}$/),
      stamp: fc.tuple(two(12), two(28), two(23)).map(([month, day, hour]) => `2026${month}${day}T${hour}00Z`),
      ip: fc.ipV4(),
      random: fc.stringMatching(/^[a-z0-9]{8}$/),
    });
    const parts = pieces.map(({ type, name, id, stamp, ip, random, ...place }) => ({
      ...place,
      logType: type.name,
      loadBalancer: type.file.includes('{id}') ? `${name}.${id}` : name,
      tail: [stamp, ...(type.file.includes('{ip}') ? [ip] : []), random].join('_'),
    }));
    fc.assert(
      fc.property(parts, (expected) => {
        const key = parseLogKey(keyOf(expected));
        expect(key).toMatchObject(expected);
        expect(key && keyOf(key)).toBe(keyOf(expected));
      }),
    );
  });

  test('any key is answered', () => {
    fc.assert(fc.property(fc.string(), (key) => parseLogKey(key) === undefined));
  });
});
