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

/** Where what a file cannot take is told. */
export interface Log {
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
  const write = (name: string, writing: () => void): boolean => {
    const file = env[name] ?? '';
    // Outside of a runner there is no file, and nobody who would read it.
    if (file === '') return true;
    try {
      // The runner makes it; what stands in for a runner may not, and @actions/core wants it to be there.
      appendFileSync(file, '');
      writing();
      return true;
    } catch (error) {
      lose(name, error);
      return false;
    }
  };
  return {
    output: (name, told) => {
      const value = withoutSecrets(told);
      const set = (): void => {
        toolkit.setOutput(name, value);
      };
      if (!write('GITHUB_OUTPUT', set)) log.info(`${name}: ${value}`);
    },
    saveState: (name, value) => {
      write('GITHUB_STATE', () => {
        toolkit.saveState(name, value);
      });
    },
    summary: async (markdown) => {
      const name = 'GITHUB_STEP_SUMMARY';
      if ((env[name] ?? '') === '') return;
      try {
        appendFileSync(env[name] ?? '', '');
        await toolkit.summary.addRaw(markdown, true).write();
      } catch (error) {
        lose(name, error);
        log.info(markdown.split('\n'));
      }
    },
  };
}

const LOST: Readonly<Record<string, string>> = {
  GITHUB_OUTPUT: 'Later steps find no outputs of this one; they follow in the log.',
  GITHUB_STATE: 'If the run is cancelled, its export task is left for the next run.',
  GITHUB_STEP_SUMMARY: 'The job has no summary of this step; it follows in the log.',
};
