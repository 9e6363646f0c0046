/**
 * The Japanese texts of the generated tables. Beside each stands a mark of the English text that it translates, so that
 * a translation which the English has left behind is found by a test, not by a reader.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';

const Shape = v.object({
  texts: v.record(v.string(), v.object({ of: v.string(), text: v.string() })),
  words: v.record(v.string(), v.string()),
});

export interface Translation {
  /** The text for a key; absent where there is none. An outdated one is better than none. */
  readonly text: (key: string) => string | undefined;
  readonly word: (english: string) => string | undefined;
}

export function readTranslation(file: URL): Translation {
  const { texts, words } = contents(file);
  return { text: (key) => texts[key]?.text, word: (english) => words[english] };
}

/** What stands for an English text in the file: the first 8 hex digits of its SHA-256. */
export function markOf(english: string): string {
  return createHash('sha256').update(english).digest('hex').slice(0, 8);
}

/** What must be done to the file before it fits the English, one instruction each. */
export function wantsOf(
  file: URL,
  english: { readonly texts: ReadonlyMap<string, string>; readonly words: ReadonlySet<string> },
): string[] {
  const { texts, words } = contents(file);
  const missing = [...english.texts].flatMap(([key, text]) => {
    const known = texts[key];
    if (known?.of === markOf(text)) return [];
    const verb = known === undefined ? 'add' : 'translate anew';
    return [`texts: ${verb} "${key}": { "of": "${markOf(text)}", "text": … } for: ${text}`];
  });
  return [
    ...missing,
    ...[...english.words].filter((word) => words[word] === undefined).map((word) => `words: add "${word}"`),
    ...Object.keys(texts)
      .filter((key) => !english.texts.has(key))
      .map((key) => `texts: remove "${key}", which is gone`),
    ...Object.keys(words)
      .filter((word) => !english.words.has(word))
      .map((word) => `words: remove "${word}", which is gone`),
  ];
}

function contents(file: URL): v.InferOutput<typeof Shape> {
  return v.parse(Shape, JSON.parse(readFileSync(file, 'utf8')));
}
