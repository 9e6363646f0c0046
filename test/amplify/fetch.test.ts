import { beforeEach, describe, expect, test } from '@jest/globals';
import { tmpdir } from 'node:os';
import { ServiceError } from '../../src/errors.js';
import { HourlyRows } from '../../src/amplify/fetch.js';
import type { HourRows } from '../../src/amplify/answer.js';
import { TooMuchAskedError, type LogRange } from '../../src/amplify/access-logs.js';
import { SpoolSpace } from '../../src/objects/spool.js';
import { amplifyHeader } from '../aws/seed/amplify.js';
import { VirtualClock } from '../engine/virtual-clock.js';

const HOUR = 3_600_000;
const DAY = Date.parse('2026-11-19T00:00:00Z');
const HEADER = 'date,time,x-edge-request-id\n';
const domain = 'example.com';
const never = new AbortController().signal;
const failure = { call: 'c', resource: 'r' };

let clock: VirtualClock;
let asked: number[][];
/** What the service answers, one after another; then all that was asked for. */
let answers: (string | Error)[];
let rows: HourlyRows;

beforeEach(() => {
  clock = new VirtualClock(DAY + 48 * HOUR);
  asked = [];
  answers = [];
  rows = new HourlyRows({ read, clock, space: new SpoolSpace(tmpdir(), 1_000_000) });
});

function rowAt(hour: number, id = `id-${hour}`): string {
  return `2026-11-19,${String(hour).padStart(2, '0')}:30:00,${id}\n`;
}

async function* read({ from, to }: LogRange, signal: AbortSignal): AsyncGenerator<Buffer> {
  const hours = Array.from({ length: (to - from) / HOUR }, (_, i) => (from - DAY) / HOUR + i);
  asked.push(hours);
  await clock.sleep(1000, signal);
  signal.throwIfAborted();
  const answer = answers.shift() ?? HEADER + hours.map((hour) => rowAt(hour)).join('');
  if (answer instanceof Error) throw answer;
  for (const letter of answer.match(/.{1,7}/gs) ?? []) yield Buffer.from(letter);
}

function want(...hours: number[]): void {
  for (const hour of hours) rows.want({ app: 'd2', domain, hour: DAY + hour * HOUR });
}

function of(hour: number, signal = never): Promise<HourRows> {
  return rows.of({ app: 'd2', domain, hour: DAY + hour * HOUR }, signal);
}

async function textOf({ rows: spool }: HourRows): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of spool.read()) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

function drive<T>(work: Promise<T>): Promise<T> {
  return clock.drive(work);
}

describe('hours that came along and that nobody takes', () => {
  const hours = [3, 4, 5].map((hour) => ({ app: 'd2', domain, hour: DAY + hour * HOUR }));
  const limit = 1_000_000;
  let space: SpoolSpace;
  beforeEach(() => {
    space = new SpoolSpace(tmpdir(), limit);
    rows = new HourlyRows({ read, clock, space });
  });

  test('leave nothing behind, fetched or not', async () => {
    want(3, 4, 5);
    const { rows: taken } = await drive(of(3));
    await taken.dispose();
    expect(space.take(limit)).toBe(false);
    await rows.forget(hours);
    expect(space.take(limit)).toBe(true);
  });

  test('are let go as they come', async () => {
    want(3, 4, 5);
    const first = of(3);
    await rows.forget(hours);
    await (await drive(first)).rows.dispose();
    expect(space.take(limit)).toBe(true);
    expect(asked).toEqual([[3, 4, 5]]);
  });
});

describe('neighbours', () => {
  test('that are wanted are fetched together, each handed out once, a second time afresh', async () => {
    want(3, 4, 5, 7);
    expect(await textOf(await drive(of(3)))).toBe(rowAt(3));
    expect(await textOf(await drive(of(5)))).toBe(rowAt(5));
    want(3, 4, 5);
    expect(await textOf(await drive(of(5)))).toBe(rowAt(5));
    expect(asked).toEqual([[3, 4, 5], [5]]);
  });

  test('never reach over midnight', async () => {
    want(23, 24);
    await drive(of(23));
    expect(asked).toEqual([[23]]);
  });

  test('are dropped together when it was too much, and the size is remembered', async () => {
    answers = [new TooMuchAskedError('timed out', { ...failure, retryable: true })];
    want(0, 1, 2, 3, 4, 5);
    await drive(Promise.all([0, 1, 2, 3, 4, 5].map((hour) => of(hour))));
    expect(asked).toEqual([
      [0, 1, 2, 3, 4, 5],
      [0, 1, 2],
      [3, 4, 5],
    ]);
  });

  test('go on when the one that began is gone, and end when all are', async () => {
    want(0, 1);
    const [first, second] = [new AbortController(), new AbortController()];
    const both = Promise.allSettled([of(0, first.signal), of(1, second.signal)]);
    first.abort(new Error('lost'));
    const [gone, stays] = await drive(both);
    expect([gone.status, stays.status]).toEqual(['rejected', 'fulfilled']);
    const last = new AbortController();
    const work = of(5, last.signal);
    last.abort(new Error('enough'));
    await expect(work).rejects.toThrow('enough');
    expect(await textOf(await drive(of(5)))).toBe(rowAt(5));
  });
});

