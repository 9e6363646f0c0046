import {
  CreateLogGroupCommand,
  DescribeLogGroupsCommand,
  ListTagsForResourceCommand,
  PutRetentionPolicyCommand,
  type CloudWatchLogsClient,
  type LogGroup,
} from '@aws-sdk/client-cloudwatch-logs';
import { calling, ServiceError } from '../errors.js';

/** A log group as CloudWatch Logs describes it. */
export interface LogGroupFacts {
  readonly name: string;
  /** `STANDARD`, `INFREQUENT_ACCESS`, … */
  readonly logGroupClass: string;
  /** Absent: events never expire. */
  readonly retentionDays: number | undefined;
}

/** How a log group is created. */
export interface NewLogGroup {
  readonly logGroupClass: 'STANDARD' | 'INFREQUENT_ACCESS';
  readonly retentionDays: number | undefined;
  readonly kmsKeyId: string | undefined;
}

/** Tag of groups that the action created: a later run may set their retention if that failed. */
const CREATED_BY_TAG = { 'created-by': 'log-ferry' };

/** The log groups of an account and Region: looked at, and created. An existing one that others made is never changed. */
export class LogGroups {
  readonly #client: CloudWatchLogsClient;

  constructor(client: CloudWatchLogsClient) {
    this.#client = client;
  }

  /** The group's class and retention, or `undefined` when there is no such group. */
  async find(name: string): Promise<LogGroupFacts | undefined> {
    const found = await this.#describe(name);
    if (found === undefined) return undefined;
    return { name, logGroupClass: found.logGroupClass ?? 'STANDARD', retentionDays: found.retentionInDays };
  }

  async create(name: string, group: NewLogGroup): Promise<void> {
    const { logGroupClass, retentionDays, kmsKeyId } = group;
    const input = { logGroupName: name, logGroupClass, kmsKeyId, tags: CREATED_BY_TAG };
    await this.#calling('logs:CreateLogGroup', name, () =>
      this.#client.send(new CreateLogGroupCommand(input)),
    ).catch(unlessItExists);
    if (retentionDays !== undefined) await this.retain(name, retentionDays);
  }

  async retain(name: string, retentionInDays: number): Promise<void> {
    const command = new PutRetentionPolicyCommand({ logGroupName: name, retentionInDays });
    await this.#calling('logs:PutRetentionPolicy', name, () => this.#client.send(command));
  }

  /** Whether the action created the group. */
  async isCreatedByAction(name: string): Promise<boolean> {
    const { logGroupArn, arn = '' } = (await this.#describe(name)) ?? {};
    const resourceArn = logGroupArn ?? arn.replace(/:\*$/, '');
    const command = new ListTagsForResourceCommand({ resourceArn });
    const { tags = {} } = await this.#calling('logs:ListTagsForResource', name, () =>
      this.#client.send(command),
    );
    return Object.entries(CREATED_BY_TAG).every(([tag, value]) => tags[tag] === value);
  }

  async #describe(name: string): Promise<LogGroup | undefined> {
    const command = new DescribeLogGroupsCommand({ logGroupNamePrefix: name });
    const answer = await this.#calling('logs:DescribeLogGroups', name, () => this.#client.send(command));
    // Groups come in the order of their names, so the one that is its own prefix comes first.
    return answer.logGroups?.find((group) => group.logGroupName === name);
  }

  #calling<T>(call: string, name: string, work: () => Promise<T>): Promise<T> {
    return calling({ call, resource: `log group ${name}` }, work);
  }
}

export function unlessItExists(error: unknown): void {
  if (!(error instanceof ServiceError) || error.code !== 'ResourceAlreadyExistsException') throw error;
}
