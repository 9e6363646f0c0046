/** `npm run demo`: every mode, from its bundle, on the local AWS, each twice; and a run that is killed. */
import { alb } from './alb.js';
import { amplify } from './amplify.js';
import { exporting } from './export.js';
import { good, play, say, title } from './fixture.js';
import { styled } from './terminal.js';
import { killedRun } from './killed-run.js';

say(styled('bold', 'AWS Log Ferry, without AWS'));
say(
  'The action itself, as a runner would start it, on local stand-ins for S3, CloudWatch Logs, Amplify and STS.',
);
const runs = [await play(alb), await play(amplify), await play(exporting)];
const survived = await killedRun();
title('summary');
for (const { log, mode } of runs)
  good(`${mode}: ${log.split('\n').find((line) => line.startsWith('Complete:')) ?? ''}`);
good(`${survived}.`);
say('\nReports to open in a browser:');
for (const { outputs } of runs) say(`  ${outputs['report-path'] ?? ''}`);
say('Checklists of the dry runs: .demo/*-dry-run.txt');
say(
  'Workflows to copy: README.md. Your own logs: docs/getting-started.md. Your own inputs, without AWS: test/aws/README.md',
);
