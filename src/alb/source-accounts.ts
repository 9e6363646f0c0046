import { failureScopeOf } from '../errors.js';
import type { AlbInputs } from '../inputs/types.js';
import type { AlbListing } from './listing.js';

/** The bucket that the load balancers write to. */
interface SourceBucket {
  readonly inputs: Pick<AlbInputs, 'source'>;
  readonly objects: Pick<AlbListing, 'folders' | 'filesIn'>;
}

/** The accounts that have a folder in the source bucket. */
export async function accountsBelow({ inputs, objects }: SourceBucket): Promise<string[]> {
  const names = await objects.folders(`${inputs.source.prefix}AWSLogs/`);
  return names.filter((name) => /^\d{12}$/.test(name));
}

/** Elastic Load Balancing puts `ELBAccessLogTestFile` beside the folders of an account when logs are switched on. */
export async function testFilesIn(
  { inputs, objects }: SourceBucket,
  accounts: readonly string[],
): Promise<number> {
  const places = accounts.map((account) => `${inputs.source.prefix}AWSLogs/${account}/`);
  // A refusal is reported later, when the account's logs are listed.
  const none = (error: unknown): number => {
    if (failureScopeOf(error) === 'run') throw error;
    return 0;
  };
  const counts = await Promise.all(places.map((place) => objects.filesIn(place).catch(none)));
  return counts.reduce((sum, count) => sum + count, 0);
}
