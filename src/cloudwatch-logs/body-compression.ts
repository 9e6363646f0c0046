import { messageOf, serviceError } from '../errors.js';
import { NO_COMPRESSION, plainBatch, type Compression, type PutBatch } from './put-body.js';

/**
 * While the processor has other work, bodies are compressed where so many puts are on their way: then segments wait for the
 * network, be it slow or far. With few on their way it takes what it is given, and compression would only cost time.
 */
const MANY_UNDER_WAY = 8;
/**
 * Where this part of what may be on its way is, and the processor has nothing else to do, the uplink is what a run waits
 * for: then bodies are made as small as can be.
 */
const HALF_UNDER_WAY = 0.5;
/** After this many server errors for compressed bodies, and no success, bodies are no longer compressed. */
const MAX_SERVER_ERRORS = 2;
const ON_PUT = { call: 'logs:PutLogEvents', resource: '', onceOnly: true };

/**
 * Whether the bodies of PutLogEvents are sent as gzip, for one endpoint. AWS takes them (amazon-cloudwatch-agent#69);
 * an AWS emulator may not. A refusal (4xx) says that nothing was stored: the same events are sent as they are, and
 * if those are taken, compression was to blame, and is left. A server error or a lost answer says nothing of the kind: it
 * goes to the caller, who looks into it.
 */
export class BodyCompression {
  #minBytes: number;
  readonly #halfUnderWay: number;
  readonly #notice: (text: string) => void;
  #wasTaken = false;
  #serverErrors = 0;
  #underWay = 0;

  /**
   * `minBytes`: smaller bodies are sent as they are, see `AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES`; Infinity: all are.
   * `concurrency`: so many may be on their way at a time.
   */
  constructor(
    { minBytes, concurrency }: { readonly minBytes: number; readonly concurrency: number },
    notice: (text: string) => void,
  ) {
    this.#minBytes = minBytes;
    this.#halfUnderWay = Math.ceil(concurrency * HALF_UNDER_WAY);
    this.#notice = notice;
  }

  /** How a body is to be compressed at present, where the processor has other work or not. */
  present(isBusy: boolean): Compression {
    if (isBusy && this.#underWay < MANY_UNDER_WAY) return NO_COMPRESSION;
    const isSmall = !isBusy && this.#underWay >= this.#halfUnderWay;
    return { minBytes: this.#minBytes, level: isSmall ? 'small' : 'fast' };
  }

  /** Sends a batch by `put`, uncompressed if the endpoint refuses gzip. Throws what `put` throws. */
  async send<T>(batch: PutBatch, put: (batch: PutBatch) => Promise<T>): Promise<T> {
    this.#underWay += 1;
    try {
      return await this.#send(batch, put);
    } finally {
      this.#underWay -= 1;
    }
  }

  async #send<T>(batch: PutBatch, put: (batch: PutBatch) => Promise<T>): Promise<T> {
    if (batch.encoding === undefined) return put(batch);
    // This body was compressed before the endpoint refused gzip.
    if (this.#minBytes === Infinity) return put(plainBatch(batch));
    try {
      const answer = await put(batch);
      this.#wasTaken = true;
      return answer;
    } catch (error) {
      if (!this.#isRefusal(error)) throw error;
      const answer = await put(plainBatch(batch));
      this.#leave(messageOf(error));
      return answer;
    }
  }

  /** Whether the endpoint stored nothing and may accept the same body uncompressed. Counts the server errors. */
  #isRefusal(error: unknown): boolean {
    const { status = 0, retryable } = serviceError(error, ON_PUT);
    if (status >= 500 && !this.#wasTaken) this.#serverErrors += 1;
    if (this.#serverErrors >= MAX_SERVER_ERRORS) this.#leave(messageOf(error));
    return status >= 400 && status < 500 && !retryable;
  }

  #leave(why: string): void {
    if (this.#minBytes === Infinity) return;
    this.#minBytes = Infinity;
    this.#notice(
      `The endpoint of CloudWatch Logs does not take request bodies with Content-Encoding: gzip (${why}). ` +
        'From now on they are sent uncompressed. Set AWS_DISABLE_REQUEST_COMPRESSION=true to skip the attempt.',
    );
  }
}
