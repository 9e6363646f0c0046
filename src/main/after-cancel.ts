import { messageOf } from '../errors.js';
import { parseInputs } from '../inputs/inputs.js';
import { cancelLeftTask, parsePostStepTask } from '../export/tasks/post-step-task.js';
import type { Host } from '../platform/actions.js';
import { POST_STATE } from './run.js';
import { awsOf, signIn } from './sign-in.js';

/** The post step: cancels the export task of a run that was killed before it could. Otherwise does nothing. */
export async function afterCancel(host: Host): Promise<void> {
  try {
    const left = parsePostStepTask(host.state(POST_STATE));
    if (left === undefined) return;
    const { repository, runId } = host.environment;
    const inputs = parseInputs(host.input, { repository, runId, now: Date.now() });
    const aws = awsOf({ ...inputs, region: left.region }, host);
    await signIn(aws, inputs, host);
    host.info(await cancelLeftTask({ logs: await aws.logs(), clock: host.clock }, left));
  } catch (error) {
    // The workflow was cancelled, so a failure would help nobody; the next run finds the task.
    host.warning(`The export task of the cancelled run could not be cancelled: ${messageOf(error)}`);
  }
}
