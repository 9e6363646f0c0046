import { ConfigError } from '../errors.js';
import type { Inputs } from '../inputs/inputs.js';
import type { Host } from '../platform/actions.js';
import type { Aws, Identity } from '../platform/aws.js';

/** Who this run is, if the inputs allow it to be that. Nothing but the sign-in comes before this. */
export async function signIn(aws: Aws, inputs: Inputs, host: Host): Promise<Identity> {
  const identity = await aws.identity();
  const { allowedAccountIds: allowed } = inputs;
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
