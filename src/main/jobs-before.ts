import * as v from 'valibot';
import { ConfigError } from '../errors.js';
import type { RawInputs } from '../inputs/inputs.js';
import type { Host } from '../platform/actions.js';
import type { Ending } from './ending.js';

/** The context `needs` of a workflow: what each job that this one waited for came to. */
const needsSchema = v.record(
  v.string(),
  v.object({
    result: v.picklist(['success', 'failure', 'cancelled', 'skipped']),
    outputs: v.nullish(v.record(v.string(), v.string()), {}),
  }),
);

/**
 * How the jobs before this one ended together, for the failure issue of a matrix. A job with the output
 * `complete: false` leaves something open without having failed.
 */
export function endingOfJobs(needs: string, given: RawInputs, host: Host): Ending {
  const jobs = Object.entries(jobsOf(needs));
  if (!given.isOn('failure-issue')) {
    throw new ConfigError([
      {
        subject: 'needs',
        expected: '`failure-issue: true` beside it',
        found: 'it alone',
        fix: 'Add `failure-issue: true`, or remove `needs`.',
      },
    ]);
  }
  const failures = jobs
    .filter(([, { result }]) => result === 'failure' || result === 'cancelled')
    .map(([name, { result }]) => `The job ${name} ended with ${result}; its log says why.`);
  const complete = failures.length === 0 && jobs.every(([, { outputs }]) => outputs['complete'] !== 'false');
  host.output('complete', String(complete));
  host.info(failures.length === 0 ? 'No job before this one failed.' : failures);
  return { failures, complete };
}

function jobsOf(given: string): v.InferOutput<typeof needsSchema> {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), needsSchema), given);
  if (parsed.success) return parsed.output;
  throw new ConfigError([
    {
      subject: 'needs',
      expected: 'the context `needs` as JSON',
      found: `${given.slice(0, 60)} (${parsed.issues[0].message})`,
      fix: 'Write needs: ${{ toJSON(needs) }} in a job that has `needs:` itself.',
    },
  ]);
}
