import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { EOL } from 'node:os';
import { messageOf } from '../errors.js';
import type { Lines, Runner } from './actions.js';

/** What the runner reads from files when the step has ended (workflow commands of GitHub Actions). */
export interface RunnerFiles {
  readonly output: (name: string, value: string) => void;
  readonly saveState: (name: string, value: string) => void;
  /** Appends Markdown, escaped already, to the job summary. */
  readonly summary: (markdown: string) => void;
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
export function runnerFiles(env: Runner['env'], log: Log): RunnerFiles {
  const broken = new Set<string>();
  const append = (name: string, text: string): boolean => {
    const file = env[name] ?? '';
    // Outside of a runner there is no file, and nobody who would read it.
    if (file === '') return true;
    try {
      appendFileSync(file, text);
      return true;
    } catch (error) {
      if (!broken.has(name))
        log.warning(`${name} cannot be written: ${messageOf(error)}. ${LOST[name] ?? ''}`);
      broken.add(name);
      return false;
    }
  };
  return {
    output: (name, value) => {
      if (!append('GITHUB_OUTPUT', assignment(name, value))) log.info(`${name}: ${value}`);
    },
    saveState: (name, value) => {
      append('GITHUB_STATE', assignment(name, value));
    },
    summary: (markdown) => {
      if (!append('GITHUB_STEP_SUMMARY', markdown + EOL)) log.info(markdown.split('\n'));
    },
  };
}

const LOST: Readonly<Record<string, string>> = {
  GITHUB_OUTPUT: 'Later steps find no outputs of this one; they follow in the log.',
  GITHUB_STATE: 'If the run is cancelled, its export task is left for the next run.',
  GITHUB_STEP_SUMMARY: 'The job has no summary of this step; it follows in the log.',
};

/** A delimiter that no value can hold by intent keeps a value from assigning anything else. */
function assignment(name: string, value: string): string {
  const delimiter = `end-${randomUUID()}`;
  return [`${name}<<${delimiter}`, value, delimiter, ''].join(EOL);
}
