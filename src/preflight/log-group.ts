import { randomUUID } from 'node:crypto';
import {
  DescribeLogGroupsCommand,
  GetLogEventsCommand,
  PutLogEventsCommand,
  type CloudWatchLogsClient,
} from '@aws-sdk/client-cloudwatch-logs';
import { serviceError, type ServiceError } from '../errors.js';
import type { LogGroupDestination } from '../inputs/types.js';
import type { CloudWatchLogsSink } from '../cloudwatch-logs/destination.js';
import type { LogGroupFacts } from '../cloudwatch-logs/log-groups.js';
import type { Caller } from './caller.js';
import { failed, passed, unknown, type Check } from './check.js';
import type { PreflightPorts } from './mode-preflight.js';
import {
  isRefusal,
  notProbed,
  permissionCheck,
  refusalOf,
  type Permission,
  type Probe,
} from './permission.js';

interface LogGroupPorts {
  readonly sink: CloudWatchLogsSink;
  /** Tries once; a probe that gets no answer is told so. */
  readonly client: CloudWatchLogsClient;
  readonly caller: Caller;
  readonly now: () => number;
}

interface LogGroupFindings {
  readonly checks: readonly Check[];
  /** Of the group as it is, or as a run would create it. */
  readonly logGroupClass: string;
}

/** A log group as the destination: whether it is there, what it is, and whether the run may write to it. */
export async function logGroupFindings(
  ports: LogGroupPorts,
  destination: LogGroupDestination<string>,
): Promise<LogGroupFindings> {
  const { logGroup, create } = destination;
  const what = `logs:DescribeLogGroups on ${logGroup}`;
  const logGroupClass = create?.logGroupClass ?? 'STANDARD';
  try {
    const facts = await ports.sink.groups.find(logGroup);
    const group = facts === undefined ? missing(ports, destination) : present(ports, facts);
    const checks = [passed(what), ...group, ...(await writing(ports, destination, facts))];
    return { checks, logGroupClass: facts?.logGroupClass ?? logGroupClass };
  } catch (cause) {
    const error = serviceError(cause, { call: 'logs:DescribeLogGroups', resource: logGroup });
    const checks = [described(ports, what, error), ...(await writing(ports, destination, undefined))];
    return { checks, logGroupClass };
  }
}

function described({ caller }: LogGroupPorts, what: string, error: ServiceError): Check {
  if (!isRefusal(error)) return unknown(what, error.message);
  const Resource = `arn:${caller.partition}:logs:${caller.region}:${caller.account}:log-group:*`;
  const statement = { Effect: 'Allow', Action: 'logs:DescribeLogGroups', Resource } as const;
  return failed(what, refusalOf(error), caller.grant('logs-DescribeLogGroups', statement));
}

function missing({ caller }: LogGroupPorts, { logGroup, create }: LogGroupDestination<string>): Check[] {
  const what = `destination-log-group: ${logGroup} is there`;
  if (create === undefined) {
    return [
      failed(what, `there is no log group ${logGroup}`, {
        what: 'Correct the name, create the group, or set create-log-group: true.',
        command: `aws logs create-log-group --log-group-name '${logGroup}' --region ${caller.region}`,
      }),
    ];
  }
  const actions = [...CREATION, ...(create.retentionDays === undefined ? [] : RETENTION)];
  const why = 'AWS offers no way to test this without creating the group';
  return [
    passed(
      `destination-log-group: ${logGroup}`,
      `is not there: a run creates it, of class ${create.logGroupClass}`,
    ),
    ...actions.map((action) => notProbed(caller, permission(caller, action, logGroup), why)),
  ];
}

/** A group is tagged as it is created, which needs both (CreateLogGroup API). */
const CREATION = ['logs:CreateLogGroup', 'logs:TagResource'];
/** A later run sets what failed, on a group that has the tag. */
const RETENTION = ['logs:PutRetentionPolicy', 'logs:ListTagsForResource'];

