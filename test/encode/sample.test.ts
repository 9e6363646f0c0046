import { describe, expect, test } from '@jest/globals';
import { formatNamed } from './formats.js';
import { accessLine, CONNECTION } from './fields.js';
import { encode, NOTHING, settingsOf, asRecord } from './records.js';

const traced = (i: number, changes: Parameters<typeof accessLine>[0] = {}) =>
  accessLine({ trace_id: `"Root=1-58337281-${String(i).padStart(24, '0')}"`, ...changes });

describe('sampling', () => {
  test.each([0.01, 0.1, 0.5, 0.9])('keeps about a share of %d', (sample) => {
    const lines = Array.from({ length: 5000 }, (_, i) => traced(i));
    const { counts, records } = encode(settingsOf({ sample }), lines.join('\n'));
    const kept = counts.read - counts['sampled-out'];
    expect(Math.abs(kept / 5000 - sample)).toBeLessThan(0.03);
    expect(records).toHaveLength(kept);
    expect(new Set(records.map((record) => asRecord(record)['sample_rate']))).toEqual(new Set([sample]));
  });

  test('the sample rate comes before the source', () => {
    const { records } = encode(settingsOf({ sample: 0.99999 }), `${accessLine()} - x`);
    expect(Object.keys(asRecord(records[0])).slice(-3)).toEqual(['extra', 'sample_rate', 'source']);
  });

  test('the trace id decides, and nothing else', () => {
    const a = Array.from({ length: 300 }, (_, i) => traced(i)).join('\n');
    const b = Array.from({ length: 300 }, (_, i) =>
      traced(i, { sent_bytes: '7', request: '"GET / HTTP/1.1"' }),
    ).join('\n');
    const ids = (lines: string) =>
      encode(settingsOf({ sample: 0.3 }), lines).records.map((record) =>
        String(asRecord(record)['trace_id']),
      );
    expect(ids(a)).toEqual(ids(b));
    expect(ids(a).length).toBeGreaterThan(0);
  });

  test('where there is no trace id, the line decides', () => {
    const lines = Array.from({ length: 2000 }, (_, i) =>
      accessLine({ trace_id: i % 2 ? '"-"' : '""', sent_bytes: String(i) }),
    );
    const { counts } = encode(settingsOf({ sample: 0.5, format: 'raw' }), lines.join('\n'));
    expect(Math.abs(counts['sampled-out'] / 2000 - 0.5)).toBeLessThan(0.05);
  });

  test('connection logs have their own trace id', () => {
    const lines = Array.from({ length: 2000 }, (_, i) => CONNECTION.replace(/TID_.*/, `TID_${i}`));
    const { counts } = encode(
      settingsOf({ sample: 0.5, format: 'raw' }),
      lines.join('\n'),
      formatNamed('connection'),
    );
    expect(Math.abs(counts['sampled-out'] / 2000 - 0.5)).toBeLessThan(0.05);
  });

  test.each<[string, string]>([
    ['a 5xx of the load balancer', accessLine({ elb_status_code: '503' })],
    ['a 5xx of the target', accessLine({ target_status_code: '500' })],
    ['no request time', accessLine({ request_time: '-1' })],
    ['no target time', accessLine({ target_time: '-1' })],
    ['no response time', accessLine({ response_time: '-1' })],
    ['no shape', 'x'],
  ])('%s is always kept, with a rate of 1', (_name, line) => {
    const { records, counts } = encode(settingsOf({ sample: 0 }), `${line}\n${accessLine()}`);
    expect(records).toEqual([expect.objectContaining({ sample_rate: 1 })]);
    expect(counts).toEqual({ ...NOTHING, read: 2, 'sampled-out': 1, unparsed: line === 'x' ? 1 : 0 });
  });

  test('a share of 1 is no sampling', () => {
    expect(encode(settingsOf({ sample: 1 }), accessLine()).records[0]).not.toHaveProperty('sample_rate');
  });

  test('what is filtered is not sampled', () => {
    expect(encode(settingsOf({ sample: 0, filter: 'false' }), accessLine()).counts).toEqual({
      ...NOTHING,
      read: 1,
      filtered: 1,
    });
  });
});
