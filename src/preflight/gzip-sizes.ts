import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { serviceError } from '../errors.js';
import { named, type BucketRole } from './buckets.js';

/** The last four bytes of a gzip file hold the size of what it holds, modulo 2^32 (RFC 1952). */
const TRAILER_BYTES = 4;

/** How large a gzipped object is when it is decompressed, without downloading it. */
export async function uncompressedSize(
  client: S3Client,
  bucket: Pick<BucketRole, 'bucket' | 'owner'>,
  key: string,
): Promise<number> {
  const command = new GetObjectCommand({ ...named(bucket), Key: key, Range: `bytes=-${TRAILER_BYTES}` });
  try {
    const { Body } = await client.send(command);
    const trailer = Buffer.from((await Body?.transformToByteArray()) ?? []);
    return trailer.length === TRAILER_BYTES ? trailer.readUInt32LE() : 0;
  } catch (cause) {
    throw serviceError(cause, { call: 's3:GetObject', resource: `s3://${bucket.bucket}/${key}` });
  }
}
