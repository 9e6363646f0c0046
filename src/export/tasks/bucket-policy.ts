// Where a Region lies, by the endpoint data of the SDK: one that it does not know is taken for one of `aws`.
import { partition as partitionOf } from '@aws-sdk/core/client';
import * as v from 'valibot';

/** The bucket that CloudWatch Logs writes to. */
export interface ExportBucket {
  readonly bucket: string;
  readonly region: string;
  /** The account that the log groups are in. */
  readonly account: string;
}

/** The bucket policy that lets CloudWatch Logs export (user guide, "Exporting log data to Amazon S3"). */
export function neededPolicy(place: ExportBucket): string {
  const { bucket, region, account } = place;
  const { name: partition } = partitionOf(region);
  const arn = `arn:${partition}:s3:::${bucket}`;
  const source = {
    StringEquals: { 'aws:SourceAccount': account },
    ArnLike: { 'aws:SourceArn': `arn:${partition}:logs:${region}:${account}:log-group:*` },
  };
  const Principal = { Service: logsService(region) };
  const put = { ...source.StringEquals, 's3:x-amz-acl': 'bucket-owner-full-control' };
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal, Action: 's3:GetBucketAcl', Resource: arn, Condition: source },
      {
        ...{ Effect: 'Allow', Principal, Action: 's3:PutObject', Resource: `${arn}/*` },
        Condition: { ...source, StringEquals: put },
      },
    ],
  });
}

/** The grants to CloudWatch Logs that a policy lacks, one text for each; empty when it has all of them. */
export function missingGrants(policy: string, place: ExportBucket): string[] {
  const statements = statementsOf(policy);
  if (statements === undefined) return ['statements that can be read'];
  const arn = `arn:${partitionOf(place.region).name}:s3:::${place.bucket}`;
  const allowing = statements.filter((each) => each.Effect === 'Allow' && isForLogs(each, place.region));
  const grants = [
    ['s3:GetBucketAcl', arn],
    ['s3:PutObject', `${arn}/any/key`],
  ] as const;
  return grants.flatMap(([action, resource]) => {
    const granting = allowing.filter(
      (each) => covers(each.Action, action) && covers(each.Resource, resource),
    );
    if (granting.length === 0) return [`${action} for ${logsService(place.region)}`];
    return granting.some(isBoundToSource)
      ? []
      : [
          `the conditions aws:SourceAccount and aws:SourceArn on ${action}, without which other accounts may use it`,
        ];
  });
}

const oneOrMany = v.pipe(
  v.union([v.string(), v.array(v.string())]),
  v.transform((value) => [value].flat()),
);
const statementSchema = v.object({
  Effect: v.string(),
  Principal: v.optional(v.union([v.string(), v.object({ Service: v.optional(oneOrMany, []) })]), ''),
  Action: v.optional(oneOrMany, []),
  Resource: v.optional(oneOrMany, []),
  Condition: v.optional(v.record(v.string(), v.record(v.string(), v.unknown())), {}),
});
type Statement = v.InferOutput<typeof statementSchema>;
const policySchema = v.object({
  Statement: v.pipe(
    v.union([statementSchema, v.array(statementSchema)]),
    v.transform((value) => [value].flat()),
  ),
});

function statementsOf(policy: string): Statement[] | undefined {
  try {
    return v.parse(policySchema, JSON.parse(policy)).Statement;
  } catch {
    return undefined;
  }
}

function isForLogs({ Principal }: Statement, region: string): boolean {
  if (typeof Principal === 'string') return Principal === '*';
  return Principal.Service.some((service) => servicesOf(region).includes(service));
}

function covers(patterns: readonly string[], name: string): boolean {
  return patterns.some((pattern) => {
    const parts = pattern.split(/([*?])/).map((part) => {
      if (part === '*') return '.*';
      return part === '?' ? '.' : part.replace(/[\\^$.|+()[\]{}]/g, '\\$&');
    });
    return new RegExp(`^${parts.join('')}$`, 'i').test(name);
  });
}

function isBoundToSource({ Condition }: Statement): boolean {
  const keys = new Set(
    Object.values(Condition)
      .flatMap((each) => Object.keys(each))
      .map((key) => key.toLowerCase()),
  );
  return keys.has('aws:sourceaccount') && keys.has('aws:sourcearn');
}

/** What policies call CloudWatch Logs in a Region. */
export function logsService(region: string): string {
  return servicesOf(region)[0];
}

/** The names of the service; the one of the Region is the one to write. */
function servicesOf(region: string): readonly [string, string] {
  const { dnsSuffix } = partitionOf(region);
  return [`logs.${region}.${dnsSuffix}`, `logs.${dnsSuffix}`];
}
