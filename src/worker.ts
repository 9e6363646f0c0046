import { parentPort } from 'node:worker_threads';
import { serveJobs } from './encode/workers.js';

if (parentPort === null) throw new Error('This file is the inside of a worker thread.');
serveJobs(parentPort);
