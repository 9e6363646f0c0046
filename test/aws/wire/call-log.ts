/** One answered (or cut) call. */
export interface Call {
  readonly service: string;
  readonly operation: string;
  readonly resource: string;
  /** HTTP status; 0 when the connection was cut or never answered. */
  readonly status: number;
  readonly error: string | undefined;
  /** By the server's clock, when the call was complete in memory. */
  readonly time: number;
  readonly accessKeyId: string | undefined;
  readonly session: string | undefined;
  readonly requestId: string;
  readonly requestBytes: number;
  /** The request's `Content-Encoding`. */
  readonly encoding: string | undefined;
  /** The kind of fault that struck, when one did. */
  readonly fault: string | undefined;
}

export interface CallFilter {
  service?: string;
  operation?: string;
  resource?: RegExp | string;
  status?: number;
  error?: string;
  encoding?: string;
  session?: string;
  accessKeyId?: string;
  since?: number;
}

const plain = ['service', 'operation', 'status', 'error', 'encoding', 'session', 'accessKeyId'] as const;

function fits(call: Call, filter: CallFilter): boolean {
  if (filter.since !== undefined && call.time < filter.since) return false;
  const { resource } = filter;
  if (typeof resource === 'string' && resource !== call.resource) return false;
  if (resource instanceof RegExp && !resource.test(call.resource)) return false;
  return plain.every((name) => filter[name] === undefined || filter[name] === call[name]);
}

/** Every call in the order in which it was finished. */
export class CallLog {
  readonly #calls: Call[] = [];

  add(call: Call): void {
    this.#calls.push(call);
  }

  find(filter: CallFilter = {}): readonly Call[] {
    return this.#calls.filter((call) => fits(call, filter));
  }

  count(filter: CallFilter = {}): number {
    return this.find(filter).length;
  }

  /** Distinct `service:operation` names with their numbers, for a look at what a run did. */
  summary(): Record<string, number> {
    const numbers: Record<string, number> = {};
    for (const { service, operation } of this.#calls) {
      const name = `${service}:${operation}`;
      numbers[name] = (numbers[name] ?? 0) + 1;
    }
    return numbers;
  }

  clear(): void {
    this.#calls.length = 0;
  }
}
