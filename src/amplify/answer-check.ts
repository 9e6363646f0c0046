import { DataError } from '../errors.js';
import { TooMuchAskedError } from './access-logs.js';
import type { Answer } from './answer.js';
import { clockHourOf, dateOf } from './hours.js';

/** At most this many attempts for one range. */
export const MAX_ATTEMPTS = 8;
/** Bad answers in a row after which less is asked for: files come partial or blank when it was too much (amplify-hosting#2960). */
const BAD_ANSWERS = 3;

interface Request {
  readonly domain: string;
  /** Beginnings of the hours asked for, epoch ms. */
  readonly hours: readonly number[];
}

/** Decides whether an answer to a request is accepted: a doubtful one must come twice. */
export class AnswerCheck {
  readonly #request: Request;
  readonly #seen = new Set<string>();
  #attempts = 0;
  #last = 'not at all';

  constructor(request: Request) {
    this.#request = request;
  }

  /** Whether the answer is whole, or agrees with an earlier one that there is nothing (or no last line end). */
  accepts(answer: Answer | undefined): boolean {
    this.#attempts += 1;
    this.#last = answer?.completeness ?? 'not at all';
    if (answer === undefined) return false;
    if (answer.completeness === 'whole') return true;
    const doubt = this.#doubtOf(answer);
    if (doubt === undefined) return false;
    const agrees = this.#seen.has(doubt);
    this.#seen.add(doubt);
    return agrees;
  }

  /** Throws if another attempt for the same range is pointless. */
  assertMayRepeat(): void {
    const { domain, hours } = this.#request;
    const what = `The access logs of ${domain} came ${this.#last} in ${this.#attempts} attempts`;
    if (this.#attempts >= BAD_ANSWERS && hours.length > 1) {
      const call = 'amplify:GenerateAccessLogs';
      throw new TooMuchAskedError(`${what}.`, { call, resource: domain, retryable: true });
    }
    if (this.#attempts < MAX_ATTEMPTS) return;
    const hour = hours[0] ?? 0;
    throw new DataError(
      `${what} at the hour ${dateOf(hour)} ${clockHourOf(hour)}. Nothing of it is committed; the next run requests it again.`,
    );
  }

  /** What must be equal in two answers; `undefined` for an answer that is never accepted. */
  #doubtOf({ completeness, digest }: Answer): string | undefined {
    if (completeness === 'empty') return completeness;
    // Without a header (blank, or cut within it) an answer says nothing, however often it comes.
    return completeness === 'unended' ? digest : undefined;
  }
}
