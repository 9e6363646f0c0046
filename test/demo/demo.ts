/** `npm run demo`: every mode, from its bundle, on the local AWS, each twice. */
import { alb } from './alb.js';
import { amplify } from './amplify.js';
import { exporting } from './export.js';
import { play, say } from './stage.js';

for (const act of [alb, amplify, exporting]) await play(act);
say('\nAll three modes carried everything once. The workflows to copy are in README.md.');
