export interface DecodedBody {
  readonly body: Buffer;
  readonly trailers: Record<string, string>;
}

function readTrailers(text: string): Record<string, string> {
  const trailers: Record<string, string> = {};
  for (const line of text.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) trailers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  return trailers;
}

/**
 * Takes apart `Content-Encoding: aws-chunked`: chunks of `<hex size>[;chunk-signature=…]CRLF data CRLF`, a last one
 * of size 0, then the trailers. Undefined when the framing is broken.
 */
export function decodeAwsChunked(raw: Buffer): DecodedBody | undefined {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = raw.indexOf('\r\n', at);
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(raw.toString('latin1', at, lineEnd).split(';')[0] ?? '', 16);
    if (Number.isNaN(size)) return undefined;
    at = lineEnd + 2;
    if (size === 0) break;
    if (at + size + 2 > raw.length) return undefined;
    parts.push(raw.subarray(at, at + size));
    at += size + 2;
  }
  return { body: Buffer.concat(parts), trailers: readTrailers(raw.toString('latin1', at)) };
}
