import { htmlText } from '../../escape.js';

/** HTML that may be written as it stands. Only `markup` and `trusted` make it. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What a template takes: texts and numbers are escaped, markup is not, and what is absent leaves nothing. */
type Content = string | number | Markup | undefined | readonly Content[];

/**
 * The one way to write HTML: everything that is put into the template is data, in text and in quoted attributes alike.
 * No template may put a value anywhere else (a tag's name, an unquoted attribute, a script, a style).
 */
export function markup(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(String.raw({ raw: strings }, ...values.map(written)));
}

/** Text of our own that is markup already, such as a style sheet. Nothing that comes from outside may get here. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

function written(content: Content): string {
  if (content === undefined) return '';
  if (content instanceof Markup) return content.text;
  if (typeof content === 'string' || typeof content === 'number') return htmlText(String(content));
  return content.map(written).join('');
}
