/** Builds dist/ from src/; with --check, says whether dist/ is what a fresh build gives. */
import { execFileSync } from 'node:child_process';
import {
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  cpSync,
  mkdirSync,
  existsSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, type Comment } from 'acorn';

const DIST = 'dist';
const KERNEL = 'src/encode/kernel-code.ts';
/** Each entry's folder in dist/, and what it never loads. */
const ENTRIES = {
  // Proxies that a PAC script chooses are refused; the library for them brings a JavaScript engine of 3 MB.
  index: { folder: '.', without: ['pac-proxy-agent'] },
  // A bundle of its own: ncc does not follow what a Worker loads.
  worker: { folder: 'worker', without: ['@aws-sdk/client-s3'] },
} as const;
/** The post step is the same program, which knows by this file's name what it is run for. */
const POST = "import '../index.js';\n";

function node(script: string, ...args: string[]): void {
  execFileSync(process.execPath, [script, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** The kernel's code, as a module of our own: nothing has to be found and read at run time. */
function compiledKernel(): string {
  const folder = mkdtempSync(join(tmpdir(), 'log-ferry-kernel-'));
  const file = join(folder, 'kernel.wasm');
  const features = ['--enable', 'simd', '--enable', 'threads', '--importMemory', '--sharedMemory'];
  const memory = ['--initialMemory', '1', '--maximumMemory', '16384', '--runtime', 'stub', '--noAssert'];
  node(
    'node_modules/assemblyscript/bin/asc.js',
    'kernel/index.ts',
    '-o',
    file,
    '-O3',
    ...features,
    ...memory,
  );
  const code = readFileSync(file).toString('base64');
  rmSync(folder, { recursive: true });
  const lines = code.match(/.{1,100}/g)?.map((line) => `  '${line}'`) ?? [];
  return `/** Compiled from kernel/ by \`npm run package\`; do not edit. */\nexport const KERNEL_CODE =\n${lines.join(' +\n')};\n`;
}

/** The bundle imports what was left out all the same, and there is no node_modules beside it: a module of Node stands in. */
function withoutPac(file: string): void {
  const code = readFileSync(file, 'utf8');
  writeFileSync(file, code.replace(/ from "pac-proxy-agent";/, ' from "node:module";'));
}

/** Code without its comments, an eighth of the bundle, but for those about licences. */
function withoutComments(code: string): string {
  const comments: Comment[] = [];
  parse(code, { ecmaVersion: 'latest', sourceType: 'module', onComment: comments });
  let rest = '';
  let done = 0;
  for (const { start, end, value } of comments) {
    if (/licen[cs]e|copyright/i.test(value)) continue;
    const before = code.slice(done, start);
    const isOwnLine = code[end] === '\n' && /\n[ \t]*$/.test(before);
    rest += isOwnLine ? before.trimEnd() : `${before}${value.includes('\n') ? '\n' : ' '}`;
    done = end;
  }
  return rest + code.slice(done);
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
  withoutPac(join(target, 'index.js'));
  for (const name of filesOf(target).filter((each) => each.endsWith('.js'))) {
    const file = join(target, name);
    writeFileSync(file, withoutComments(readFileSync(file, 'utf8')));
  }
  mkdirSync(join(target, 'post'));
  writeFileSync(join(target, 'post', 'index.js'), POST);
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

const kernel = compiledKernel();
const kernelIsStale = !existsSync(KERNEL) || readFileSync(KERNEL, 'utf8') !== kernel;
if (!process.argv.includes('--check')) writeFileSync(KERNEL, kernel);
const fresh = mkdtempSync(join(tmpdir(), 'log-ferry-dist-'));
build(fresh);
const stale = differences(fresh);
if (process.argv.includes('--check')) {
  for (const name of stale) console.error(`dist/${name} is not what a fresh build gives.`);
  if (kernelIsStale) console.error(`${KERNEL} is not what kernel/ gives.`);
  const isStale = stale.length > 0 || kernelIsStale;
  if (isStale) console.error('Run `npm run package`, and commit what it changes.');
  process.exitCode = isStale ? 1 : 0;
} else {
  rmSync(DIST, { recursive: true, force: true });
  mkdirSync(DIST);
  cpSync(fresh, DIST, { recursive: true });
  console.log(`dist/: ${String(stale.length)} files changed`);
}
rmSync(fresh, { recursive: true, force: true });
