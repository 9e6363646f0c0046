import { main } from './main/main.js';
import { gitHubHost } from './platform/actions.js';
import { boundYoungGeneration } from './platform/young-generation.js';

boundYoungGeneration();
await main(gitHubHost());
