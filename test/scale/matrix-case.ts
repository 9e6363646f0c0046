/** What a matrix costs by its jobs. */
import type { Cost, ScaleCase } from './case.js';
import { costIn, newWorld, type MatrixShape, type World } from './matrix.js';

/** All jobs are in one process here, MiB. */
const ALL_JOBS_MIB = 800;
const SCALE_SHAPE = { documents: 1, isSplit: true, carryMs: 5000, concurrency: 32 };

/** The most that a matrix has (GitHub Actions limits), each with a segment of its own, and all begin at once. */
export const matrixCase: ScaleCase = {
  name: 'matrix',
  items: 'jobs, each with a segment of its own in one ledger document',
  sizes: [64, 256],
  // The first writes of all of them meet, and the document grows with them: both of these grow faster than the jobs.
  fresh: { calls: [100, 30_000], ledgerBytes: [0, 500_000_000], mib: ALL_JOBS_MIB },
  again: { calls: [0, 6000], ledgerBytes: [0, 0], mib: ALL_JOBS_MIB },
  async measure(jobs) {
    const world = newWorld();
    const shape = { ...SCALE_SHAPE, jobs, segments: jobs };
    return [await jobsCost(world, shape), await jobsCost(world, shape)];
  },
};

async function jobsCost(world: World, shape: MatrixShape): Promise<Cost> {
  const { reads, writes, bytes, seconds, committed, failures } = await costIn(world, shape);
  const calls = reads + writes;
  return {
    ...{ calls, ledgerCalls: calls, ledgerBytes: bytes, seconds },
    mib: process.memoryUsage.rss() / (1024 * 1024),
    committed: failures[0] ?? committed,
  };
}
