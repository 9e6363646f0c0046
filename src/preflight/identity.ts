import { ConfigError, messageOf, ServiceError } from '../errors.js';
import type { Inputs, RoleInputs } from '../inputs/types.js';
import {
  failed,
  passed,
  policyOf,
  shellQuoted,
  unknown,
  type Check,
  type Cure,
  type PolicyStatement,
} from './check.js';

/** The claims of a GitHub OIDC token that the checks use; never the token itself. */
interface TokenClaims {
  readonly issuer: string;
  readonly subject: string;
}

/** Checks of the identity that the run acts as, and of `allowed-account-ids`. */
export function identityChecks(inputs: Inputs, { arn, account }: { arn: string; account: string }): Check[] {
  const { allowedAccountIds: allowed, role } = inputs;
  return [
    passed(whoOf(role?.arns.at(-1)), `is ${arn}`),
    allowed.length > 0
      ? passed(`allowed-account-ids: ${account} is in it`)
      : unknown('allowed-account-ids', `is not set, so any account is accepted; this one is ${account}`),
  ];
}

/** The failed check if the sign-in was refused or the account is not allowed; no other checks follow. */
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
        : (providerCure(role, refused, claims) ?? trustCure(role, refused, claims));
  return [failed(whoOf(refused?.resource ?? role?.arns[0]), messageOf(error), cure)];
}

function whoOf(role: string | undefined): string {
  return role === undefined ? 'the identity of this run' : `role-to-assume: ${role}`;
}

/** Where the identity provider of the account is what has to change: it is missing, or does not know the audience. */
function providerCure(
  { audience }: RoleInputs,
  { code = '', message, resource: arn }: ServiceError,
  claims: TokenClaims | undefined,
): Cure | undefined {
  if (!code.startsWith('InvalidIdentityToken')) return undefined;
  if (/No OpenIDConnect provider/i.test(message)) {
    const url = `https://${issuerOf(claims)}`;
    return {
      what: 'Create the identity provider in the account of the role.',
      command: `aws iam create-open-id-connect-provider --url ${shellQuoted(url)} --client-id-list ${shellQuoted(audience)}`,
    };
  }
  if (!/audience/i.test(message)) return undefined;
  const provider = `--open-id-connect-provider-arn ${providerOf(arn, claims)}`;
  return {
    what: 'Add the audience to the identity provider in the account of the role.',
    command: `aws iam add-client-id-to-open-id-connect-provider ${provider} --client-id ${shellQuoted(audience)}`,
  };
}

/** The trust policy that lets exactly this job, or the previous role of the chain, assume the refused role. */
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
    command: `aws iam update-assume-role-policy --role-name ${name} --policy-document ${shellQuoted(policyOf([statement]))}`,
  };
}

/** Trusts the previous role of the list; for the first one a placeholder, because the runner's identity is unknown. */
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

/** Trusts the issuer, subject and audience of the job's own token. */
function tokenStatement(
  { audience }: RoleInputs,
  arn: string,
  claims: TokenClaims | undefined,
): PolicyStatement {
  const issuer = issuerOf(claims);
  const subject = claims?.subject ?? 'repo:MY-ORG/MY-REPO:environment:ENVIRONMENT';
  return {
    Effect: 'Allow',
    Principal: { Federated: providerOf(arn, claims) },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: { [`${issuer}:aud`]: audience, [`${issuer}:sub`]: subject } },
  };
}

/** Without the scheme, as IAM names it. */
function issuerOf(claims: TokenClaims | undefined): string {
  return (claims?.issuer ?? 'https://token.actions.githubusercontent.com').replace(/^https?:\/\//, '');
}

/** The identity provider in the account of a role. */
function providerOf(roleArn: string, claims: TokenClaims | undefined): string {
  const [, partition = 'aws', , , account = ''] = roleArn.split(':');
  return `arn:${partition}:iam::${account}:oidc-provider/${issuerOf(claims)}`;
}
