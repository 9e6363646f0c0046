import fc from 'fast-check';
import { anyCharacter } from '../../any-character.js';

/** Texts that try to act, in each place where a page may put them. */
export const ATTACKS: readonly string[] = [
  '<script>owned()</script>',
  '</script><script>owned()</script>',
  '"><img src=x onerror=owned()>',
  "' onmouseover='owned()' x='",
  '` onfocus=owned() autofocus `',
  '</style><style>*{display:none}</style>',
  '</title><svg onload=owned()>',
  '</text><image href="https://evil.example/x.png" />',
  '<svg><animate onbegin=owned() attributeName=x /></svg>',
  '<![CDATA[<script>owned()</script>]]>',
  '<!--',
  '-->',
  ']]>',
  'javascript:owned()',
  '<a href="javascript:owned()">x</a>',
  '<iframe src="https://evil.example/"></iframe>',
  '<link rel=stylesheet href=https://evil.example/x.css>',
  '<meta http-equiv=refresh content="0;url=https://evil.example/">',
  '<base href=https://evil.example/>',
  '<form action=https://evil.example/><button>x</button></form>',
  '@import url(https://evil.example/x.css);',
  'url(https://evil.example/x.png)',
  '{a|x}{b}{c}',
  '{@[0]}',
  '%0A<script>owned()</script>',
  '&lt;script&gt;owned()&lt;/script&gt;',
  '&#60;script&#62;',
  ...Object.getOwnPropertyNames(Object.prototype),
  '\u202etxt.exe\u2066',
  '\u0000\u001b[31m\ufeff',
  '\ud800',
  '${owned()}',
  '{{constructor.constructor("owned()")()}}',
];

/** Attacks, pieces of them and any characters, in any mixture. */
export const hostile: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...ATTACKS),
      fc.string({ unit: anyCharacter, maxLength: 6 }),
      fc.string({ maxLength: 6 }),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join(''))
  .filter((text) => text !== '');
