import { createHash } from 'node:crypto';
import { crc32 as zlibCrc32 } from 'node:zlib';

/** The checksums that S3 verifies, by the name they have in `x-amz-checksum-<name>`. */
export type ChecksumName = 'crc32' | 'crc32c' | 'crc64nvme' | 'sha1' | 'sha256';

function reflectedTable(polynomial: number): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, index) => {
    let value = index;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1;
    return value >>> 0;
  });
}

const crc32cTable = reflectedTable(0x82f63b78);
const crc64Table = BigUint64Array.from({ length: 256 }, (_, index) => {
  let value = BigInt(index);
  for (let bit = 0; bit < 8; bit++) value = value & 1n ? (value >> 1n) ^ 0x9a6c9329ac4bc9b5n : value >> 1n;
  return value;
});

function crc32Bytes(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
}

function crc32c(data: Buffer): Buffer {
  let crc = 0xffffffff;
  for (const byte of data) crc = (crc >>> 8) ^ (crc32cTable[(crc ^ byte) & 0xff] ?? 0);
  return crc32Bytes(crc ^ 0xffffffff);
}

function crc64nvme(data: Buffer): Buffer {
  let crc = 0xffffffffffffffffn;
  for (const byte of data) crc = (crc >> 8n) ^ (crc64Table[Number(crc & 0xffn) ^ byte] ?? 0n);
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(crc ^ 0xffffffffffffffffn);
  return bytes;
}

const compute: Record<ChecksumName, (data: Buffer) => Buffer> = {
  crc32: (data) => crc32Bytes(zlibCrc32(data)),
  crc32c,
  crc64nvme,
  sha1: (data) => createHash('sha1').update(data).digest(),
  sha256: (data) => createHash('sha256').update(data).digest(),
};

export const checksumNames: readonly ChecksumName[] = ['crc32', 'crc32c', 'crc64nvme', 'sha1', 'sha256'];

/** The checksum as the header carries it: base64 of the big-endian bytes. */
export function checksum(name: ChecksumName, data: Buffer): string {
  return compute[name](data).toString('base64');
}
