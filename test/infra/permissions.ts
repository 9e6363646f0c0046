/** What AWS asks IAM for when a call is made, and what a policy answers. */
import type { Document } from '../../scripts/infra/policies.js';
import type { LocalAws } from '../aws/local-aws.js';

export interface Question {
  readonly action: string;
  readonly arn: string;
}

const LOGS = 'arn:aws:logs:us-east-1:123456789012:log-group:';
const APPS = 'arn:aws:amplify:us-east-1:123456789012:apps/';

/** `group/stream` as the local AWS writes it; names of groups may have slashes, streams of the ferry begin so. */
const STREAM = /^(.+?)\/((?:alb|amplify|log-ferry)\/.*|log-ferry-dry-run-.*)$/;

/**
 * The ARNs that a call may be asked on. Refusals of CloudWatch Logs name a group with an empty stream
 * (`log-group:NAME:log-stream:`), some of them the bare group, and for DescribeLogGroups a group without a name.
 */
export function arnsOf(action: string, resource: string): readonly string[] {
  if (action.startsWith('s3:')) return [`arn:aws:s3:::${resource}`];
  if (action.startsWith('amplify:')) return AMPLIFY[action]?.(resource) ?? [];
  if (!action.startsWith('logs:')) return [];
  if (action === 'logs:DescribeLogGroups') return [`${LOGS}:log-stream:`];
  // The calls on export tasks know no resource.
  if (/ExportTasks?$/.test(action) && action !== 'logs:CreateExportTask') return ['*'];
  const [, group = resource, stream = ''] = STREAM.exec(resource) ?? [];
  const named = `${LOGS}${group}:log-stream:${stream}`;
  return stream === '' ? [`${LOGS}${group}`, named] : [named];
}

const AMPLIFY: Readonly<Record<string, (app: string) => readonly string[]>> = {
  'amplify:GetApp': (app) => [`${APPS}${app}`],
  'amplify:ListDomainAssociations': (app) => [`${APPS}${app}`, `${APPS}${app}/domains/*`],
  'amplify:GenerateAccessLogs': (app) => [`${APPS}${app}`, `${APPS}${app}/accesslogs/*`],
};

/** Conditions are not looked at: no statement on what is asked here has one. */
export function allows({ Statement }: Document, { action, arn }: Question): boolean {
  return Statement.some(
    (each) =>
      [each.Action].flat().some((pattern) => fits(pattern, action)) &&
      [each.Resource ?? []].flat().some((pattern) => fits(pattern, arn)),
  );
}

export function fits(pattern: string, text: string): boolean {
  const parts = pattern
    .split('*')
    .map((part) => part.replace(/[\\^$.|+()[\]{}]/g, '\\$&').replaceAll('?', '.'));
  return new RegExp(`^${parts.join('.*')}$`).test(text);
}

/** Lets a local AWS do what a policy allows and nothing else, and takes down what it was asked for. */
export class Guard {
  readonly asked: Question[] = [];
  readonly refused: Question[] = [];

  constructor(aws: LocalAws, policy: Document) {
    aws.faults.isDenied = (action, resource) => {
      // A call deletes many objects, and each is asked for by itself.
      if (action === 's3:DeleteObject' && !resource.includes('/')) return false;
      const questions = arnsOf(action, resource).map((arn) => ({ action, arn }));
      this.asked.push(...questions);
      const refused = questions.filter((question) => !allows(policy, question));
      this.refused.push(...refused);
      return refused.length > 0;
    };
  }
}
