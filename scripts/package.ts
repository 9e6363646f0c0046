/** Builds dist/ from src/; with --check, says whether dist/ is what a fresh build gives. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, cpSync, mkdirSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DIST = 'dist';
/** Each entry's folder in dist/, and what it never loads. */
const ENTRIES = {
  index: { folder: '.', without: [] },
  // A bundle of its own: ncc does not follow what a Worker loads.
  worker: { folder: 'worker', without: ['@aws-sdk/client-s3'] },
  post: { folder: 'post', without: ['@aws-sdk/client-s3', '@aws-sdk/client-amplify'] },
} as const;

function node(script: string, ...args: string[]): void {
  execFileSync(process.execPath, [script, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
}

function build(target: string): void {
  rmSync('build', { recursive: true, force: true });
  node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json');
  for (const [entry, { folder, without }] of Object.entries(ENTRIES)) {
    node(
      'node_modules/@vercel/ncc/dist/ncc/cli.js',
      'build',
      `build/${entry}.js`,
      '-o',
      join(target, folder),
      ...without.flatMap((name) => ['-e', name]),
      '--license',
      'licenses.txt',
      '--no-cache',
    );
  }
}

function filesOf(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort() : [];
}

function differences(fresh: string): string[] {
  const names = [...new Set([...filesOf(fresh), ...filesOf(DIST)])];
  return names.filter((name) => {
    const [a, b] = [join(fresh, name), join(DIST, name)];
    return !existsSync(a) || !existsSync(b) || !sameContent(a, b);
  });
}

function sameContent(a: string, b: string): boolean {
  try {
    return readFileSync(a).equals(readFileSync(b));
  } catch {
    return true; // folders
  }
}

const fresh = mkdtempSync(join(tmpdir(), 'log-ferry-dist-'));
build(fresh);
const stale = differences(fresh);
if (process.argv.includes('--check')) {
  for (const name of stale) console.error(`dist/${name} is not what a fresh build gives.`);
  if (stale.length > 0) console.error('Run `npm run package` and commit dist/.');
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  rmSync(DIST, { recursive: true, force: true });
  mkdirSync(DIST);
  cpSync(fresh, DIST, { recursive: true });
  console.log(`dist/: ${String(stale.length)} files changed`);
}
rmSync(fresh, { recursive: true, force: true });
