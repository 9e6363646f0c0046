/** `npm run demo`: every mode, from its bundle, on the local AWS, each twice; and a run that is killed. */
import { alb } from './alb.js';
import { amplify } from './amplify.js';
import { exporting } from './export.js';
import { good, play, say } from './stage.js';
import { styled } from './terminal.js';
import { killedRun } from './killed-run.js';

say(styled('bold', 'AWS Log Ferry, without AWS'));
say(
  'The action itself, as a runner would start it, on stand-ins of S3, CloudWatch Logs, Amplify and STS on this machine.',
);
for (const act of [alb, amplify, exporting]) await play(act);
await killedRun();
say('');
good('All three modes carried everything once.');
say('The workflows to copy are in README.md; docs/getting-started.md leads from here to your own logs.');