function present({ caller }: LogGroupPorts, facts: LogGroupFacts): Check[] {
  const { name } = facts;
  return [
    passed(`destination-log-group: ${name} is there`),
    classCheck(facts),
    retentionCheck(caller, facts),
  ];
}

function classCheck({ name, logGroupClass }: LogGroupFacts): Check {
  const what = `destination-log-group: the class of ${name}`;
  if (logGroupClass === 'STANDARD') return passed(what, 'is STANDARD');
  if (logGroupClass === 'DELIVERY') {
    return failed(what, 'is DELIVERY, which takes no events from PutLogEvents', {
      what: 'Choose another log group; the class of a group cannot be changed.',
    });
  }
  const found = `is ${logGroupClass}, which cannot be read back: a killed run may duplicate one batch of each segment`;
  return passed(what, found);
}

function retentionCheck({ region }: Caller, { name, retentionDays }: LogGroupFacts): Check {
  const what = `destination-log-group: the retention of ${name}`;
  if (retentionDays !== undefined) return passed(what, `is ${retentionDays} days`);
  return unknown(what, 'is not set: events are kept and billed forever', {
    what: 'Set a retention to avoid this.',
    command: `aws logs put-retention-policy --log-group-name '${name}' --retention-in-days 30 --region ${region}`,
  });
}

const NO_SUCH_STREAM = /^ResourceNotFoundException$/;

async function writing(
  ports: LogGroupPorts,
  { logGroup }: LogGroupDestination<string>,
  facts: LogGroupFacts | undefined,
): Promise<Check[]> {
  const stream = `log-ferry-dry-run-${randomUUID()}`;
  const isReadable = facts === undefined || facts.logGroupClass === 'STANDARD';
  const probes = [
    putProbe(ports, logGroup, stream),
    ...(isReadable ? [getProbe(ports, logGroup, stream)] : []),
  ];
  const probed = await Promise.all(
    probes.map((probe) =>
      permissionCheck(ports.caller, permission(ports.caller, probe.call, logGroup), probe),
    ),
  );
  const creating = permission(ports.caller, 'logs:CreateLogStream', logGroup);
  return [notProbed(ports.caller, creating, 'a log stream cannot be created as a test'), ...probed];
}

/** An event for a stream that is not there: nothing is stored. */
function putProbe({ client, now }: LogGroupPorts, logGroupName: string, logStreamName: string): Probe {
  const logEvents = [{ timestamp: now(), message: 'dry run' }];
  const command = new PutLogEventsCommand({ logGroupName, logStreamName, logEvents });
  return {
    call: 'logs:PutLogEvents',
    resource: `${logGroupName}:${logStreamName}`,
    ask: () => client.send(command),
    allowedBy: NO_SUCH_STREAM,
  };
}

function getProbe({ client }: LogGroupPorts, logGroupName: string, logStreamName: string): Probe {
  const command = new GetLogEventsCommand({ logGroupName, logStreamName, limit: 1 });
  return {
    call: 'logs:GetLogEvents',
    resource: `${logGroupName}:${logStreamName}`,
    ask: () => client.send(command),
    allowedBy: NO_SUCH_STREAM,
  };
}

function permission(caller: Caller, action: string, group: string): Permission {
  const statement = { Effect: 'Allow', Action: action, Resource: caller.groupArns(group) } as const;
  return { action, on: `log group ${group}`, name: 'logs', statement };
}

/** Whether the run may list log groups as a source; `name` is what a permission for it is called. */
export function logGroupListingCheck(
  { logs, caller }: Pick<PreflightPorts, 'logs' | 'caller'>,
  name: string,
): Promise<Check> {
  const action = 'logs:DescribeLogGroups';
  const statement = { Effect: 'Allow', Action: action, Resource: [...caller.groupArns('*')] } as const;
  const probe = {
    call: action,
    resource: 'log groups',
    ask: () => logs.once.send(new DescribeLogGroupsCommand({ limit: 1 })),
  };
  return permissionCheck(caller, { action, on: 'log groups', name, statement }, probe);
}
