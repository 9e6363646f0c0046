import { DeleteObjectsCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { calling, ServiceError } from '../../errors.js';

/** What a task left in the bucket. */
export interface Found {
  readonly objects: number;
  readonly bytes: number;
}

export const NOTHING: Found = { objects: 0, bytes: 0 };

/** What CloudWatch Logs writes when a task is created, to test its permission; it says nothing about the task. */
const WRITE_TEST = 'aws-logs-write-test';

export function isWriteTest(key: string): boolean {
  return key.split('/').at(-1) === WRITE_TEST;
}

/** What export tasks wrote into the destination bucket: `<task prefix>/<task id>/<stream>/000000.gz`. */
export class ExportedObjects {
  readonly #client: S3Client;
  readonly #bucket: { readonly Bucket: string; readonly ExpectedBucketOwner?: string };

  constructor(client: S3Client, bucket: string, owner: string | undefined) {
    this.#client = client;
    this.#bucket = { Bucket: bucket, ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }) };
  }

  /** How much lies below the prefix of a window, by the task that wrote it. */
  async byTask(prefix: string): Promise<ReadonlyMap<string, Found>> {
    const found = new Map<string, Found>();
    for await (const page of this.#pages(prefix)) {
      for (const { key, size } of page) {
        const taskId = key.slice(prefix.length + 1).split('/', 1)[0] ?? '';
        const { objects, bytes } = found.get(taskId) ?? NOTHING;
        found.set(taskId, { objects: objects + 1, bytes: bytes + size });
      }
    }
    return found;
  }

  /** Deletes a task's folder. */
  async delete(folder: string): Promise<void> {
    const resource = `s3://${this.#bucket.Bucket}/${folder}/`;
    const on = { call: 's3:DeleteObjects', resource, permission: 's3:DeleteObject' };
    for await (const page of this.#pages(folder)) {
      if (page.length === 0) continue;
      const Delete = { Objects: page.map(({ key }) => ({ Key: key })), Quiet: true };
      const command = new DeleteObjectsCommand({ ...this.#bucket, Delete });
      const { Errors: [first] = [] } = await calling(on, () => this.#client.send(command));
      if (first === undefined) continue;
      const { Key = '', Code = '', Message = '' } = first;
      throw new ServiceError(`s3:DeleteObjects on ${resource} left ${Key} (${Code}: ${Message})`, {
        ...on,
        code: Code,
        retryable: false,
      });
    }
  }

  async *#pages(folder: string): AsyncGenerator<{ key: string; size: number }[]> {
    const input = { ...this.#bucket, Prefix: `${folder}/` };
    const on = {
      call: 's3:ListObjectsV2',
      resource: `s3://${this.#bucket.Bucket}/${folder}/`,
      permission: 's3:ListBucket',
    };
    const pages = paginateListObjectsV2({ client: this.#client }, input);
    for (;;) {
      const { done, value } = await calling(on, () => pages.next());
      if (done === true) return;
      yield (value.Contents ?? [])
        .map(({ Key = '', Size = 0 }) => ({ key: Key, size: Size }))
        .filter(({ key }) => !isWriteTest(key));
    }
  }
}
