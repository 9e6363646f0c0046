import type { Operation } from './wire/message.js';

export type When = 'before' | 'after';

/** What goes wrong. `before`: the call has no effect. `after`: it took effect, but the caller does not hear of it. */
export type FaultKind =
  | { kind: 'throttle' }
  | { kind: 'access-denied' }
  | { kind: 'conflict' }
  | { kind: 'hang'; when?: When }
  | { kind: 'error'; status?: number; code?: string; message?: string; when?: When }
  | { kind: 'reset'; when?: When }
  | { kind: 'delay'; ms: number; when?: When }
  /** A web page with status 200 instead of the service's answer, as from a captive portal. */
  | { kind: 'page'; when?: When }
  /** `destroy` cuts the connection in mid-body; `early` ends it as if the shorter body were whole. */
  | { kind: 'cut-body'; bytes?: number; end?: 'destroy' | 'early' };

export interface FaultSelector {
  service?: string;
  operation?: string;
  /** Tested against `bucket/key`, `group/stream`, the app id, …, and against `part` of it alone. */
  resource?: RegExp;
  /** The n-th matching call (from 1), several of them, every one, or a share drawn from a seeded generator. */
  on?: number | readonly number[] | 'every' | { probability: number; seed: number };
  /** At most so many times. */
  times?: number;
}

export type FaultRule = FaultSelector & FaultKind;

export interface FaultHandle {
  /** Calls that the selector matched. */
  readonly seen: number;
  /** Times the fault struck. */
  readonly hits: number;
  remove(): void;
}

/** mulberry32: small, fast, and the same everywhere. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

class Entry implements FaultHandle {
  seen = 0;
  hits = 0;
  readonly rule: FaultRule;
  readonly remove: () => void;
  readonly #random: () => number;

  constructor(rule: FaultRule, remove: () => void) {
    this.rule = rule;
    this.remove = remove;
    this.#random = seededRandom(typeof rule.on === 'object' && 'seed' in rule.on ? rule.on.seed : 0);
  }

  strikes(operation: Operation): boolean {
    const { rule } = this;
    if (rule.service !== undefined && rule.service !== operation.service) return false;
    if (rule.operation !== undefined && rule.operation !== operation.operation) return false;
    const { resource, part } = operation;
    const isMeant = rule.resource?.test(resource) ?? true;
    if (!isMeant && (part === undefined || rule.resource?.test(part) !== true)) return false;
    this.seen++;
    if (!this.#isDue() || this.hits >= (rule.times ?? Infinity)) return false;
    this.hits++;
    return true;
  }

  #isDue(): boolean {
    const { on = 'every' } = this.rule;
    if (on === 'every') return true;
    if (typeof on === 'number') return this.seen === on;
    return 'probability' in on ? this.#random() < on.probability : on.includes(this.seen);
  }
}

export interface Denial {
  remove(): void;
}

/** The plan of what goes wrong, and what the callers may not do. */
export class Faults {
  readonly #entries = new Set<Entry>();
  readonly #denials = new Set<{ action: string; resource: RegExp | undefined }>();

  add(rule: FaultRule): FaultHandle {
    const entry: Entry = new Entry(rule, () => this.#entries.delete(entry));
    this.#entries.add(entry);
    return entry;
  }

  /** Takes a permission away: `deny('s3:ListBucket')`, `deny('logs:*', /^audit/)`. */
  deny(action: string, resource?: RegExp): Denial {
    const denial = { action, resource };
    this.#denials.add(denial);
    return { remove: () => this.#denials.delete(denial) };
  }

  clear(): void {
    this.#entries.clear();
    this.#denials.clear();
  }

  isDenied(action: string, resource: string): boolean {
    return [...this.#denials].some((denial) => {
      const all = denial.action.endsWith('*') && action.startsWith(denial.action.slice(0, -1));
      return (all || denial.action === action) && (denial.resource?.test(resource) ?? true);
    });
  }

  /** The faults that strike this call, in the order in which they were added. */
  striking(operation: Operation): FaultRule[] {
    return [...this.#entries].filter((entry) => entry.strikes(operation)).map((entry) => entry.rule);
  }
}
