import { gunzipSync } from 'node:zlib';

const FIRST_EVENT = '"logEvents":[';

/** The log streams of the stand-in, where they are read back: the bodies that were put, a page of GetLogEvents each. */
export class Streams {
  readonly #pages = new Map<string, Buffer[]>();

  /** Whether it was not there before. */
  create(stream: string): boolean {
    if (this.#pages.has(stream)) return false;
    this.#pages.set(stream, []);
    return true;
  }

  put(body: Buffer, encoding: string | undefined): void {
    const text = plain(body, encoding);
    const names = text.subarray(0, text.indexOf(FIRST_EVENT)).toString();
    const { logStreamName = '' } = JSON.parse(`${names}"":0}`) as { logStreamName?: string };
    this.#pages.get(logStreamName)?.push(encoding === undefined ? Buffer.from(body) : body);
  }

  /** The page of a token, as JSON. */
  page(stream: string, token: string | undefined): string {
    const pages = this.#pages.get(stream) ?? [];
    const number = Number(token?.slice(2) ?? 0);
    const body = pages[number];
    const next = `"nextForwardToken":"f/${Math.min(number + 1, pages.length)}"`;
    if (body === undefined) return `{"events":[],${next}}`;
    const text = plain(body, body[0] === 0x1f ? 'gzip' : undefined);
    const events = text.subarray(text.indexOf(FIRST_EVENT) + FIRST_EVENT.length, text.lastIndexOf(']'));
    return `{"events":[${events.toString()}],${next}}`;
  }
}

function plain(body: Buffer, encoding: string | undefined): Buffer {
  return encoding === 'gzip' ? gunzipSync(body) : body;
}
