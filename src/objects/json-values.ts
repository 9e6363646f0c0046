/** A value of a JSON text: its bytes, without the quotes of a string. */
export interface JsonValue {
  readonly bytes: Buffer;
  readonly from: number;
  readonly to: number;
  readonly kind: JsonKind;
}

/** `escaped`: a string that holds escapes; `other`: null, true, false, and where there is no value. */
export type JsonKind = 'string' | 'escaped' | 'number' | 'array' | 'object' | 'other';

/** Where the values of some members go, in the order in which they are expected; any other is found by its name. */
export interface MemberTargets {
  /** The name as it stands in JSON, with its colon. */
  readonly names: readonly Uint8Array[];
  /** The number of the value, or the members of an object whose values are meant. */
  readonly targets: readonly (number | MemberTargets)[];
  readonly byName: ReadonlyMap<string, number>;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const COLON = 0x3a;
const NINE = 0x39;
const ZERO = 0x30;
const BACKSLASH = 0x5c;
const [BRACKET, BRACKET_END] = [0x5b, 0x5d];
const [BRACE, BRACE_END] = [0x7b, 0x7d];

class FoundValue implements JsonValue {
  bytes: Buffer = Buffer.alloc(0);
  from = 0;
  to = 0;
  kind: JsonKind = 'other';
}

const UNWANTED = new FoundValue();

/** Finds the values of JSON objects without spaces between their tokens, and makes nothing of what nobody wants. */
export class JsonReader {
  readonly #members: MemberTargets;
  readonly #found: FoundValue[];
  #bytes: Buffer = Buffer.alloc(0);
  #at = 0;
  #end = 0;

  constructor(members: MemberTargets, targets: number) {
    this.#members = members;
    this.#found = Array.from({ length: targets }, () => new FoundValue());
  }

  /** Of each target the value that the record has which was read last. */
  get values(): readonly JsonValue[] {
    return this.#found;
  }

  /** Reads an object, of which there is nothing else in the bytes. */
  read(bytes: Buffer): void {
    this.#bytes = bytes;
    this.#at = 0;
    this.#end = bytes.length;
    for (const value of this.#found) value.kind = 'other';
    this.#object(this.#members);
    if (this.#at !== this.#end) throw this.#wrong('the end of the record');
  }

  #object(members: MemberTargets): void {
    this.#expect(BRACE);
    if (this.#bytes[this.#at] === BRACE_END) {
      this.#at += 1;
      return;
    }
    for (let next = 0; ;) {
      const place = this.#name(members, next);
      if (place >= 0) next = place + 1;
      const target = members.targets[place];
      if (typeof target === 'object' && this.#bytes[this.#at] === BRACE) this.#object(target);
      else this.#value(this.#foundAt(target));
      if (this.#bytes[this.#at] !== COMMA) break;
      this.#at += 1;
    }
    this.#expect(BRACE_END);
  }

  #foundAt(target: MemberTargets['targets'][number] | undefined): FoundValue {
    return (typeof target === 'number' ? this.#found[target] : undefined) ?? UNWANTED;
  }

  /** The place of the member whose name comes next, most likely `next` or one after it; -1 where nobody wants it. */
  #name({ names, byName }: MemberTargets, next: number): number {
    for (let place = next; place < names.length; place++) {
      const name = names[place];
      if (name === undefined || !this.#begins(name)) continue;
      this.#at += name.length;
      return place;
    }
    const start = this.#at;
    this.#string();
    const name: unknown = JSON.parse(this.#bytes.toString('utf8', start, this.#at));
    this.#expect(COLON);
    return byName.get(String(name)) ?? -1;
  }

  #begins(text: Uint8Array): boolean {
    const bytes = this.#bytes;
    const at = this.#at;
    for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text[i]) return false;
    return true;
  }

  #value(found: FoundValue): void {
    const first = this.#bytes[this.#at] ?? 0;
    found.bytes = this.#bytes;
    found.from = this.#at;
    if (first === QUOTE) {
      found.kind = this.#string() ? 'escaped' : 'string';
      found.from += 1;
      found.to = this.#at - 1;
      return;
    }
    if (first === BRACKET || first === BRACE) {
      found.kind = first === BRACKET ? 'array' : 'object';
      this.#nested();
    } else {
      found.kind = isNumber(first) ? 'number' : 'other';
      this.#word();
    }
    found.to = this.#at;
  }

  /** Whether it holds escapes. */
  #string(): boolean {
    const bytes = this.#bytes;
    const end = this.#end;
    this.#expect(QUOTE);
    let isEscaped = false;
    let at = this.#at;
    for (; bytes[at] !== QUOTE; at++) {
      if (at >= end) throw this.#wrong('a quote');
      if (bytes[at] === BACKSLASH) {
        isEscaped = true;
        at += 1;
      }
    }
    this.#at = at + 1;
    return isEscaped;
  }

  /** A number, null, true or false. */
  #word(): void {
    const bytes = this.#bytes;
    let at = this.#at;
    for (; at < this.#end; at++) {
      const byte = bytes[at];
      if (byte === COMMA || byte === BRACE_END || byte === BRACKET_END) break;
    }
    if (at === this.#at) throw this.#wrong('a value');
    this.#at = at;
  }

  /** An array or an object whose values nobody takes one by one. */
  #nested(): void {
    for (let depth = 0; this.#at < this.#end;) {
      const byte = this.#bytes[this.#at];
      if (byte === QUOTE) this.#string();
      else this.#at += 1;
      if (byte === BRACKET || byte === BRACE) depth += 1;
      if ((byte === BRACKET_END || byte === BRACE_END) && (depth -= 1) === 0) return;
    }
    throw this.#wrong('a bracket');
  }

  #expect(byte: number): void {
    if (this.#bytes[this.#at] !== byte || this.#at >= this.#end) throw this.#wrong(String.fromCharCode(byte));
    this.#at += 1;
  }

  #wrong(expected: string): SyntaxError {
    return new SyntaxError(
      `A record is no compact JSON: expected ${expected} at byte ${this.#at} of ${this.#end}.`,
    );
  }
}

/** Whether a value that begins so is one. */
function isNumber(first: number): boolean {
  return first === MINUS || (first >= ZERO && first <= NINE);
}
