import { randomUUID } from 'node:crypto';
import { open, unlink, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { DataError, messageOf } from '../errors.js';

/** What all spools of a run hold in memory at once; what is more goes to disk. */
export class SpoolSpace {
  readonly #limit: number;
  readonly folder: string;
  #used = 0;

  constructor(folder: string, limit: number) {
    this.folder = folder;
    this.#limit = limit;
  }

  /** Whether so many bytes more may stay in memory. */
  take(bytes: number): boolean {
    if (this.#used + bytes > this.#limit) return false;
    this.#used += bytes;
    return true;
  }

  giveBack(bytes: number): void {
    this.#used -= bytes;
  }
}

/** Disk is written in pieces of about this size. */
const FLUSH_BYTES = 256 * 1024;
const READ_BYTES = 256 * 1024;
const SHORTER = 'A temporary file has become shorter than what was written to it.';

/**
 * Bytes that are written once, in order, and read as often as needed: in memory while the run's space allows it,
 * otherwise in a file that has no name any more, so that nothing is left of it however the process ends.
 */
export class Spool {
  readonly #space: SpoolSpace;
  #pieces: Buffer[] = [];
  #held = 0;
  #reserved = 0;
  #file: FileHandle | undefined;
  #onDisk = 0;

  constructor(space: SpoolSpace) {
    this.#space = space;
  }

  get size(): number {
    return this.#onDisk + this.#held;
  }

  /** Takes the bytes over; the caller does not change them afterwards. */
  async append(bytes: Buffer): Promise<void> {
    this.#pieces.push(bytes);
    this.#held += bytes.length;
    if (this.#file === undefined && this.#space.take(bytes.length)) this.#reserved += bytes.length;
    else if (this.#file === undefined || this.#held >= FLUSH_BYTES) await this.#flush();
  }

  async *read(): AsyncGenerator<Buffer> {
    for (let at = 0; this.#file !== undefined && at < this.#onDisk;) {
      const buffer = Buffer.allocUnsafe(Math.min(READ_BYTES, this.#onDisk - at));
      const { bytesRead } = await this.#file.read(buffer, 0, buffer.length, at);
      if (bytesRead === 0) throw new Error(SHORTER);
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
    yield* this.#pieces;
  }

  /** The bytes from one place to another. */
  async slice(start: number, end: number): Promise<ArrayBuffer> {
    const bytes = Buffer.alloc(end - start);
    let filled = 0;
    if (this.#file !== undefined && start < this.#onDisk) {
      const length = Math.min(end, this.#onDisk) - start;
      while (filled < length) {
        const { bytesRead } = await this.#file.read(bytes, filled, length - filled, start + filled);
        if (bytesRead === 0) throw new Error(SHORTER);
        filled += bytesRead;
      }
    }
    let at = this.#onDisk;
    for (const piece of this.#pieces) {
      if (at < end && at + piece.length > start)
        filled += piece.copy(bytes, filled, Math.max(0, start - at), Math.min(piece.length, end - at));
      at += piece.length;
    }
    return bytes.buffer;
  }

  /** Gives memory and disk back. */
  async dispose(): Promise<void> {
    this.#space.giveBack(this.#reserved);
    this.#reserved = 0;
    this.#pieces = [];
    this.#held = 0;
    this.#onDisk = 0;
    await this.#file?.close();
    this.#file = undefined;
  }

  async #flush(): Promise<void> {
    try {
      await this.#write();
    } catch (cause) {
      const words =
        `The folder ${this.#space.folder} of the runner cannot hold a temporary file: ${messageOf(cause)}. ` +
        'Free some space there, check that it is writable, or lower concurrency.';
      throw new DataError(words, { cause });
    }
  }

  async #write(): Promise<void> {
    this.#file ??= await this.#create();
    const bytes = Buffer.concat(this.#pieces);
    this.#pieces = [];
    this.#held = 0;
    this.#space.giveBack(this.#reserved);
    this.#reserved = 0;
    for (let at = 0; at < bytes.length;) {
      const { bytesWritten } = await this.#file.write(bytes, at, bytes.length - at, this.#onDisk);
      at += bytesWritten;
      this.#onDisk += bytesWritten;
    }
  }

  async #create(): Promise<FileHandle> {
    const path = join(this.#space.folder, `log-ferry-${randomUUID()}`);
    const file = await open(path, 'wx+', 0o600);
    await unlink(path);
    return file;
  }
}
