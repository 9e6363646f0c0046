import { ConfigError, messageOf, ServiceError } from '../errors.js';
import type { Inputs, RoleInputs } from '../inputs/types.js';
import {
  failed,
  passed,
  policyOf,
  quoted,
  unknown,
  type Check,
  type Cure,
  type PolicyStatement,
} from './check.js';

/** What a GitHub OIDC token says of the job; never the token itself. */
export interface TokenClaims {
  readonly issuer: string;
  readonly subject: string;
}

/** Who the run is, and whether it may be that. */
export function identityChecks(inputs: Inputs, { arn, account }: { arn: string; account: string }): Check[] {
  const { allowedAccountIds: allowed, role } = inputs;
  return [
    passed(whoOf(role?.arns.at(-1)), `is ${arn}`),
    allowed.length > 0
      ? passed(`allowed-account-ids: ${account} is in it`)
      : unknown('allowed-account-ids', `is not set: any account is accepted, and this one is ${account}`),
  ];
}

/** Why the run is nobody, or nobody who may go on; nothing else is asked then. */
export function refusedIdentity(inputs: Inputs, error: unknown, claims: TokenClaims | undefined): Check[] {
  const { role } = inputs;
  const refused =
    error instanceof ServiceError && error.call.startsWith('sts:AssumeRole') ? error : undefined;
  if (error instanceof ConfigError) {
    return error.problems.map(({ subject, expected, found, fix }) =>
      failed(subject, `expected ${expected}, found ${found}`, { what: fix }),
    );
  }
  const cure =
    role === undefined
      ? { what: 'Set role-to-assume, or put AWS credentials into the environment in an earlier step.' }
      : refused === undefined
        ? { what: 'See the message; nothing else was checked.' }
        : trustCure(role, refused, claims);
  return [failed(whoOf(refused?.resource ?? role?.arns[0]), messageOf(error), cure)];
}

function whoOf(role: string | undefined): string {
  return role === undefined ? 'the identity of this run' : `role-to-assume: ${role}`;
}

/** The trust policy that lets exactly this job, or the role before it, into the role that was refused. */
function trustCure(
  role: RoleInputs,
  { call, resource: arn }: ServiceError,
  claims: TokenClaims | undefined,
): Cure {
  const statement = call === 'sts:AssumeRole' ? chainStatement(role, arn) : tokenStatement(role, arn, claims);
  const name = arn.split('/').at(-1) ?? '';
  return {
    what: `Check that the role exists and that its trust policy allows this run.`,
    statements: [statement],
    policyOf: `the trust of ${name}`,
    command: `aws iam update-assume-role-policy --role-name ${name} --policy-document ${quoted(policyOf([statement]))}`,
  };
}

/** The role before it in the list; for the first one the identity of the runner, which nobody here knows. */
function chainStatement({ arns, externalId }: RoleInputs, arn: string): PolicyStatement {
  const before = arns[arns.indexOf(arn) - 1] ?? 'ARN OF THE IDENTITY OF THE RUNNER';
  const hasId = externalId !== undefined && arn === arns.at(-1);
  return {
    Effect: 'Allow',
    Principal: { AWS: before },
    Action: 'sts:AssumeRole',
    ...(hasId ? { Condition: { StringEquals: { 'sts:ExternalId': externalId } } } : {}),
  };
}

/** From what the job's own token says. */
function tokenStatement(
  { audience }: RoleInputs,
  arn: string,
  claims: TokenClaims | undefined,
): PolicyStatement {
  const [, partition = 'aws', , , account = ''] = arn.split(':');
  const issuer = (claims?.issuer ?? 'https://token.actions.githubusercontent.com').replace(
    /^https?:\/\//,
    '',
  );
  const subject = claims?.subject ?? 'repo:MY-ORG/MY-REPO:environment:ENVIRONMENT';
  return {
    Effect: 'Allow',
    Principal: { Federated: `arn:${partition}:iam::${account}:oidc-provider/${issuer}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: { [`${issuer}:aud`]: audience, [`${issuer}:sub`]: subject } },
  };
}
