import { afterCancel } from './main/after-cancel.js';
import { gitHubHost } from './platform/actions.js';

await afterCancel(gitHubHost());
