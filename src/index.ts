import { main } from './main/main.js';
import { endProcess, gitHubHost, isPostStep } from './platform/actions.js';
import { boundOldGeneration, boundYoungGeneration } from './platform/heap.js';

boundOldGeneration();
boundYoungGeneration();
const host = gitHubHost();
if (isPostStep(host.environment)) {
  const { afterCancel } = await import('./main/after-cancel.js');
  await afterCancel(host);
} else {
  await main(host);
}
await endProcess();