describe('an answer', () => {
  const cut = HEADER + rowAt(3) + '2026-11-19,03:4';

  test.each([
    ['cut in mid-row', [cut]],
    ['cut again and again', [cut, cut, cut, cut]],
    ['blank', ['']],
    ['empty once', [HEADER]],
    ['without its header', [rowAt(3)]],
    ['of a broken connection', [new ServiceError('reset', { ...failure, retryable: true })]],
    ['too much for a single hour', [new TooMuchAskedError('timed out', { ...failure, retryable: true })]],
  ])('%s is asked for again', async (_, bad) => {
    answers = [...bad];
    const found = await drive(of(3));
    expect([await textOf(found), found.count]).toEqual([rowAt(3), 1]);
    expect(asked).toHaveLength(bad.length + 1);
  });

  test('blank again and again is never an hour without requests', async () => {
    answers = ['', ''];
    expect(await textOf(await drive(of(3)))).toBe(rowAt(3));
  });

  test.each([
    ['empty', [HEADER, HEADER]],
    ['empty, with one cut between them', [HEADER, cut, HEADER]],
  ])('%s is believed when two agree', async (_, same) => {
    answers = [...same];
    expect((await drive(of(3))).count).toBe(0);
  });

  test('without a last line end is believed when two are the same', async () => {
    answers = [
      HEADER + rowAt(3, 'abc').trimEnd(),
      HEADER + rowAt(3, 'abcdef').trimEnd(),
      HEADER + rowAt(3, 'abcdef').trimEnd(),
    ];
    expect(await textOf(await drive(of(3)))).toBe(rowAt(3, 'abcdef'));
  });

  test.each([
    ['but its whole header', amplifyHeader],
    ['but rows of other hours', HEADER + rowAt(2).trimEnd()],
  ])('without a last line end and with nothing %s is empty when two are the same', async (_, text) => {
    answers = [text, text];
    expect((await drive(of(3))).count).toBe(0);
    expect(asked).toHaveLength(2);
  });

  test('cut within its header in the same place is never an hour without requests', async () => {
    answers = [amplifyHeader.slice(0, -1), amplifyHeader.slice(0, -1)];
    expect(await textOf(await drive(of(3)))).toBe(rowAt(3));
  });

  test('that is never whole is no answer', async () => {
    answers = Array.from({ length: 8 }, () => cut);
    await expect(drive(of(3))).rejects.toThrow(/came cut in 8 attempts at the hour 2026-11-19 03/);
  });

  test('that stays blank for many hours is asked for in halves', async () => {
    answers = ['', '', ''];
    want(0, 1, 2, 3);
    await drive(Promise.all([0, 1, 2, 3].map((hour) => of(hour))));
    expect(asked.slice(3)).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  test('that is a refusal is handed on', async () => {
    answers = [new ServiceError('no', { ...failure, retryable: false })];
    await expect(drive(of(3))).rejects.toThrow('no');
    answers = Array.from({ length: 8 }, () => new ServiceError('busy', { ...failure, retryable: true }));
    await expect(drive(of(3))).rejects.toThrow('busy');
  });

  test('may hold unplaced, which are counted once, with the hour that asked', async () => {
    const timeless = 'never,never,x\n';
    answers = [HEADER + rowAt(2) + rowAt(3) + timeless + rowAt(5) + rowAt(4)];
    want(3, 4);
    const [three, four] = await drive(Promise.all([of(3), of(4)]));
    expect(three.unplaced).toMatchObject({ outside: 2, timeless: 1, answers: 1 });
    expect(four.unplaced).toMatchObject({ outside: 0, timeless: 0, answers: 0, bytes: 0 });
    expect(three.askedAt).toBe(DAY + 48 * HOUR);
  });
});
