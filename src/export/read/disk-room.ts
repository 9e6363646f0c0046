import { statfs } from 'node:fs/promises';
import { formatInstant } from '../../engine/window.js';
import { codeOf, DataError, messageOf } from '../../errors.js';
import type { EventQuery } from '../event-pages.js';

/** Disk space that is left free for other programs, bytes. */
const LEFT_FREE_BYTES = 128 * 1024 * 1024;
const FULL = ['ENOSPC', 'EDQUOT'];

/** Bytes that may still be written below a folder. */
export type FreeBytes = (folder: string) => Promise<number>;

export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** What a window takes of the runner's disk, asked for before it is written. */
export function roomFor(
  query: EventQuery,
  { folder, free }: { readonly folder: string; readonly free: FreeBytes },
): (bytes: number) => Promise<void> {
  return async (bytes) => {
    const left = await free(folder);
    if (left - bytes >= LEFT_FREE_BYTES) return;
    throw tooLarge(
      query,
      `${megabytes(bytes)} more are needed in ${folder}, and ${megabytes(left)} are free`,
    );
  };
}

/** A full disk concerns the window that met it, and is said with its name; any other error is handed back as it is. */
export function fullDisk(error: unknown, query: EventQuery): unknown {
  return FULL.includes(codeOf(error) ?? '') ? tooLarge(query, messageOf(error), error) : error;
}

function tooLarge({ logGroup, from, to }: EventQuery, why: string, cause?: unknown): DataError {
  return new DataError(
    `The window from ${formatInstant(from)} to ${formatInstant(to)} of log group ${logGroup} does not fit on the disk of the ` +
      `runner (${why}). Choose a shorter chunk, a runner with a larger disk, or engine: task, which moves nothing through the runner.`,
    { cause },
  );
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / (1024 * 1024))} MB`;
}
