/** One line of a dry run's checklist. */
export interface Check {
  /** `unknown`: AWS has no way to ask without doing it, or did not let this run see. Nothing is guessed. */
  readonly state: 'passed' | 'failed' | 'unknown';
  readonly what: string;
  /** What was found, or why nothing was. */
  readonly found?: string;
  readonly cure?: Cure;
}

/** What to do about it. */
export interface Cure {
  readonly what: string;
  readonly statements?: readonly PolicyStatement[];
  /** Whose policy the statements belong into. */
  readonly policyOf?: string;
  /** For a shell. */
  readonly command?: string;
}

/** A statement of an IAM policy, as it stands in the JSON. */
export interface PolicyStatement {
  readonly Effect: 'Allow';
  readonly Principal?: Readonly<Record<string, string>>;
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export function passed(what: string, found?: string): Check {
  return { state: 'passed', what, ...(found === undefined ? {} : { found }) };
}

export function unknown(what: string, found: string, cure?: Cure): Check {
  return { state: 'unknown', what, found, ...(cure === undefined ? {} : { cure }) };
}

export function failed(what: string, found: string, cure: Cure): Check {
  return { state: 'failed', what, found, cure };
}

/** A policy with these statements, in one line. */
export function policyOf(statements: readonly PolicyStatement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

/** A text as one word of a POSIX shell. */
export function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
