import { describe, expect, test } from '@jest/globals';
import {
  claimed,
  CLOCK_MARGIN_MS,
  emptyDocument,
  holderOf,
  holds,
  released,
  sealed,
  withSegment,
  type LedgerDocument,
  type OpenEntry,
} from '../../src/engine/ledger.js';
import { parseDocument } from '../../src/engine/parse-document.js';
import { serializeDocument } from '../../src/engine/serialize-document.js';
import { sheet } from '../../src/engine/tally.js';
import { DataError } from '../../src/errors.js';

const identity = {
  mode: 'alb',
  source: 's3://lb-logs/',
  destination: 'logs:us-east-1:123456789012:/alb/shop',
};
const place = { key: 'alb/x.json', identity };
const noon = Date.parse('2026-11-01T12:00:00.000Z');

function sample(): LedgerDocument {
  const tally = { read: 3, unparsed: 1, restamped: 0, logs: sheet(3, { written: 2, oversize: 1 }) };
  const done = { state: 'committed', covers: 'a b', tally, at: noon, run: 'one' } as const;
  const open = claimed(withSegment(emptyDocument(identity), '0000-a', done), {
    id: '0005-b',
    run: 'two',
    claim: { stream: 's', objects: [['k', 1, 'e', 2]] },
  });
  return sealed(open, { run: 'two', until: noon + 1000, write: 'two/1' });
}

function nested(levels: number): unknown {
  let value: unknown = 0;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}

describe('a document', () => {
  test('comes back from its text', () => {
    expect(parseDocument(serializeDocument(sample()), place)).toEqual(sample());
  });

  test('keeps progress and covers only where they are', () => {
    const { segments } = parseDocument(serializeDocument(released(sample(), '0005-b')), place);
    expect(Object.keys(segments['0005-b'] ?? {})).toEqual(['state', 'claim']);
  });

  test('is readable, and small: no zeros, instants as text', () => {
    const text = serializeDocument(sample());
    expect(text).toContain('"two":"2026-11-01T12:00:01.000Z"');
    expect(text).toContain('"tally":{"read":3,"unparsed":1,"logs":{"written":2,"oversize":1}}');
    expect(text).toContain('"at":"2026-11-01T12:00:00.000Z"');
  });

  const printed = (change: object): string =>
    JSON.stringify({ ...JSON.parse(serializeDocument(sample())), ...change });

  test.each([
    ['no JSON', '{', /is not JSON/],
    [
      'one nested too deep',
      printed({ segments: { a: { state: 'open', claim: nested(2000) } } }),
      /is damaged at segments\.a\.claim: is nested more than 64 levels deep/,
    ],
    ['a newer version', printed({ version: 99 }), /version 99, and this release knows version 2/],
    ['another form', printed({ segments: { x: { state: 'gone' } } }), /damaged at segments\.x\.state/],
    [
      'a tally that is none',
      printed({ segments: { x: { state: 'committed', tally: {} } } }),
      /damaged at segments\.x/,
    ],
    ['no time', printed({ leases: { one: 'soon' } }), /damaged at leases\.one/],
    ['no object', '7', /damaged at its top/],
    [
      'another partition',
      printed({ identity: { ...identity, source: 's3://other/' } }),
      /another partition .*source/,
    ],
  ])('with %s is refused', (_, body, why) => {
    expect(() => parseDocument(body, place)).toThrow(why);
    expect(() => parseDocument(body, place)).toThrow(DataError);
  });
});

describe('a claim', () => {
  const entryOf = (document: LedgerDocument): OpenEntry => {
    const entry = document.segments['0005-b'];
    if (entry?.state !== 'open') throw new Error('not open');
    return entry;
  };

  test('stands until its lease and the margin have passed', () => {
    const document = sample();
    const end = noon + 1000 + CLOCK_MARGIN_MS;
    expect(holderOf(entryOf(document), document, end)).toBe('two');
    expect(holderOf(entryOf(document), document, end + 1)).toBeUndefined();
  });

  test('stands for nothing without a lease, or when it was released', () => {
    const document = sample();
    expect(holderOf(entryOf(document), { ...document, leases: {} }, noon)).toBeUndefined();
    const free = released(document, '0005-b');
    expect(holderOf(entryOf(free), free, noon)).toBeUndefined();
    expect(holds(free, '0005-b', 'two')).toBe(false);
  });

  test('is taken over with its own terms', () => {
    const taken = claimed(sample(), { id: '0005-b', run: 'three', claim: 'other terms' });
    expect(entryOf(taken)).toMatchObject({ holder: 'three', claim: { stream: 's' } });
    expect(holds(taken, '0005-b', 'three')).toBe(true);
    expect(holds(taken, '0005-b', 'two')).toBe(false);
  });

  test('cannot be given back where there is none', () => {
    const document = sample();
    expect(released(document, '0000-a')).toBe(document);
    expect(released(document, 'nowhere')).toBe(document);
  });

  test('its run has a lease only while it holds something', () => {
    const stamp = { run: 'two', until: noon, write: 'w' };
    expect(Object.keys(sealed(sample(), stamp).leases)).toEqual(['two']);
    expect(sealed(released(sample(), '0005-b'), stamp).leases).toEqual({});
    expect(sealed(emptyDocument(identity), { ...stamp, run: 'new' }).leases).toEqual({});
  });
});
