import { awsError } from './message.js';

/** A JSON object that came over the wire, read member by member with the checks that services make. */
export class JsonInput {
  readonly #members: Readonly<Record<string, unknown>>;

  constructor(value: unknown) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw serialization('an object');
    this.#members = value as Readonly<Record<string, unknown>>;
  }

  static parse(body: Buffer): JsonInput {
    let value: unknown;
    try {
      value = body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
    } catch {
      throw serialization('JSON');
    }
    return new JsonInput(value);
  }

  has(name: string): boolean {
    return this.#members[name] !== undefined && this.#members[name] !== null;
  }

  string(name: string): string | undefined {
    return this.#typed(name, (value) => (typeof value === 'string' ? value : undefined));
  }

  number(name: string): number | undefined {
    return this.#typed(name, (value) => (typeof value === 'number' ? value : undefined));
  }

  boolean(name: string): boolean | undefined {
    return this.#typed(name, (value) => (typeof value === 'boolean' ? value : undefined));
  }

  list(name: string): readonly unknown[] | undefined {
    return this.#typed<readonly unknown[]>(name, (value) => (Array.isArray(value) ? value : undefined));
  }

  /** A map of texts. */
  map(name: string): Record<string, string> | undefined {
    return this.#typed(name, (value) => {
      const entries = typeof value === 'object' && value !== null ? Object.entries(value) : undefined;
      return entries && Object.fromEntries(entries.map(([key, text]) => [key, String(text)]));
    });
  }

  requiredString(name: string): string {
    const value = this.string(name);
    if (value === undefined) throw missingMember(name);
    return value;
  }

  requiredNumber(name: string): number {
    const value = this.number(name);
    if (value === undefined) throw missingMember(name);
    return value;
  }

  #typed<T>(name: string, pick: (value: unknown) => T | undefined): T | undefined {
    if (!this.has(name)) return undefined;
    const value = pick(this.#members[name]);
    if (value === undefined) throw serialization(`a fitting value for ${name}`);
    return value;
  }
}

function serialization(expected: string): Error {
  return awsError(400, 'SerializationException', `Expected ${expected}`);
}

function missingMember(name: string): Error {
  return constraint('null', name, 'Member must not be null');
}

/** The wording of a failed check of AWS's own input model. */
export function constraint(value: string, name: string, rule: string): Error {
  const shown = value === 'null' ? 'Value null' : `Value '${value}'`;
  const message = `1 validation error detected: ${shown} at '${name}' failed to satisfy constraint: ${rule}`;
  return awsError(400, 'InvalidParameterException', message);
}
