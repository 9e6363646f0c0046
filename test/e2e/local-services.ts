/**
 * The local AWS of `.github/workflows/e2e.yml`, with logs in it, in a process of its own:
 *   fixture.ts start MODE   starts it and points the steps that follow at it
 *   fixture.ts look         fails when what was carried is not exactly what lay there
 *   fixture.ts stop
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { startLocalAws, type LocalAws } from '../aws/local-aws.js';
import { checkAlb, checkAmplify, checkExport, seedAlb, seedAmplify, seedExport } from './workload.js';
import { dayBefore, REGION } from './scenario.js';

/** What a run was told to carry. */
interface Window {
  readonly from: number;
  readonly to: number;
}

const MODES: Readonly<Record<string, (aws: LocalAws) => (window: Window) => void>> = {
  alb: (aws) => {
    const objects = seedAlb(aws, 'alb-logs', [{ day: dayBefore(1), intervals: [0, 40] }]);
    aws.logs.createGroup('/alb/shop', { retentionDays: 30 });
    return () => {
      checkAlb(aws, '/alb/shop', objects);
    };
  },
  amplify: (aws) => {
    const rows = seedAmplify(aws, 'amplify-logs');
    return (window) => {
      checkAmplify(aws, 'amplify-logs', { rows, ...window });
    };
  },
  export: (aws) => {
    const messages = seedExport(aws, 'log-archive', ['/aws/lambda/checkout', 'shop-api-access']);
    return () => {
      checkExport(aws, 'log-archive', messages);
    };
  },
};
/** A process that everybody forgot ends by itself. */
const MAX_DURATION_MS = 15 * 60_000;

async function serve(mode: string): Promise<void> {
  const seed = MODES[mode];
  if (seed === undefined) throw new Error(`Expected one of ${Object.keys(MODES).join(', ')}, found ${mode}.`);
  const aws = await startLocalAws({ region: REGION });
  const check = seed(aws);
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://fixture');
    if (url.pathname === '/stop') setImmediate(() => process.exit());
    response.end(url.pathname === '/look' ? verdict(check, url.searchParams) : 'ok');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  setTimeout(() => process.exit(), MAX_DURATION_MS).unref();
  const { port } = server.address() as AddressInfo;
  const environment = { ...aws.env(), HARBOUR_URL: `http://127.0.0.1:${String(port)}` };
  process.send?.(environment);
}

function verdict(check: (window: Window) => void, query: URLSearchParams): string {
  try {
    check({ from: Date.parse(query.get('from') ?? ''), to: Date.parse(query.get('to') ?? '') });
    return 'ok';
  } catch (error) {
    return String(error);
  }
}

async function start(mode: string): Promise<void> {
  const args = [...process.execArgv, fileURLToPath(import.meta.url), 'serve', mode];
  const child = spawn(process.execPath, args, {
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const environment = await Promise.race([
    once(child, 'message').then(([message]) => message as Record<string, string>),
    once(child, 'exit').then(() => Promise.reject(new Error('The local AWS did not start.'))),
  ]);
  const lines = Object.entries(environment).map(([name, value]) => `${name}=${value}\n`);
  appendFileSync(process.env['GITHUB_ENV'] ?? '', lines.join(''));
  child.disconnect();
  child.unref();
}

async function ask(what: string): Promise<void> {
  const { HARBOUR_URL = '', FROM = '', TO = '' } = process.env;
  const query = new URLSearchParams({ from: FROM, to: TO });
  const answer = await (await fetch(`${HARBOUR_URL}/${what}?${query.toString()}`)).text();
  if (answer === 'ok') return;
  console.error(answer);
  process.exitCode = 1;
}

const [command = '', mode = ''] = process.argv.slice(2);
if (command === 'serve') await serve(mode);
else if (command === 'start') await start(mode);
else await ask(command);
