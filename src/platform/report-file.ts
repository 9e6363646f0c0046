import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { codeOf, ConfigError, messageOf, type Problem } from '../errors.js';

/** A file that a workflow asks for, from the folder on that its paths start from. */
interface ReportPlace {
  readonly workspace: string;
  /** As the input names it; an absolute one stands for itself. */
  readonly path: string;
}

/** What can be known to be wrong with the place before there is anything to write; nothing is written. */
export async function reportPathProblems(place: ReportPlace): Promise<readonly Problem[]> {
  const target = resolve(place.workspace, place.path);
  try {
    if (await isFolder(target)) return [folderProblem(place, target)];
    const parent = await nearestThere(dirname(target));
    return (await isFolder(parent)) ? [] : [refusal(target, `${parent} is no folder`)];
  } catch (error) {
    return [refusal(target, messageOf(error))];
  }
}

/** Whether it is a folder; false where there is nothing. */
async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** The path itself, or the part of it that exists. (`mkdir` creates the rest, but never returns below a file.) */
async function nearestThere(path: string): Promise<string> {
  try {
    await stat(path);
    return path;
  } catch (error) {
    const above = dirname(path);
    if (!isMissing(error) || above === path) throw error;
    return nearestThere(above);
  }
}

function isMissing(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/**
 * Writes the file, with the folders that are missing above it, and hands back its whole path.
 * @throws ConfigError when the file system refuses
 */
export async function writeReport(place: ReportPlace, text: string): Promise<string> {
  const target = resolve(place.workspace, place.path);
  const problems = await reportPathProblems(place);
  if (problems.length > 0) throw new ConfigError(problems);
  try {
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
    return target;
  } catch (error) {
    throw new ConfigError([refusal(target, messageOf(error))]);
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

function refusal(target: string, why: string): Problem {
  return {
    subject: 'report-path',
    expected: 'a place where a file can be written',
    found: `${target} (${why})`,
    fix: 'Name a path in the workspace; every part of it except the last must be a folder or not exist yet.',
  };
}
