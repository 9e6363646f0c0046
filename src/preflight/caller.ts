import { policyOf, shellQuoted, type Cure, type PolicyStatement } from './check.js';

/** The identity, account and Region of the run, from which exact fixes are made. */
export class Caller {
  readonly arn: string;
  readonly account: string;
  readonly region: string;
  readonly partition: string;

  constructor({ arn, account, region }: { arn: string; account: string; region: string }) {
    this.arn = arn;
    this.account = account;
    this.region = region;
    this.partition = arn.split(':')[1] ?? 'aws';
  }

  /** How a statement gets into this identity's policies. `name` tells the policy from the other ones. */
  grant(name: string, statement: PolicyStatement): Cure {
    const document = shellQuoted(policyOf([statement]));
    const policy = `--policy-name log-ferry-${name} --policy-document ${document}`;
    const [kind = '', who = ''] = (this.arn.split(':')[5] ?? '').split('/');
    const owner =
      kind === 'assumed-role'
        ? `put-role-policy --role-name ${who}`
        : kind === 'user'
          ? `put-user-policy --user-name ${this.arn.split('/').at(-1) ?? ''}`
          : undefined;
    return {
      what: `Grant ${[statement.Action].flat().join(' and ')} to ${this.principal()}, and check that no policy denies it.`,
      statements: [statement],
      policyOf: 'the identity of this run',
      ...(owner === undefined ? {} : { command: `aws iam ${owner} ${policy}` }),
    };
  }

  /** As it is named in the policy of a bucket or a key. (The path of a role does not show in its session.) */
  principal(): string {
    const [kind, who = ''] = (this.arn.split(':')[5] ?? '').split('/');
    return kind === 'assumed-role' ? `arn:${this.partition}:iam::${this.account}:role/${who}` : this.arn;
  }

  bucketArn(bucket: string): string {
    return `arn:${this.partition}:s3:::${bucket}`;
  }

  /** A log group and its streams; IAM writes the group of some actions with `:*` and of others without. */
  groupArns(group: string): readonly string[] {
    const arn = `arn:${this.partition}:logs:${this.region}:${this.account}:log-group:${group}`;
    return [arn, `${arn}:*`];
  }
}
