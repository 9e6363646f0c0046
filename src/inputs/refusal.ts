/** Why a text cannot be what an input wants. `found` is the text itself unless something narrower is at fault. */
export class Refusal {
  readonly expected: string;
  readonly fix: string;
  readonly found: string | undefined;

  constructor(expected: string, fix: string, found?: string) {
    this.expected = expected;
    this.fix = fix;
    this.found = found;
  }
}

/** Reads the text of one input: its value, or why there is none. Never called with an empty text. */
export type Reading<T> = (text: string) => T | Refusal;

/** A found text as messages show it: quoted, in one line, cut where it is long. */
export function quoted(text: string): string {
  const shown = text.length > 120 ? `${text.slice(0, 119)}…` : text;
  return JSON.stringify(shown);
}
