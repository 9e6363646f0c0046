/** `npm run demo`: every mode, from its bundle, on the local AWS, each twice; and a run that is killed. */
import { alb } from './alb.js';
import { amplify } from './amplify.js';
import { exporting } from './export.js';
import { good, play, say, title } from './fixture.js';
import { styled } from './terminal.js';
import { killedRun } from './killed-run.js';

say(styled('bold', 'AWS Log Ferry, without AWS'));
say(
  'The action itself, as a runner would start it, on stand-ins of S3, CloudWatch Logs, Amplify and STS on this machine.',
);
const runs = [await play(alb), await play(amplify), await play(exporting)];
const survived = await killedRun();
title('what you have seen');
for (const { log } of runs) good(log.split('\n').find((line) => line.startsWith('Complete:')) ?? '');
good(`${survived}.`);
say('\nReports to open in a browser:');
for (const { outputs } of runs) say(`  ${outputs['report-path'] ?? ''}`);
say('The checks of each dry run: .demo/*-dry-run.txt');
say('\nWorkflows to copy: README.md. From here to your own logs: docs/getting-started.md.');
