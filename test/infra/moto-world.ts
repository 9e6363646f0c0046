/** An AWS (moto) that enforces IAM, and identities there that have one policy each. */
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { CreateLogStreamCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateBucketCommand, PutBucketPolicyCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Document } from '../../scripts/infra/policies.js';
import { runBundle, type BundleResult } from '../bundle/runner.js';

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly userName: string;
}

export class MotoWorld {
  readonly url: string;
  readonly #s3: S3Client;
  readonly #logs: CloudWatchLogsClient;

  constructor(url: string) {
    this.url = url;
    const credentials = { accessKeyId: 'root', secretAccessKey: 'root' };
    const config = { endpoint: url, region: 'us-east-1', credentials };
    this.#s3 = new S3Client({ ...config, forcePathStyle: true });
    this.#logs = new CloudWatchLogsClient(config);
  }

  close(): void {
    this.#s3.destroy();
    this.#logs.destroy();
  }

  /** Does something that no policy is asked about. */
  async #freely<T>(act: () => Promise<T>): Promise<T> {
    await this.#askPoliciesFrom('inf');
    try {
      return await act();
    } finally {
      await this.#askPoliciesFrom('0');
    }
  }

  async #askPoliciesFrom(call: string): Promise<void> {
    const { ok } = await fetch(`${this.url}/moto-api/reset-auth`, { method: 'POST', body: call });
    if (!ok) throw new Error('moto does not let itself be told from when on to ask its policies.');
  }

  async bucket(Bucket: string, policy?: string): Promise<void> {
    await this.#freely(async () => {
      await this.#s3.send(new CreateBucketCommand({ Bucket }));
      if (policy !== undefined) await this.#s3.send(new PutBucketPolicyCommand({ Bucket, Policy: policy }));
    });
  }

  async put(Bucket: string, Key: string, Body: Buffer): Promise<void> {
    await this.#freely(() => this.#s3.send(new PutObjectCommand({ Bucket, Key, Body })));
  }

  /** A log group with one event. */
  async group(logGroupName: string, timestamp: number): Promise<void> {
    await this.#freely(async () => {
      const stream = { logGroupName, logStreamName: 's' };
      await this.#logs.send(new CreateLogGroupCommand({ logGroupName }));
      await this.#logs.send(new CreateLogStreamCommand(stream));
      const logEvents = [{ timestamp, message: 'something happened' }];
      await this.#logs.send(new PutLogEventsCommand({ ...stream, logEvents }));
    });
  }

  /** A user that may do what a policy allows, and nothing else. */
  async user(userName: string, policy: Document): Promise<Keys> {
    return this.#freely(async () => {
      await this.#iam('CreateUser', { UserName: userName });
      const PolicyDocument = JSON.stringify(policy);
      await this.#iam('PutUserPolicy', { UserName: userName, PolicyName: 'ferry', PolicyDocument });
      const answer = await this.#iam('CreateAccessKey', { UserName: userName });
      const part = (name: string): string => {
        const found = new RegExp(`<${name}>([^<]+)</${name}>`).exec(answer)?.[1];
        if (found === undefined) throw new Error(`CreateAccessKey answered without ${name}: ${answer}`);
        return found;
      };
      return { accessKeyId: part('AccessKeyId'), secretAccessKey: part('SecretAccessKey'), userName };
    });
  }

  /** The signature says which service is meant; while no policy is asked, nobody looks at the rest of it. */
  async #iam(Action: string, parameters: Readonly<Record<string, string>>): Promise<string> {
    const body = new URLSearchParams({ Action, Version: '2010-05-08', ...parameters });
    const scope = 'root/20260101/us-east-1/iam/aws4_request';
    const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`;
    const answer = await fetch(this.url, { method: 'POST', body, headers: { authorization } });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${Action}: ${text}`);
    return text;
  }

  /** The action, as that user. */
  ferry(
    { accessKeyId, secretAccessKey }: Keys,
    inputs: Readonly<Record<string, string>>,
    env: Readonly<Record<string, string>> = {},
  ): Promise<BundleResult> {
    return runBundle({
      inputs: { 'aws-region': 'us-east-1', ...inputs },
      env: {
        AWS_ENDPOINT_URL: this.url,
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
        AWS_MAX_ATTEMPTS: '1',
        ...env,
      },
    });
  }
}
