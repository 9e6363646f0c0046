/** `npm run screenshots`: a day of load balancer logs carried by the bundle, and its report as a desk and a phone show it. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions } from 'playwright-core';
import { shopDay } from '../aws/seed/shop-day.js';
import { startLocalAws } from '../aws/local-aws.js';
import { runBundle } from '../bundle/runner.js';
import { Window } from './tab.js';

const BUCKET = 'example-lb-logs';
const GROUP = '/alb/example';
const FOLDER = 'docs/images';

const SHOTS: readonly { name: string; height: number; options: BrowserContextOptions }[] = [
  {
    name: 'report-desktop-light.png',
    height: 1900,
    options: { viewport: { width: 1200, height: 900 }, colorScheme: 'light' },
  },
  {
    name: 'report-phone-dark.png',
    height: 1700,
    options: { viewport: { width: 390, height: 844 }, colorScheme: 'dark', isMobile: true },
  },
];

/** The report of yesterday, as a run writes it. */
async function report(): Promise<string> {
  const aws = await startLocalAws();
  const workspace = mkdtempSync(join(tmpdir(), 'log-ferry-screenshots-'));
  try {
    aws.s3.createBucket(BUCKET);
    aws.logs.createGroup(GROUP, { retentionDays: 30 });
    const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    for (const { key, body } of shopDay(BUCKET, day)) aws.s3.putObject(BUCKET, key, body);
    const { code, log, outputs } = await runBundle({
      inputs: {
        ...{ mode: 'alb', 'aws-region': aws.region, 'source-bucket': BUCKET, 'destination-log-group': GROUP },
        ...{ report: 'html', from: day, to: new Date().toISOString().slice(0, 10) },
      },
      env: { ...aws.env(), GITHUB_WORKSPACE: workspace },
    });
    if (code !== 0) throw new Error(`The run ended with exit ${String(code)}:\n${log}`);
    return readFileSync(outputs['report-path'] ?? '', 'utf8');
  } finally {
    await aws.close();
    rmSync(workspace, { recursive: true, force: true });
  }
}

const html = await report();
const window = await Window.open();
mkdirSync(FOLDER, { recursive: true });
for (const { name, height, options } of SHOTS) {
  const tab = await window.tab(html, options);
  if (tab.events.length > 0) throw new Error(tab.events.join('\n'));
  const clip = { x: 0, y: 0, width: options.viewport?.width ?? 0, height };
  await tab.page.screenshot({ path: join(FOLDER, name), fullPage: true, clip });
  await tab.close();
  console.log(join(FOLDER, name));
}
await window.close();
