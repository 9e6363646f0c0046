import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { MAX_MESSAGE_BYTES } from '../../src/encode/types.js';
import { formatNamed } from './formats.js';
import { LineSplitter } from '../../src/encode/lines.js';
import { createAlbEncoder, ENCODER_VERSION } from '../../src/encode/encode.js';
import { accessLine, CONNECTION, fieldsOf, HEALTH_CHECK } from './fields.js';
import {
  encode,
  eventsOf,
  INTERVAL_END,
  KEY,
  NOTHING,
  objectOf,
  settingsOf,
  SOURCE,
  asRecord,
} from './records.js';

const TIME = Date.parse('2026-11-01T00:04:59.123Z');

test('the version is the one that claims know', () => {
  expect(ENCODER_VERSION).toBe(2);
});

describe('json', () => {
  test('one object a line, in the documented order', () => {
    const { events, records, counts } = encode(settingsOf(), accessLine());
    const fields = fieldsOf(formatNamed('access'), accessLine());
    expect(events).toHaveLength(1);
    expect(events[0]?.timestamp).toBe(TIME);
    expect(records).toEqual([{ ...asRecord(fields), source: SOURCE }]);
    expect(Object.keys(asRecord(records[0]))).toEqual([...Object.keys(asRecord(fields)), 'source']);
    expect(counts).toEqual({ ...NOTHING, read: 1 });
  });

  test('extra comes before source', () => {
    const { records } = encode(settingsOf(), `${accessLine()} 192.0.2.60 - "x y"`);
    expect(records[0]).toMatchObject({ ip_address: '192.0.2.60', extra: ['-', 'x y'], source: SOURCE });
    expect(Object.keys(asRecord(records[0])).slice(-2)).toEqual(['extra', 'source']);
  });

  test('extra after a missing last column', () => {
    const line = accessLine({ transform_status: '"-"' });
    expect(encode(settingsOf(), `${line} - a`).records[0]).toMatchObject({
      request_transform_status: null,
      ip_address: null,
      extra: ['a'],
    });
  });

  test('connection and health check logs', () => {
    const connection = encode(settingsOf({ logType: 'connection' }), CONNECTION, formatNamed('connection'));
    expect(connection.events[0]?.timestamp).toBe(Date.parse('2026-11-01T00:04:59.514Z'));
    expect(connection.records).toEqual([
      { ...asRecord(fieldsOf(formatNamed('connection'), CONNECTION)), source: SOURCE },
    ]);
    const health = encode(settingsOf({ logType: 'health-check' }), HEALTH_CHECK, formatNamed('health-check'));
    expect(health.events[0]?.timestamp).toBe(Date.parse('2026-11-01T00:04:59.875Z'));
    expect(health.records).toEqual([
      { ...asRecord(fieldsOf(formatNamed('health-check'), HEALTH_CHECK)), source: SOURCE },
    ]);
  });

  test.each([
    ['cut', accessLine().slice(0, 200), '15 fields where at least 18 belong'],
    ['without a time', accessLine({ time: 'yesterday' }), 'there is no time'],
    ['of another kind', 'hello "world', 'a quoted field does not end'],
    ['without a status', accessLine({ elb_status_code: 'x' }), 'elb_status_code is no whole number'],
  ])('a line %s is sent as it is, marked', (_name, line, why) => {
    const { events, records, counts } = encode(settingsOf(), line);
    expect(events[0]?.timestamp).toBe(INTERVAL_END);
    expect(records).toEqual([{ message: line, parse_error: expect.stringContaining(why), source: SOURCE }]);
    expect(counts).toEqual({ ...NOTHING, read: 1, unparsed: 1 });
  });

  test('control characters, quotes and backslashes', () => {
    const agent = `\u0000\u0001\b\t\f\u001f\u007f"q"\\x22\\\\ \u00e9\u2028\u{1f600}`;
    const { records, messages, block } = encode(settingsOf(), accessLine({ user_agent: `"${agent}"` }));
    expect(records[0]).toMatchObject({ user_agent: agent });
    expect(block.sizes[0]).toBe(Buffer.byteLength(messages[0] ?? ''));
  });

  test('bytes that are no UTF-8', () => {
    const line = Buffer.from(accessLine({ user_agent: '"a\u00ff\u00c3 \u00e9"' }), 'latin1');
    const { records } = encode(settingsOf(), Buffer.concat([Buffer.from(`${accessLine()}\n`), line]));
    expect(records).toHaveLength(2);
    expect(records[1]).toMatchObject({ user_agent: 'a\ufffd\ufffd \ufffd', elb_status_code: 200 });
  });
});

