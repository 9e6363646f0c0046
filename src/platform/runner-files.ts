import { appendFileSync } from 'node:fs';
import { messageOf } from '../errors.js';
import { withoutSecrets } from '../escape.js';
import type { Lines, Runner } from './actions.js';

/** What the runner reads from files when the step has ended (workflow commands of GitHub Actions). */
export interface RunnerFiles {
  readonly output: (name: string, value: string) => void;
  /** Keeps a text for the post step. */
  readonly saveState: (name: string, value: string) => void;
  /** Appends Markdown, escaped already, to the job summary. */
  readonly summary: (markdown: string) => Promise<void>;
}

/** Receives the content of a file that cannot be written. */
interface Log {
  readonly info: (lines: Lines) => void;
  readonly warning: (lines: Lines) => void;
}

/**
 * The files of the runner. One that cannot be written is a warning, and what it would have held is told in the log: by
 * then the logs may have been delivered, and no file undoes that.
 */
export function runnerFiles({ env, toolkit }: Pick<Runner, 'env' | 'toolkit'>, log: Log): RunnerFiles {
  const broken = new Set<string>();
  const lose = (name: string, error: unknown): void => {
    if (!broken.has(name)) log.warning(`${name} cannot be written: ${messageOf(error)}. ${LOST[name] ?? ''}`);
    broken.add(name);
  };
  return {
    output: (name, text) => {
      const value = withoutSecrets(text);
      try {
        if (isThere(env['GITHUB_OUTPUT'])) toolkit.setOutput(name, value);
      } catch (error) {
        lose('GITHUB_OUTPUT', error);
        log.info(`${name}: ${value}`);
      }
    },
    saveState: (name, value) => {
      try {
        if (isThere(env['GITHUB_STATE'])) toolkit.saveState(name, value);
      } catch (error) {
        lose('GITHUB_STATE', error);
      }
    },
    summary: async (markdown) => {
      try {
        if (isThere(env['GITHUB_STEP_SUMMARY'])) await toolkit.summary.addRaw(markdown, true).write();
      } catch (error) {
        lose('GITHUB_STEP_SUMMARY', error);
        log.info(markdown.split('\n'));
      }
    },
  };
}

/**
 * Outside of a runner there is no file, and nobody who would read it. The runner makes the file; what stands in for a
 * runner may not, and @actions/core wants it to be there.
 */
function isThere(file: string | undefined): boolean {
  if (file === undefined || file === '') return false;
  appendFileSync(file, '');
  return true;
}

const LOST: Readonly<Record<string, string>> = {
  GITHUB_OUTPUT: 'Later steps cannot see the outputs of this one; they follow in the log.',
  GITHUB_STATE: 'If the run is cancelled, its export task is left for the next run.',
  GITHUB_STEP_SUMMARY: 'The job has no summary of this step; it follows in the log.',
};
