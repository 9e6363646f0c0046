import fc from 'fast-check';
import { anyCharacter } from '../any-character.js';

/** Texts that somebody who writes to a log would like to see acted upon. */
export const ATTACKS = [
  '|',
  '`',
  '```',
  '\n```\n',
  ']]',
  '"',
  '";',
  '%%{init: {"theme":"dark"}}%%',
  '%% comment',
  '</script><script>owned()</script>',
  '<img src=x onerror=owned()>',
  '[owned](https://evil.example/)',
  '![owned](https://evil.example/x.png)',
  '##[error]owned',
  '::set-output name=a::owned',
  '\n::error::owned',
  '\u202eowned\u2066',
  '\u001b[31mowned',
  '\r\n',
  '@owned',
  '#1',
  'https://evil.example/',
  '&lt;b&gt;',
  ':tada:',
  '$x$',
  '\ud800',
  'x-axis ["a"]',
  '\nclick a "javascript:owned()"',
] as const;

/** Any of them, alone or among others. */
export const hostile = fc
  .array(fc.oneof(fc.constantFrom(...ATTACKS), fc.string({ unit: anyCharacter, maxLength: 8 })), {
    maxLength: 8,
  })
  .map((parts) => parts.join(''));
