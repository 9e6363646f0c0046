import type { LineReader, RecordObserver } from '../encode/types.js';
import type { RequestFigures } from './request-figures.js';
import { amountAt, shownText, statusAt, textOf, type ShownColumns, type TextColumn } from './fields.js';
import type { MetPage } from './pages.js';
import { SpanCache, Words } from './span-cache.js';
import { SpanCounts } from './span-counts.js';

const QUESTION_MARK = 0x3f;
const NO_REQUEST = '(no request)';
/** Scheme, host and port, path; what follows a `#` is none of it. */
const URL_PARTS = /^[a-z][a-z0-9+.-]*:\/\/([^/#]*)([^#]*)/i;

/** Reads the figures of access logs out of their records, as bytes: a text is decoded only when it was not just met. */
export class RequestObserver implements RecordObserver {
  readonly #figures: RequestFigures;
  readonly #columns: Columns;
  readonly #words = new Words();
  readonly #pages = new SpanCache<MetPage>(1024, this.#words);
  readonly #tls: SpanCounts;
  readonly #redirects: SpanCounts;
  readonly #reasons: SpanCounts;

  constructor(figures: RequestFigures, shown: ShownColumns) {
    this.#figures = figures;
    this.#columns = columnsOf(shown);
    this.#tls = new SpanCounts(figures.tls, this.#words);
    this.#redirects = new SpanCounts(figures.redirects, this.#words);
    this.#reasons = new SpanCounts(figures.errorReasons, this.#words);
  }

  parsed(bytes: Buffer, fields: LineReader, timestamp: number): void {
    const { elbStatus, targetStatus, sentBytes, times } = this.#columns;
    const elb = statusAt(bytes, fields, elbStatus);
    const target = statusAt(bytes, fields, targetStatus);
    const page = this.#meet(bytes, fields).page.value;
    page.statuses[0]?.add(elb);
    page.statuses[1]?.add(target);
    for (let i = 0; i < times.length; i++) {
      const seconds = amountAt(bytes, fields, times[i] ?? -1);
      if (seconds >= 0) page.times[i]?.accept(seconds);
    }
    page.bytes += Math.max(0, amountAt(bytes, fields, sentBytes));
    const failed = elb >= 500 || target >= 500;
    this.#figures.overTime.add(timestamp, failed);
    if (failed) this.#fail(bytes, fields, { elb, target });
    this.#countTls(bytes, fields);
    this.#countRedirect(bytes, fields);
    this.#countReason(bytes, fields);
  }

  unparsed(): void {
    this.#figures.unparsed += 1;
  }

  #meet(bytes: Buffer, fields: LineReader): MetPage {
    const { pages } = this.#figures;
    const { url } = this.#columns;
    const from = fields.from[url.index] ?? -1;
    if (from < 0) return pages.meet('', NO_REQUEST);
    const span = { from, to: this.#queryless(bytes, from, fields.to[url.index] ?? from) };
    const known = this.#pages.find(bytes, span.from, span.to);
    if (known !== undefined && pages.meetAgain(known)) return known;
    const [, site = '', path = ''] = URL_PARTS.exec(textOf(url, bytes, span)) ?? [];
    const met = site === '' ? pages.meet('', textOf(url, bytes, span)) : pages.meet(site.toLowerCase(), path);
    this.#pages.keep(bytes, span, met);
    return met;
  }

  #fail(bytes: Buffer, fields: LineReader, codes: { readonly elb: number; readonly target: number }): void {
    const { targetIp, targetPort } = this.#columns;
    const ip = shownText(targetIp, bytes, fields);
    const name =
      ip === '-' ? '-' : `${ip.includes(':') ? `[${ip}]` : ip}:${shownText(targetPort, bytes, fields)}`;
    const { value } = this.#figures.failures.count(name);
    value.elb.add(codes.elb);
    value.target.add(codes.target);
  }

  /** Where a URL ends without its query. */
  #queryless(bytes: Buffer, from: number, to: number): number {
    return this.#words.find(bytes, { from, to }, QUESTION_MARK);
  }

  #countTls(bytes: Buffer, fields: LineReader): void {
    const { cipher, protocol } = this.#columns;
    const from = fields.from[cipher.index] ?? -1;
    if (from < 0 || (fields.from[protocol.index] ?? -1) < 0) {
      this.#figures.plain += 1;
      return;
    }
    // They stand side by side: one look finds both.
    const to = fields.to[protocol.index] ?? from;
    if (this.#tls.again(bytes, from, to)) return;
    const key = `${shownText(protocol, bytes, fields)} ${shownText(cipher, bytes, fields)}`;
    this.#tls.first(bytes, { from, to }, key);
  }

  #countRedirect(bytes: Buffer, fields: LineReader): void {
    const { redirectUrl } = this.#columns;
    const from = fields.from[redirectUrl.index] ?? -1;
    if (from < 0) return;
    const to = this.#queryless(bytes, from, fields.to[redirectUrl.index] ?? from);
    if (this.#redirects.again(bytes, from, to)) return;
    this.#redirects.first(bytes, { from, to }, textOf(redirectUrl, bytes, { from, to }));
  }

  #countReason(bytes: Buffer, fields: LineReader): void {
    const { errorReason } = this.#columns;
    const from = fields.from[errorReason.index] ?? -1;
    if (from < 0) return;
    const to = fields.to[errorReason.index] ?? from;
    if (this.#reasons.again(bytes, from, to)) return;
    this.#reasons.first(bytes, { from, to }, textOf(errorReason, bytes, { from, to }));
  }
}

interface Columns {
  readonly url: TextColumn;
  readonly elbStatus: number;
  readonly targetStatus: number;
  readonly sentBytes: number;
  /** Request, target and response processing time. */
  readonly times: readonly number[];
  readonly targetIp: TextColumn;
  readonly targetPort: TextColumn;
  readonly cipher: TextColumn;
  readonly protocol: TextColumn;
  readonly redirectUrl: TextColumn;
  readonly errorReason: TextColumn;
}

function columnsOf(columns: ShownColumns): Columns {
  return {
    url: columns.textual('request_url'),
    elbStatus: columns.numeric('elb_status_code'),
    targetStatus: columns.numeric('target_status_code'),
    sentBytes: columns.numeric('sent_bytes'),
    times: ['request', 'target', 'response'].map((name) => columns.numeric(`${name}_processing_time`)),
    targetIp: columns.textual('target_ip'),
    targetPort: columns.textual('target_port'),
    cipher: columns.textual('ssl_cipher'),
    protocol: columns.textual('ssl_protocol'),
    redirectUrl: columns.textual('redirect_url'),
    errorReason: columns.textual('error_reason'),
  };
}
