import { main } from './main/main.js';
import { endProcess, gitHubHost, isPostStep } from './platform/actions.js';
import { boundOldGeneration } from './platform/old-generation.js';
import { boundYoungGeneration } from './platform/young-generation.js';

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
