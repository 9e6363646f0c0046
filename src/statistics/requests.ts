import type { LineReader, RecordObserver } from '../encode/types.js';
import type { CountedText, RequestFigures } from './request-figures.js';
import {
  amountAt,
  shownText,
  statusAt,
  textOf,
  type ShownColumns,
  type TextColumn,
} from './shown-columns.js';
import type { CountOnly, Tracked } from './heavy-hitters.js';
import type { MetPage } from './pages.js';
import { SpanCache, Words } from './span-cache.js';
import { SpanCounts } from './span-counts.js';
import { AgentFamilies } from './user-agents.js';

const QUESTION_MARK = 0x3f;
/** Addresses and user agents are many: so many of them are known at a time. */
const MANY = 1024;
const NO_REQUEST = '(no request)';
/** Scheme, host and port, path; a `#` and what follows it are left out. */
const URL_PARTS = /^[a-z][a-z0-9+.-]*:\/\/([^/#]*)([^#]*)/i;

/** Reads the figures of access logs out of their records, as bytes: a text is decoded only when it was not just met. */
export class RequestObserver implements RecordObserver {
  readonly #figures: RequestFigures;
  readonly #columns: Columns;
  readonly #words = new Words();
  readonly #pages = new SpanCache<MetRequest>(1024, this.#words);
  readonly #families = new AgentFamilies();
  readonly #spans: Readonly<Record<Exclude<CountedText, 'hosts'>, SpanCounts>>;

  constructor(figures: RequestFigures, shown: ShownColumns) {
    this.#figures = figures;
    this.#columns = columnsOf(shown);
    const { errorReasons, redirects, tls, clients, agents, methods, protocols } = figures.counts;
    const counted = (counts: typeof tls, room?: number): SpanCounts =>
      new SpanCounts(counts, this.#words, room);
    this.#spans = {
      errorReasons: counted(errorReasons),
      redirects: counted(redirects),
      tls: counted(tls),
      clients: counted(clients, MANY),
      agents: counted(agents, MANY),
      methods: counted(methods),
      protocols: counted(protocols),
    };
  }

  parsed(bytes: Buffer, fields: LineReader, timestamp: number): void {
    const { elbStatus, targetStatus, sentBytes, targetTime, otherTimes } = this.#columns;
    const elb = statusAt(bytes, fields, elbStatus);
    const target = statusAt(bytes, fields, targetStatus);
    const page = this.#meet(bytes, fields).page.value;
    page.answers.add(elb, target);
    const seconds = amountAt(bytes, fields, targetTime);
    if (seconds >= 0) page.times[0]?.accept(seconds);
    for (let i = 0; i < otherTimes.length; i++) {
      const other = amountAt(bytes, fields, otherTimes[i] ?? -1);
      if (other >= 0) page.means[i]?.accept(other);
    }
    page.bytes += Math.max(0, amountAt(bytes, fields, sentBytes));
    const failed = elb >= 500 || target >= 500;
    this.#figures.overTime.add(timestamp, failed);
    if (failed) this.#fail(bytes, fields, { elb, target });
    this.#figures.hours.add(timestamp);
    this.#countTls(bytes, fields);
    this.#countRedirect(bytes, fields);
    this.#countTexts(bytes, fields);
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
    if (known !== undefined && this.#meetAgain(known)) return known.met;
    const request = this.#meetFirst(textOf(url, bytes, span));
    this.#pages.keep(bytes, span, request);
    return request.met;
  }

  /** False where its page or its host is not tracked any more, and nothing is counted. */
  #meetAgain({ met, host }: MetRequest): boolean {
    const { pages, counts } = this.#figures;
    if (host?.dropped === true || !pages.meetAgain(met)) return false;
    if (host !== undefined) counts.hosts.again(host);
    return true;
  }

  #meetFirst(url: string): MetRequest {
    const { pages, counts } = this.#figures;
    const [, site = '', path = ''] = URL_PARTS.exec(url) ?? [];
    if (site === '') return { met: pages.meet('', url), host: undefined };
    const host = site.toLowerCase();
    return { met: pages.meet(host, path), host: counts.hosts.count(host) };
  }

  #fail(bytes: Buffer, fields: LineReader, codes: { readonly elb: number; readonly target: number }): void {
    const { targetIp, targetPort } = this.#columns;
    const ip = shownText(targetIp, bytes, fields);
    const name =
      ip === '-' ? '-' : `${ip.includes(':') ? `[${ip}]` : ip}:${shownText(targetPort, bytes, fields)}`;
    this.#figures.failures.count(name).value.answers.add(codes.elb, codes.target);
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
    if (this.#spans.tls.again(bytes, from, to)) return;
    const key = `${shownText(protocol, bytes, fields)} ${shownText(cipher, bytes, fields)}`;
    this.#spans.tls.first(bytes, { from, to }, key);
  }

  #countRedirect(bytes: Buffer, fields: LineReader): void {
    const { redirectUrl } = this.#columns;
    const from = fields.from[redirectUrl.index] ?? -1;
    if (from < 0) return;
    const to = this.#queryless(bytes, from, fields.to[redirectUrl.index] ?? from);
    if (this.#spans.redirects.again(bytes, from, to)) return;
    this.#spans.redirects.first(bytes, { from, to }, textOf(redirectUrl, bytes, { from, to }));
  }

  /** Texts that are counted as they stand, but for user agents, which are counted by family. */
  #countTexts(bytes: Buffer, fields: LineReader): void {
    for (const [name, column] of this.#columns.texts) {
      const from = fields.from[column.index] ?? -1;
      if (from < 0) continue;
      const to = fields.to[column.index] ?? from;
      const counts = this.#spans[name];
      if (counts.again(bytes, from, to)) continue;
      const text = textOf(column, bytes, { from, to });
      counts.first(bytes, { from, to }, name === 'agents' ? this.#families.of(text) : text);
    }
  }
}

/** What a URL stands for. */
interface MetRequest {
  readonly met: MetPage;
  /** Absent where the URL names none. */
  readonly host: Tracked<CountOnly> | undefined;
}

interface Columns {
  readonly url: TextColumn;
  readonly elbStatus: number;
  readonly targetStatus: number;
  readonly sentBytes: number;
  readonly targetTime: number;
  /** Request and response processing time. */
  readonly otherTimes: readonly number[];
  readonly targetIp: TextColumn;
  readonly targetPort: TextColumn;
  readonly cipher: TextColumn;
  readonly protocol: TextColumn;
  readonly redirectUrl: TextColumn;
  readonly texts: readonly (readonly [Exclude<CountedText, 'hosts' | 'tls' | 'redirects'>, TextColumn])[];
}

function columnsOf(columns: ShownColumns): Columns {
  return {
    url: columns.textual('request_url'),
    elbStatus: columns.numeric('elb_status_code'),
    targetStatus: columns.numeric('target_status_code'),
    sentBytes: columns.numeric('sent_bytes'),
    targetTime: columns.numeric('target_processing_time'),
    otherTimes: ['request', 'response'].map((name) => columns.numeric(`${name}_processing_time`)),
    targetIp: columns.textual('target_ip'),
    targetPort: columns.textual('target_port'),
    cipher: columns.textual('ssl_cipher'),
    protocol: columns.textual('ssl_protocol'),
    redirectUrl: columns.textual('redirect_url'),
    texts: [
      ['errorReasons', columns.textual('error_reason')],
      ['clients', columns.textual('client_ip')],
      ['agents', columns.textual('user_agent')],
      ['methods', columns.textual('request_verb')],
      ['protocols', columns.textual('request_proto')],
    ],
  };
}
