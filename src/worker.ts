import { parentPort } from 'node:worker_threads';
import { LOG_TYPES } from './log-types/index.js';
import { openRecords } from './objects/record-sink.js';
import { serveJobs } from './workers/serve-jobs.js';

if (parentPort === null) throw new Error('This file is the inside of a worker thread.');
serveJobs(parentPort, { logTypes: LOG_TYPES, openRecords });
