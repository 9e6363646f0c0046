import { GetObjectCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { serviceError } from '../errors.js';

/** Objects that are asked for in turn; of a bucket in which one load balancer's are refused, others are among them. */
const MAX_PROBES = 8;

export interface ReadAccessPlace {
  readonly client: S3Client;
  readonly bucket: { readonly Bucket: string; readonly ExpectedBucketOwner?: string };
  /** What the run reads lies below this prefix. */
  readonly root: string;
}

/**
 * Whether the run may read objects of a bucket at all, shown by the first one that it has read. Where none was yet when
 * one is refused, others are asked for: only then it is known whether the refusal concerns the object or the run.
 */
export class ReadAccess {
  readonly #place: ReadAccessPlace;
  readonly #refused = new Set<string>();
  #isShown = false;
  #probing: Promise<void> | undefined;

  constructor(place: ReadAccessPlace) {
    this.#place = place;
  }

  /** An object has been read. */
  show(): void {
    this.#isShown = true;
  }

  /** Whether others than the refused one can be read. */
  async isShownWithout(key: string, signal: AbortSignal): Promise<boolean> {
    this.#refused.add(key);
    if (this.#isShown) return true;
    this.#probing ??= this.#probe(key, signal).finally(() => {
      this.#probing = undefined;
    });
    await this.#probing;
    return this.#isShown;
  }

  async #probe(key: string, signal: AbortSignal): Promise<void> {
    const keys = await this.#others(key, signal);
    for (const other of keys) {
      signal.throwIfAborted();
      if (this.#isShown || (await this.#canRead(other, signal))) {
        this.show();
        return;
      }
    }
  }

  /** Keys spread over a page from the beginning and one from the refused key on. */
  async #others(key: string, signal: AbortSignal): Promise<string[]> {
    const { client, bucket, root } = this.#place;
    const pages = [{}, { StartAfter: key }].map(async (from) => {
      const page = await client.send(new ListObjectsV2Command({ ...bucket, Prefix: root, ...from }), {
        abortSignal: signal,
      });
      return (page.Contents ?? []).flatMap(({ Key }) => (Key === undefined ? [] : [Key]));
    });
    // That the bucket cannot be listed says nothing about its objects.
    const listed = (await Promise.allSettled(pages)).flatMap((page) =>
      page.status === 'fulfilled' ? page.value : [],
    );
    const others = [...new Set(listed)].filter((other) => !this.#refused.has(other));
    const stride = Math.max(1, Math.ceil(others.length / MAX_PROBES));
    return others.filter((_, index) => index % stride === 0);
  }

  async #canRead(key: string, signal: AbortSignal): Promise<boolean> {
    const { client, bucket } = this.#place;
    try {
      const command = new GetObjectCommand({ ...bucket, Key: key, Range: 'bytes=0-0' });
      const { Body } = await client.send(command, { abortSignal: signal });
      await Body?.transformToByteArray();
      return true;
    } catch (cause) {
      const { code, status } = serviceError(cause, { call: 's3:GetObject', resource: key });
      // An archived object and an empty range are told only to those who may read.
      return code === 'InvalidObjectState' || status === 416;
    }
  }
}
