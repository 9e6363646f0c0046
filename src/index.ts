import { main } from './main.js';
import { gitHubHost } from './platform/actions.js';
import { boundNursery } from './platform/nursery.js';

boundNursery();
await main(gitHubHost());
