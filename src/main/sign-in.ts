import { ConfigError } from '../errors.js';
import type { Inputs } from '../inputs/inputs.js';
import type { Host } from '../platform/actions.js';
import { Aws, type CallerIdentity } from '../platform/aws.js';

/** How long a dry run retries throttled calls, ms: a person is waiting for it. */
const DRY_RUN_PATIENCE_MS = 60_000;

/** The AWS clients for the inputs, without a call yet. Masks the account ids in the inputs. */
export function awsOf(inputs: Inputs, host: Host): Aws {
  const { region, role, maskAccountId } = inputs;
  if (maskAccountId) for (const arn of role?.arns ?? []) host.mask(accountOf(arn));
  return new Aws({ region, role, host, clock: host.clock, timeBudget: patienceOf(inputs) });
}

function patienceOf({ dryRun, timeBudget }: Inputs): number | undefined {
  return dryRun ? Math.min(timeBudget ?? Infinity, DRY_RUN_PATIENCE_MS) : timeBudget;
}

/** Signs in and returns the identity; throws if the inputs do not allow its account. The first call of every run. */
export async function signIn(aws: Aws, inputs: Inputs, host: Host): Promise<CallerIdentity> {
  const identity = await aws.identity();
  const { allowedAccountIds: allowed, maskAccountId } = inputs;
  if (maskAccountId) host.mask(identity.account);
  else host.output('aws-account-id', identity.account);
  if (allowed.length > 0 && !allowed.includes(identity.account)) {
    throw new ConfigError([
      {
        subject: 'allowed-account-ids',
        expected: `an identity of ${allowed.join(' or ')}`,
        found: `${identity.arn}, of account ${identity.account}`,
        fix: 'Assume a role of an allowed account, or add the account to the list.',
      },
    ]);
  }
  host.info(`Signed in as ${identity.arn}`);
  return identity;
}

function accountOf(arn: string): string {
  return arn.split(':')[4] ?? '';
}
