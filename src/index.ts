import { main } from './main.js';
import { gitHubHost } from './platform/actions.js';

await main(gitHubHost());
