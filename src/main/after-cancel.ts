import { messageOf } from '../errors.js';
import { parseInputs } from '../inputs/inputs.js';
import { cancelLeftTask, parsePostStepTask } from '../export/tasks/post-step-task.js';
import type { Host } from '../platform/actions.js';
import { POST_STATE } from './post-state.js';
import { awsOf, signIn } from './sign-in.js';

/** The safety net of a cancelled export: ends the task that the run was killed beside. Does nothing when all is well. */
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
    // The workflow was cancelled: there is nobody whom a failure would help, and the next run finds the task.
    host.warning(`The export task of the cancelled run could not be ended: ${messageOf(error)}`);
  }
}