describe('raw and prefixed', () => {
  const PREFIX =
    'my-bucket /logs/a AWSLogs 123456789012 us-east-1 2026/11/01 my-lb.50dc6c495c0c9188 20261101T0005Z 192.0.2.10 4oeun3q9 ';

  test('raw is the line as it stands', () => {
    const lines = [accessLine(), accessLine({ user_agent: '"\\x22 \u00e9\t"' })];
    const { events, counts } = encode(settingsOf({ format: 'raw' }), lines.join('\r\n'));
    expect(events).toEqual(lines.map((message) => ({ timestamp: TIME, message })));
    expect(counts).toEqual({ ...NOTHING, read: 2 });
  });

  test('prefixed puts the parts of the key before it', () => {
    const { messages } = encode(settingsOf({ format: 'prefixed' }), accessLine());
    expect(messages).toEqual([PREFIX + accessLine()]);
  });

  test('without a prefix in the key it says None', () => {
    const encoder = createAlbEncoder(settingsOf({ format: 'prefixed' }), formatNamed('access'));
    const block = new LineSplitter().push(Buffer.from(`${accessLine()}\n`));
    const { events } = encoder(block, objectOf(KEY.replace('logs/a/', '')));
    expect(eventsOf(events)[0]?.message).toBe(PREFIX.replace('/logs/a', 'None') + accessLine());
  });

  test('bytes that are no UTF-8 become U+FFFD', () => {
    const { messages, block } = encode(
      settingsOf({ format: 'raw' }),
      Buffer.from('a\u00ffb\u00e2\u0082 c', 'latin1'),
    );
    expect(messages).toEqual(['a\ufffdb\ufffd c']);
    expect(block.sizes[0]).toBe(10);
  });

  test('only the time is looked at', () => {
    const line = `https 2026-11-01T00:04:59.123456Z "cut`;
    expect(encode(settingsOf({ format: 'raw' }), line)).toMatchObject({
      events: [{ timestamp: TIME, message: line }],
      counts: { ...NOTHING, read: 1 },
    });
  });

  test('without a time it is unparsed and gets the interval end', () => {
    expect(encode(settingsOf({ format: 'prefixed' }), 'no time here')).toMatchObject({
      events: [{ timestamp: INTERVAL_END, message: `${PREFIX}no time here` }],
      counts: { ...NOTHING, read: 1, unparsed: 1 },
    });
  });

  test('where fields are wanted, an unparsable line keeps its own time', () => {
    const line = `https 2026-11-01T00:04:59.123456Z "cut`;
    expect(encode(settingsOf({ format: 'raw', sample: 0.5 }), line)).toMatchObject({
      events: [{ timestamp: TIME, message: line }],
      counts: { ...NOTHING, read: 1, unparsed: 1 },
    });
  });
});

