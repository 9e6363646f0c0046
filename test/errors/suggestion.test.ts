import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { didYouMean, either } from '../../src/errors/suggestion.js';

const KNOWN = ['shop', 'export', 'load-balancers', 'log-types', 'source-bucket', 'source-prefix'];

describe('what was most likely meant', () => {
  test.each([
    ['load-balancer', 'Did you mean load-balancers?'],
    ['LOAD_BALANCERS', 'Did you mean load-balancers?'],
    ['sorce-prefx', 'Did you mean source-prefix?'],
    ['prefix', 'Did you mean source-prefix?'],
    ['source', 'Did you mean source-bucket or source-prefix?'],
    ['filter', ''],
    ['epxort', 'Did you mean export?'],
    ['shpo', 'Did you mean shop?'],
    ['posh', ''],
    ['so', ''],
    ['', ''],
  ])('%s', (word, question) => {
    expect(didYouMean(word, KNOWN)).toBe(question);
  });

  test('is one of the known names, and the name itself where it is known', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z-]{3,12}$/), { minLength: 1 });
    fc.assert(
      fc.property(names, fc.string(), (known, word) => {
        for (const name of known) expect(didYouMean(name, known)).toBe(`Did you mean ${name}?`);
        const question = didYouMean(word, known);
        if (question !== '') expect(known.some((name) => question.includes(name))).toBe(true);
      }),
    );
  });

  test('names are joined as one says them', () => {
    expect(either(['a', 'b', 'c'])).toBe('a, b or c');
    expect(either([])).toBe('');
  });
});
