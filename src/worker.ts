import { parentPort } from 'node:worker_threads';
import { serveLane } from './encoding/lanes.js';

if (parentPort === null) throw new Error('This file is the inside of a worker thread.');
serveLane(parentPort);