describe('age and size', () => {
  const at = (time: string) => accessLine({ time });
  const lines = [
    at('2026-10-31T23:59:59.999999Z'),
    at('2026-11-01T00:00:00.000000Z'),
    at('2026-11-01T01:00:00.000999Z'),
    at('2026-11-01T01:00:00.001000Z'),
  ].join('\n');
  const oldest = Date.parse('2026-11-01T00:00:00Z');
  const newest = Date.parse('2026-11-01T01:00:00Z');

  test('the cut-offs themselves are within', () => {
    const { events, counts } = encode(settingsOf({ format: 'raw', oldest, newest }), lines);
    expect(events.map(({ timestamp }) => timestamp)).toEqual([oldest, newest]);
    expect(counts).toEqual({ ...NOTHING, read: 4, 'too-old': 1, 'too-new': 1 });
  });

  test('restamped records keep their time in the JSON', () => {
    const { events, records, counts } = encode(settingsOf({ oldest, newest, restampTo: newest - 5 }), lines);
    expect(events.map(({ timestamp }) => timestamp)).toEqual([newest - 5, oldest, newest]);
    expect(records[0]).toMatchObject({ time: '2026-10-31T23:59:59.999999Z' });
    expect(counts).toEqual({ ...NOTHING, read: 4, 'too-new': 1, restamped: 1 });
  });

  test('an unparsable line of an old object is too old', () => {
    const settings = settingsOf({ oldest: INTERVAL_END + 1 });
    expect(encode(settings, 'x\ny').counts).toEqual({ ...NOTHING, read: 2, 'too-old': 2 });
    expect(encode({ ...settings, restampTo: INTERVAL_END + 9 }, 'x').counts).toEqual({
      ...NOTHING,
      read: 1,
      restamped: 1,
      unparsed: 1,
    });
  });

  test('timestamps of any length are written whole', () => {
    const times = [
      '1970-01-01T00:00:00.000000Z',
      '1970-01-01T00:00:00.007000Z',
      '1970-01-01T02:46:40.000000Z',
      '2001-09-09T01:46:39.999000Z',
      '2286-11-20T17:46:40.000000Z',
    ];
    const { events } = encode(settingsOf({ format: 'raw' }), times.map(at).join('\n'));
    expect(events.map(({ timestamp }) => timestamp)).toEqual(times.map((time) => Date.parse(time)));
  });

  test('a record over the limit of an event is not sent', () => {
    const head = `https 2026-11-01T00:04:59.123456Z `;
    const most = head.padEnd(MAX_MESSAGE_BYTES, 'x');
    const raw = encode(settingsOf({ format: 'raw' }), `${most}\n${accessLine()}\n${most}x\n${accessLine()}`);
    expect(raw.messages).toEqual([most, accessLine(), accessLine()]);
    expect(raw.counts).toEqual({ ...NOTHING, read: 4, oversize: 1 });
    expect(raw.block.sizes[0]).toBe(MAX_MESSAGE_BYTES);
    expect(encode(settingsOf({ format: 'prefixed' }), most).counts).toEqual({
      ...NOTHING,
      read: 1,
      oversize: 1,
    });
    const json = encode(settingsOf(), `${most}\n${accessLine()}`);
    expect(json.counts).toEqual({ ...NOTHING, read: 2, oversize: 1 });
    expect(json.records).toHaveLength(1);
  });

  test('escapes are not what makes a record too large', () => {
    const line = Buffer.from(`https 2026-11-01T00:04:59.123456Z `.padEnd(MAX_MESSAGE_BYTES, '\u0001'));
    const { counts, block } = encode(settingsOf({ format: 'raw' }), line);
    expect(counts).toEqual({ ...NOTHING, read: 1 });
    expect(block.sizes[0]).toBe(MAX_MESSAGE_BYTES);
  });
});

test('what the splitter dropped is read and oversize', () => {
  const splitter = new LineSplitter(400);
  const block = splitter.push(Buffer.from(`${'x'.repeat(500)}\nhttps 2026-11-01T00:04:59.123456Z a\n`));
  const { counts, events } = createAlbEncoder(settingsOf({ format: 'raw' }), formatNamed('access'))(
    block,
    objectOf(),
  );
  expect(counts).toEqual({ ...NOTHING, read: 2, oversize: 1 });
  expect(events.count).toBe(1);
});

test('an unparsable line that must not be shown is sent as its fingerprint', () => {
  const line = 'GET /?token=secret';
  const sha256 = createHash('sha256').update(line).digest('hex');
  const settings = settingsOf({ redact: ['query-values'] });
  expect(encode(settings, line).records).toEqual([
    { length: 18, sha256, parse_error: '2 fields where at least 18 belong', source: SOURCE },
  ]);
  const raw = encode({ ...settings, format: 'raw' }, line);
  expect(raw.events[0]?.timestamp).toBe(INTERVAL_END);
  expect(JSON.parse(raw.messages[0] ?? '')).toEqual({
    length: 18,
    sha256,
    parse_error: '2 fields where at least 18 belong',
  });
  expect(encode({ ...settings, format: 'prefixed' }, line).messages[0]).toMatch(
    /^my-bucket \/logs\/a .* \{"length":18,/,
  );
});
