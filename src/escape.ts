/**
 * What makes foreign text (log lines, answers of AWS) harmless where it is shown. It stays readable: what would act is
 * broken or written out, not dropped.
 */

/** Everything that is not seen: controls, formatting (bidirectional overrides too), lone surrogates, line separators. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const SPACING = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/** What makes a pre-signed URL a secret, as S3 and CloudFront write it. */
const SIGNED =
  /((?:[?&;]|\\u0026)(?:X-Amz-[\w-]+|AWSAccessKeyId|Signature|Policy|Key-Pair-Id)=)[^&\s"'<>]+/gi;

/** Of ASCII: all that Markdown gives a meaning to. */
const PUNCTUATION = /[!-/:-@[-`{-~]/g;

/** A shorter secret could be a common word, and is not hidden. */
const MIN_SECRET_LENGTH = 8;
const secrets = new Set<string>();

/**
 * Registers a secret, so that no output shows it, also when AWS quotes a request whose signature it refuses. The runner
 * masks only the log, and not the Markdown or HTML forms of a secret.
 */
export function hide(secret: string): void {
  if (secret.length >= MIN_SECRET_LENGTH) secrets.add(secret);
}

/** The text with every registered secret replaced by `***`. */
export function withoutSecrets(text: string): string {
  return [...secrets].reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
}

/** One line without secrets and without anything unseen: line breaks become spaces, other invisible characters their code point. */
export function visible(text: string): string {
  return withoutSecrets(text)
    .replace(SPACING, ' ')
    .replace(UNSEEN, (character) => `\\u{${Number(character.codePointAt(0)).toString(16)}}`)
    .replace(SIGNED, '$1***');
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** No visible character of any script, and no emoji, has more code units; longer clusters are noise. */
const MAX_GRAPHEME_LENGTH = 64;

/** The text, or as much of its beginning as `most` code units hold, cut between characters as people see them. */
export function beginningOf(text: string, most: number): string {
  if (text.length <= most) return text;
  const { index = 0 } = graphemes.segment(text.slice(0, most + MAX_GRAPHEME_LENGTH)).containing(most) ?? {};
  if (index > most - MAX_GRAPHEME_LENGTH) return text.slice(0, index);
  return text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}

/** The text, cut after `most` code units at the latest; the cut is shown. */
export function cutText(text: string, most: number): string {
  return text.length <= most ? text : `${beginningOf(text, most)}\u2026`;
}

/** The text, or its beginning and, longer, its end: pages of one host begin alike. */
export function cutMiddle(text: string, most: number): string {
  const all = Array.from(graphemes.segment(text), ({ segment }) => segment);
  if (all.length <= most) return text;
  const head = Math.floor(most / 4);
  return `${all.slice(0, head).join('')}\u2026${all.slice(head + 1 - most).join('')}`;
}

/** For the log: the runner acts on `::` at the start of a line and on `##[` anywhere in it. */
export function plainLine(text: string): string {
  return visible(text)
    .replace(/^(\s*)::/, '$1\\::')
    .replaceAll('##[', '##\\[');
}

/** For HTML text and quoted attributes. */
export function htmlText(text: string): string {
  return visible(text).replace(/[&<>"'`=]/g, entity);
}

/**
 * For Markdown of GitHub, inside a table too. The parser sees no punctuation, and what runs after it (mentions,
 * references, links, emoji) passes over `<code>`.
 */
export function markdownText(text: string): string {
  const seen = visible(text);
  return seen.trim() === '' ? '' : `<code>${seen.replace(PUNCTUATION, entity)}</code>`;
}

/** A word with nothing in it that GitHub would link: no number of an issue or commit, no name, address or path. */
const PROSE_WORD = /^\(?(?![0-9a-f]{7,}\b|GH-\d)[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*[.,;:!?)]*$/iu;

/** A sentence for Markdown of GitHub: plain words read as prose, everything else stands in `<code>`, as in `markdownText`. */
export function markdownProse(text: string): string {
  const parts: { readonly isProse: boolean; words: string[] }[] = [];
  for (const word of visible(text).split(' ')) {
    const isProse = word === '' || PROSE_WORD.test(word);
    const last = parts.at(-1);
    if (last?.isProse === isProse) last.words.push(word);
    else parts.push({ isProse, words: [word] });
  }
  return parts
    .map(({ isProse, words }) => {
      const shown = words.join(' ');
      if (isProse) return shown.replace(PUNCTUATION, entity);
      // Between two code spans a mark would read as a part of the second one's name; at the end it closes a sentence.
      const [end = ''] = /(?<=[\p{L}\p{N}*/])[.,;:!?]$/u.exec(shown) ?? [];
      return markdownText(shown.slice(0, shown.length - end.length)) + end.replace(PUNCTUATION, entity);
    })
    .join(' ');
}

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}
