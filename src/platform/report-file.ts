import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { codeOf, ConfigError, messageOf, type Problem } from '../errors.js';

/** A file that a workflow asks for, from the folder on that its paths start from. */
export interface ReportPlace {
  readonly workspace: string;
  /** As the input names it; an absolute one stands for itself. */
  readonly path: string;
}

/** What can be known to be wrong with the place before there is anything to write; nothing is written. */
export async function reportPathProblems(place: ReportPlace): Promise<readonly Problem[]> {
  const target = resolve(place.workspace, place.path);
  try {
    return (await stat(target)).isDirectory() ? [folderProblem(place, target)] : [];
  } catch (error) {
    const code = codeOf(error);
    return code === 'ENOENT' || code === 'ENOTDIR' ? [] : [refusal(target, error)];
  }
}

/**
 * Writes the file, with the folders that are missing above it, and hands back its whole path.
 * @throws ConfigError when the file system refuses
 */
export async function writeReport(place: ReportPlace, text: string): Promise<string> {
  const target = resolve(place.workspace, place.path);
  try {
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
    return target;
  } catch (error) {
    const isTaken = codeOf(error) === 'EISDIR';
    throw new ConfigError([isTaken ? folderProblem(place, target) : refusal(target, error)]);
  }
}

function folderProblem({ path }: ReportPlace, target: string): Problem {
  return {
    subject: 'report-path',
    expected: 'the path of a file',
    found: `${JSON.stringify(path)}, which is a folder (${target})`,
    fix: 'Name a file in it, such as log-ferry-report.html.',
  };
}

function refusal(target: string, error: unknown): Problem {
  return {
    subject: 'report-path',
    expected: 'a place where a file can be written',
    found: `${target} (${messageOf(error)})`,
    fix: 'Name a path in the workspace, every part of which but the last is a folder or does not exist yet.',
  };
}
