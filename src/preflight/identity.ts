import { ConfigError, messageOf, ServiceError } from '../errors.js';
import type { Inputs } from '../inputs/types.js';
import { failed, passed, policyOf, quoted, unknown, type Check, type Cure } from './check.js';

/** What a GitHub OIDC token says of the job; never the token itself. */
export interface TokenClaims {
  readonly issuer: string;
  readonly subject: string;
}

/** Who the run is, and whether it may be that. */
export function identityChecks(inputs: Inputs, { arn, account }: { arn: string; account: string }): Check[] {
  const { allowedAccountIds: allowed, role } = inputs;
  return [
    passed(role === undefined ? 'the identity of this run' : `role-to-assume: ${role.arn}`, `is ${arn}`),
    allowed.length > 0
      ? passed(`allowed-account-ids: ${account} is in it`)
      : unknown('allowed-account-ids', `is not given: any account will do, and this one is ${account}`),
  ];
}

/** Why the run is nobody, or nobody who may go on; nothing else is asked then. */
export function refusedIdentity(inputs: Inputs, error: unknown, claims: TokenClaims | undefined): Check[] {
  const { role } = inputs;
  if (error instanceof ConfigError) {
    return error.problems.map(({ subject, expected, found, fix }) =>
      failed(subject, `expected ${expected}, found ${found}`, { what: fix }),
    );
  }
  const isRole = role !== undefined && error instanceof ServiceError && error.call.startsWith('sts:');
  const what = role === undefined ? 'the identity of this run' : `role-to-assume: ${role.arn}`;
  const cure = isRole
    ? trustCure(role, claims)
    : { what: 'Give role-to-assume, or put credentials of AWS into the environment in an earlier step.' };
  return [failed(what, messageOf(error), cure)];
}

/** The trust policy that lets exactly this job in, from what its own token says. */
function trustCure(role: { arn: string; audience: string }, claims: TokenClaims | undefined): Cure {
  const [, partition = 'aws', , , account = ''] = role.arn.split(':');
  const issuer = (claims?.issuer ?? 'https://token.actions.githubusercontent.com').replace(
    /^https?:\/\//,
    '',
  );
  const subject = claims?.subject ?? 'repo:OWNER/REPOSITORY:environment:ENVIRONMENT';
  const statement = {
    Effect: 'Allow',
    Principal: { Federated: `arn:${partition}:iam::${account}:oidc-provider/${issuer}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: { [`${issuer}:aud`]: role.audience, [`${issuer}:sub`]: subject } },
  } as const;
  const name = role.arn.split('/').at(-1) ?? '';
  const document = quoted(policyOf([statement]));
  return {
    what:
      `See that the role and the OIDC provider ${issuer} (client id ${role.audience}) are there, and that the role's ` +
      'trust policy lets this job in.',
    statements: [statement],
    policyOf: `the trust of ${name}`,
    command: `aws iam update-assume-role-policy --role-name ${name} --policy-document ${document}`,
  };
}
