import { failureScopeOf, DataError } from '../errors.js';
import type { AmplifyInputs } from '../inputs/types.js';
import type { AmplifyAccessLogs } from './access-logs.js';
import type { AppDomain } from './hours.js';

/** The domains of one app, or why they could not be listed: the run then continues without that app. */
export type AppDomains =
  | { readonly app: string; readonly domains: readonly AppDomain[] }
  | { readonly app: string; readonly failure: unknown };

/** The apps of the inputs with their domains, in the order of the inputs. */
export async function domainsByApp(
  { appIds, domainNames }: Pick<AmplifyInputs, 'appIds' | 'domainNames'>,
  source: Pick<AmplifyAccessLogs, 'domains'>,
): Promise<AppDomains[]> {
  return Promise.all(
    appIds.map(async (app): Promise<AppDomains> => {
      try {
        const names = domainNames ?? (await source.domains(app));
        if (names.length === 0) throw new DataError(`App ${app} has no domain, and so no access logs.`);
        return { app, domains: names.map((domain) => ({ app, domain })) };
      } catch (failure) {
        if (failureScopeOf(failure) === 'run') throw failure;
        return { app, failure };
      }
    }),
  );
}
