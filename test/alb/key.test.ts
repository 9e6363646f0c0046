import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayPrefix, keyOf, parseElbKey } from '../../src/alb/key.js';

const DAY = 'AWSLogs/123456789012/elasticloadbalancing/us-east-1/2026/11/01/';
const FILE =
  '123456789012_elasticloadbalancing_us-east-1_app.my-lb.50dc6c495c0c9188_20261101T0005Z_192.0.2.10_4oeun3q9.log.gz';

describe('keys', () => {
  test('an access log', () => {
    expect(parseElbKey(`logs/a/${DAY}${FILE}`)).toEqual({
      kind: 'alb',
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
    expect(parseElbKey(key)).toMatchObject(expected);
  });

  test.each([
    ['a network load balancer', `${DAY}${FILE}`.replace('app.', 'net.').replace('192.0.2.10_', '')],
    [
      'a classic load balancer',
      `${DAY}123456789012_elasticloadbalancing_us-east-1_my-lb_20261101T0005Z_192.0.2.1_4oeun3q9.log`,
    ],
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
    expect(parseElbKey(key)).toBeUndefined();
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
      logType: fc.constantFrom('access', 'connection', 'health-check'),
      loadBalancer: fc.tuple(word, fc.stringMatching(/^[0-9a-f]{16}$/)).map((parts) => parts.join('.')),
      tail: fc
        .tuple(two(12), two(28), two(23), fc.ipV4(), fc.stringMatching(/^[a-z0-9]{8}$/))
        .map(([month, day, hour, ip, random]) => `2026${month}${day}T${hour}00Z_${ip}_${random}`),
    });
    fc.assert(
      fc.property(pieces, (expected) => {
        const key = parseElbKey(keyOf(expected));
        expect(key).toMatchObject(expected);
        expect(key && keyOf(key)).toBe(keyOf(expected));
      }),
    );
  });

  test('any key is answered', () => {
    fc.assert(fc.property(fc.string(), (key) => parseElbKey(key) === undefined));
  });
});
