import { expect, test } from '@jest/globals';
import { Answers } from '../../src/platform/answers.js';
import { systemClock } from '../../src/platform/clock.js';

function timeout(code?: string): Error {
  return Object.assign(new Error('idle'), { name: 'TimeoutError', ...(code === undefined ? {} : { code }) });
}

interface Told {
  readonly answers: Answers;
  readonly lines: string[];
  readonly pass: (ms: number) => void;
}

function fake(limit = 100): Told {
  let now = 0;
  const lines: string[] = [];
  const clock = { monotonic: () => now };
  return {
    lines,
    answers: new Answers({ clock, log: (line) => void lines.push(line), limit }),
    pass: (ms) => {
      now += ms;
    },
  };
}

test('the same question has one budget, however many loops ask it', async () => {
  const { answers, pass } = fake();
  const ask = (): Promise<never> =>
    answers.to('PUT b/k', () => {
      pass(60);
      return Promise.reject(timeout());
    });
  await expect(ask()).rejects.toMatchObject({ name: 'TimeoutError' });
  await expect(ask()).rejects.toMatchObject({
    name: 'NoAnswerError',
    message: 'PUT b/k: no data came for 0 s',
  });
  // It was told; who asks after that has a budget again.
  await expect(ask()).rejects.toMatchObject({ name: 'TimeoutError' });
});

test('an answer, a refused or a broken connection ends the silence', async () => {
  const { answers, pass } = fake();
  const ask = (error: Error | undefined): Promise<unknown> =>
    answers.to('x', () => {
      pass(60);
      return error === undefined ? Promise.resolve() : Promise.reject(error);
    });
  for (const end of [undefined, timeout('ECONNRESET'), timeout('ECONNREFUSED'), new Error('HTTP 500')]) {
    await expect(ask(timeout())).rejects.toMatchObject({ name: 'TimeoutError' });
    await ask(end).catch(() => undefined);
  }
  await expect(ask(timeout('ETIMEDOUT'))).rejects.toMatchObject({ name: 'TimeoutError' });
});

test('a request that a timer aborted counts, one that a cancellation aborted does not', async () => {
  const { answers, pass } = fake();
  const ask = (reason: unknown): Promise<never> =>
    answers.to('x', () => {
      pass(101);
      const cause = reason;
      return Promise.reject(Object.assign(new Error('aborted', { cause }), { name: 'AbortError' }));
    });
  await expect(ask(new DOMException('late', 'TimeoutError'))).rejects.toMatchObject({
    name: 'NoAnswerError',
  });
  await expect(ask(new DOMException('cancelled', 'AbortError'))).rejects.toMatchObject({
    name: 'AbortError',
  });
});

test('what is waited for is told again and again, the longest first, until it comes', async () => {
  const lines: string[] = [];
  const answers = new Answers({ clock: systemClock, log: (line) => void lines.push(line), interval: 20 });
  const ends = ['a', 'b', 'c', 'd'].map((what) => answers.waiting(what));
  while (lines.length < 4) await systemClock.sleep(5);
  for (const end of ends) end();
  expect(lines.slice(0, 4)).toEqual([
    'Waiting for 0 s: a',
    'Waiting for 0 s: b',
    'Waiting for 0 s: c',
    'Waiting too: 1 more calls',
  ]);
  const { length } = lines;
  await systemClock.sleep(60);
  expect(lines).toHaveLength(length);
});
