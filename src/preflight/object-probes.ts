import { randomUUID } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { named, type BucketRole } from './buckets.js';
import type { Caller } from './caller.js';
import type { Check, Cure, PolicyStatement } from './check.js';
import { permissionCheck, type Permission } from './permission.js';

/** A part of a bucket that the run reads or writes. */
interface ObjectPlace extends Pick<BucketRole, 'bucket' | 'owner'> {
  /** `ledger`, `source`, `destination`. */
  readonly name: string;
  readonly prefix: string;
}

/** An ETag that no object has; the key that it is asked of is random as well. */
const NO_ETAG = '"6c6f672d66657272792d6472792d72756e"';

const NO_UPLOAD = 'log-ferry-dry-run';

/** Probes of what a run does with objects. Nothing is written, whatever the answer. */
export class ObjectProbes {
  readonly #client: S3Client;
  readonly #caller: Caller;
  readonly #place: ObjectPlace;

  constructor(client: S3Client, caller: Caller, place: ObjectPlace) {
    this.#client = client;
    this.#caller = caller;
    this.#place = place;
  }

  list(): Promise<Check> {
    const { bucket, prefix } = this.#place;
    const command = new ListObjectsV2Command({ ...named(this.#place), Prefix: prefix, MaxKeys: 1 });
    return this.#check('s3:ListBucket', this.#listing(), {
      call: 's3:ListObjectsV2',
      resource: `s3://${bucket}/${prefix}`,
      ask: () => this.#client.send(command),
    });
  }

  /**
   * Asks for an object that cannot be there. Without `s3:ListBucket` S3 answers 403 instead of 404 (GetObject API), and
   * the ledger needs the 404: so both are asked for.
   */
  get(): Promise<Check> {
    const key = this.#noKey();
    const reading = this.#reading('s3:GetObject');
    const command = new GetObjectCommand({ ...named(this.#place), Key: key });
    const permission = this.#permission('s3:GetObject', reading);
    const grant = this.#grant('s3:GetObject', reading);
    const cure = {
      ...grant,
      what:
        `${grant.what} Without s3:ListBucket on the bucket S3 does not say that an object is missing: ` +
        'if that permission is missing too, grant it first.',
      statements: [reading, this.#listing()],
    };
    return permissionCheck(
      this.#caller,
      { ...permission, cure },
      {
        call: 's3:GetObject',
        resource: `s3://${this.#place.bucket}/${key}`,
        ask: () => this.#client.send(command),
        allowedBy: /^NoSuchKey$/,
      },
    );
  }

  /** A put on condition that what it replaces has an ETag that nothing has: who may not gets 403, who may 404 or 412. */
  put(): Promise<Check> {
    const key = this.#noKey();
    const command = new PutObjectCommand({
      ...named(this.#place),
      Key: key,
      IfMatch: NO_ETAG,
      Body: 'dry run',
    });
    return this.#check('s3:PutObject', this.#reading('s3:PutObject'), {
      call: 's3:PutObject',
      resource: `s3://${this.#place.bucket}/${key}`,
      ask: () => this.#client.send(command),
      allowedBy: /^(NoSuchKey|PreconditionFailed)$/,
    });
  }

  /** An upload that no one began: who may abort uploads hears that it is not there. Without it a run still works. */
  async abort(): Promise<Check> {
    const key = this.#noKey();
    const command = new AbortMultipartUploadCommand({ ...named(this.#place), Key: key, UploadId: NO_UPLOAD });
    const check = await this.#check('s3:AbortMultipartUpload', this.#reading('s3:AbortMultipartUpload'), {
      call: 's3:AbortMultipartUpload',
      resource: `s3://${this.#place.bucket}/${key}`,
      ask: () => this.#client.send(command),
      allowedBy: /^NoSuchUpload$/,
    });
    if (check.state !== 'failed') return check;
    return {
      ...check,
      state: 'unknown',
      found: 'AWS refuses it: the parts of a failed large upload would stay and be billed',
    };
  }

  #check(
    action: string,
    statement: PolicyStatement,
    probe: Parameters<typeof permissionCheck>[2],
  ): Promise<Check> {
    return permissionCheck(this.#caller, this.#permission(action, statement), probe);
  }

  #permission(action: string, statement: PolicyStatement): Permission {
    const { name, bucket, prefix } = this.#place;
    const cure = this.#grant(action, statement);
    return { action, name, on: `s3://${bucket}/${prefix} (${name})`, statement, cure };
  }

  /** A bucket of another account must let this identity in by its own policy as well. */
  #grant(action: string, statement: PolicyStatement): Cure {
    const { name, bucket, owner } = this.#place;
    const cure = this.#caller.grant(`${name}-${action.slice('s3:'.length)}`, statement);
    if (owner === undefined || owner === this.#caller.account) return cure;
    const foreign = JSON.stringify({ ...statement, Principal: { AWS: this.#caller.principal() } });
    return {
      ...cure,
      what: `${cure.what} Account ${owner} must add this statement to the policy of ${bucket}: ${foreign}`,
    };
  }

  #reading(action: string): PolicyStatement {
    const { bucket, prefix } = this.#place;
    return { Effect: 'Allow', Action: action, Resource: `${this.#caller.bucketArn(bucket)}/${prefix}*` };
  }

  #listing(): PolicyStatement {
    return {
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: this.#caller.bucketArn(this.#place.bucket),
    };
  }

  #noKey(): string {
    return `${this.#place.prefix}log-ferry-dry-run-${randomUUID()}`;
  }
}
