import type { EncodeCounts, EncodeSettings } from '../transforms/encode.js';
import type { ObjectMeta } from '../transforms/log-object.js';
import type { AlbLogType } from '../formats/elb-key.js';
import type { EventBlock } from '../events.js';
import type { AlbSnapshot } from '../statistics/alb.js';

/** The lines of one log object are to be encoded. */
export interface EncodeJob {
  readonly logType: AlbLogType;
  readonly settings: EncodeSettings;
  readonly object: ObjectMeta;
  /** What the records say is collected under this name, with that of other jobs; absent: it is not. */
  readonly watch?: string | undefined;
}

/** Part of an object: all of it as gzip, or some text, or the news that there is no more (or no interest in it). */
export type EncodeInput =
  | { readonly kind: 'gzip'; readonly bytes: Uint8Array<SharedArrayBuffer> }
  | { readonly kind: 'text'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'end' | 'drop' };

/** Asks for the next block of a job's events, from what it was given before or from what comes along. */
export interface EncodeRequest {
  readonly id: number;
  /** With the first request. */
  readonly job?: EncodeJob;
  readonly input?: EncodeInput;
  /** Instead of a block: what was collected under this name, which is forgotten then. */
  readonly collect?: string;
  /** Instead of a block: the SHA-256 of these bytes. */
  readonly hash?: Uint8Array<SharedArrayBuffer>;
  /** Memory of blocks that nobody looks at any more. */
  readonly spent: readonly SharedArrayBuffer[];
}

export type EncodeAnswer =
  | { readonly kind: 'block'; readonly events: EventBlock; readonly counts: EncodeCounts }
  /** All input is used up; after its end the job is forgotten. */
  | { readonly kind: 'hungry' }
  /** Nothing where no job of that name was met. */
  | { readonly kind: 'collected'; readonly figures: AlbSnapshot | undefined }
  /** In hexadecimal. */
  | { readonly kind: 'hashed'; readonly sha256: string }
  /** The gzip holds too much for one piece. */
  | { readonly kind: 'too-large' }
  /** `isData`: the object is to blame. */
  | { readonly kind: 'failed'; readonly message: string; readonly isData: boolean };

/** Where blocks are encoded: this thread, or another. Requests of one job are made one after the other. */
export interface EncodeLane {
  ask(request: EncodeRequest): Promise<EncodeAnswer>;
}
