import { describe, expect, test } from '@jest/globals';
import { parseInvocationEntry } from '../../../src/export/insights/lambda-report.js';
import { invocationSections } from '../../../src/export/insights/invocation-sections.js';
import { Invocations } from '../../../src/export/insights/invocations.js';
import { LAMBDA_ID as ONE, ID as TWO, TRACE } from './exported-lines.js';

const AT = Date.parse('2026-11-01T00:00:00Z');

const report = (id: string, ms: number, more = ''): string =>
  `REPORT RequestId: ${id}\tDuration: ${String(ms)} ms\tBilled Duration: ${String(Math.ceil(ms))} ms\tMemory Size: 256 MB\tMax Memory Used: 100 MB${more}`;

function read(messages: readonly string[], into = new Invocations(), place = {}): Invocations {
  for (const [i, message] of messages.entries()) {
    const entry = parseInvocationEntry(message);
    if (entry !== undefined) into.add('basket', AT + i, { entry, place });
  }
  into.end();
  return into;
}

describe('invocations', () => {
  test('figures by function', () => {
    const found = read([
      `START RequestId: ${ONE} Version: $LATEST`,
      report(ONE, 100, `\tInit Duration: 400 ms\t\nXRAY TraceId: ${TRACE}`),
      `START RequestId: ${TWO} Version: $LATEST`,
      report(TWO, 3000),
      `2026-11-01T00:00:03.000Z ${TWO} Task timed out after 3.00 seconds`,
    ]);
    expect(found.functions.get('basket')).toMatchObject({
      ...{ invocations: 2, errors: 1, timeouts: 1, coldStarts: 1, billedSeconds: 3.1, longest: 3 },
      ...{ memoryMb: 256, maxMemoryMb: 100 },
    });
    const [functions, errors, failed, slowest] = invocationSections(found);
    expect(functions?.table?.rows).toEqual([
      ['basket', 2, 1, 1, 1, 1.55, 0.1, 0.1, 0.1, 3, 0.4, 0.4, 3.1, 256 * 2 ** 20, 100 * 2 ** 20],
    ]);
    expect(errors?.table?.rows).toEqual([['timeout', 1]]);
    expect(failed?.table?.rows).toEqual([[AT + 2, 'basket', TWO, 'timeout', null, 3, null, 100 * 2 ** 20]]);
    expect(slowest?.table?.rows.map((row) => row[2])).toEqual([TWO, ONE]);
  });

  test('an error without an id is that of the invocation that its stream is in', () => {
    const found = read([`START RequestId: ${ONE}`, '[ERROR] ValueError: x', report(ONE, 5)]);
    expect(found.failed.values()).toMatchObject([{ requestId: ONE, failure: 'ValueError' }]);
    expect(found.functions.get('basket')).toMatchObject({ invocations: 1, errors: 1, timeouts: 0 });
  });

  test('outside of any invocation it is only counted', () => {
    const found = read(['[ERROR] ValueError: x', report(ONE, 5)]);
    expect(found).toMatchObject({ unplaced: 1 });
    expect(invocationSections(found)[0]?.note).toContain('Errors that name no invocation: 1.');
  });

  test('a second try under the same id is a second invocation', () => {
    const found = read([
      `START RequestId: ${ONE}`,
      report(ONE, 5),
      `START RequestId: ${ONE}`,
      report(ONE, 6),
      report(ONE, 7),
    ]);
    expect(found.functions.get('basket')?.invocations).toBe(3);
  });

  test('an invocation without a report is told', () => {
    expect(invocationSections(read([`START RequestId: ${ONE}`]))[0]?.note).toContain(
      'Without a report in what was read: 1.',
    );
  });

  test('of more functions than there is room for, the rest is added up', () => {
    const found = new Invocations();
    for (let i = 0; i < 510; i++) {
      const entry = parseInvocationEntry(report(ONE, 5));
      if (entry !== undefined) found.add(`function-${String(i)}`, AT, { entry, place: {} });
    }
    found.end();
    expect(found.functions.size).toBe(501);
    expect(found.functions.get('all other functions')?.invocations).toBe(10);
    expect(invocationSections(found)[0]?.table).toMatchObject({ of: 501 });
  });

  test('nothing read, nothing told', () => {
    expect(invocationSections(read(['hello']))).toEqual([]);
  });
});
