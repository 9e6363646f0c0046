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
  readonly sessionToken?: string;
}

export interface RoleStack {
  readonly permissions: unknown;
  readonly trust: unknown;
  readonly keys: Keys;
}

const VERSIONS: Readonly<Record<string, string>> = {
  iam: '2010-05-08',
  sts: '2011-06-15',
  cloudformation: '2010-05-15',
};

/** The first value of an element. */
function valueIn(xml: string, name: string): string {
  const found = new RegExp(`<${name}>([^<]+)</${name}>`).exec(xml)?.[1];
  if (found === undefined) throw new Error(`There is no ${name} in ${xml}`);
  return found.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

function documentIn(text: string): unknown {
  return JSON.parse(decodeURIComponent(text));
}

export class MotoHarness {
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

  /** A bucket, whose policy leaves out what is denied without TLS: moto is reached by plain HTTP. */
  async bucket(Bucket: string, policy?: Document): Promise<void> {
    await this.#freely(async () => {
      await this.#s3.send(new CreateBucketCommand({ Bucket }));
      if (policy === undefined) return;
      const Statement = policy.Statement.filter(({ Sid }) => Sid !== 'NobodyWithoutTls');
      const Policy = JSON.stringify({ ...policy, Statement });
      await this.#s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
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
  async user(userName: string, policy: Document): Promise<Keys & { readonly userName: string }> {
    return this.#freely(async () => {
      await this.#iam('CreateUser', { UserName: userName });
      const PolicyDocument = JSON.stringify(policy);
      await this.#iam('PutUserPolicy', { UserName: userName, PolicyName: 'ferry', PolicyDocument });
      const answer = await this.#iam('CreateAccessKey', { UserName: userName });
      return {
        accessKeyId: valueIn(answer, 'AccessKeyId'),
        secretAccessKey: valueIn(answer, 'SecretAccessKey'),
        userName,
      };
    });
  }

  /** A stack of a template: the policies of its role, and a session in it. */
  async stack(
    name: string,
    template: string,
    parameters: Readonly<Record<string, string>>,
  ): Promise<RoleStack> {
    return this.#freely(async () => {
      const given = Object.entries(parameters).flatMap(([key, value], index) => [
        [`Parameters.member.${index + 1}.ParameterKey`, key],
        [`Parameters.member.${index + 1}.ParameterValue`, value],
      ]);
      const body = { StackName: name, TemplateBody: template, ...(Object.fromEntries(given) as object) };
      await this.#query('cloudformation', 'CreateStack', body);
      const stack = await this.#query('cloudformation', 'DescribeStacks', { StackName: name });
      const role = valueIn(stack, 'OutputValue');
      const RoleName = role.split('/').at(-1) ?? '';
      const session = { RoleArn: role, RoleSessionName: 'ferry' };
      const answer = await this.#query('sts', 'AssumeRole', session);
      const PolicyName = valueIn(await this.#iam('ListRolePolicies', { RoleName }), 'member');
      const policy = valueIn(await this.#iam('GetRolePolicy', { RoleName, PolicyName }), 'PolicyDocument');
      const trust = valueIn(await this.#iam('GetRole', { RoleName }), 'AssumeRolePolicyDocument');
      return {
        permissions: documentIn(policy),
        trust: documentIn(trust),
        keys: {
          accessKeyId: valueIn(answer, 'AccessKeyId'),
          secretAccessKey: valueIn(answer, 'SecretAccessKey'),
          sessionToken: valueIn(answer, 'SessionToken'),
        },
      };
    });
  }

  /** The signature says which service is meant; while no policy is asked, nobody looks at the rest of it. */
  async #query(
    service: string,
    Action: string,
    parameters: Readonly<Record<string, string>>,
  ): Promise<string> {
    const body = new URLSearchParams({ Action, Version: VERSIONS[service] ?? '', ...parameters });
    const scope = `root/20260101/us-east-1/${service}/aws4_request`;
    const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`;
    const answer = await fetch(this.url, { method: 'POST', body, headers: { authorization } });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${Action}: ${text}`);
    return text;
  }

  #iam(action: string, parameters: Readonly<Record<string, string>>): Promise<string> {
    return this.#query('iam', action, parameters);
  }

  /** The action, as that user. */
  runBundle(
    { accessKeyId, secretAccessKey, sessionToken }: Keys,
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
        ...(sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: sessionToken }),
        ...env,
      },
    });
  }
}
