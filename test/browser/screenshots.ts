/** `npm run screenshots`: a day of load balancer logs carried by the bundle, and its report as a desk and a phone show it. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { shopDay } from '../aws/seed/shop-day.js';
import { startLocalAws } from '../aws/local-aws.js';
import { runBundle } from '../bundle/runner.js';
import { Window } from './tab.js';

const BUCKET = 'example-lb-logs';
const GROUP = '/alb/example';
const FOLDER = 'docs/images';

interface Shot {
  readonly name: string;
  readonly options: BrowserContextOptions & {
    readonly viewport: { readonly width: number; readonly height: number };
  };
  /** The sections that are kept, by their titles; without it all are. */
  readonly sections?: readonly string[];
  /** The picture ends below this element. */
  readonly until: string;
}

const DESK = { viewport: { width: 1200, height: 900 }, colorScheme: 'light' } as const;

const SHOTS: readonly Shot[] = [
  {
    name: 'report-excerpt.png',
    options: DESK,
    sections: ['Overview', 'Pages with most 5xx', 'Requests over time'],
    until: 'main',
  },
  { name: 'report-desktop-light.png', options: DESK, until: '#section-2' },
  {
    name: 'report-phone-dark.png',
    options: { viewport: { width: 390, height: 844 }, colorScheme: 'dark', isMobile: true },
    until: '#section-1 tbody tr:nth-child(4)',
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

/** Where the picture ends, in pixels from the top of the page, once all sections but those that are kept are gone. */
async function endOf(page: Page, { sections, until }: Shot): Promise<number> {
  if (sections !== undefined)
    await page.evaluate(`for (const section of document.querySelectorAll('main > section'))
      if (!${JSON.stringify(sections)}.includes(section.querySelector('h2').textContent)) section.remove();`);
  const box = await page.locator(until).boundingBox();
  if (box === null) throw new Error(`The report has no ${until}.`);
  return Math.ceil(box.y + box.height);
}

const html = await report();
const browser = await Window.open();
mkdirSync(FOLDER, { recursive: true });
for (const shot of SHOTS) {
  const { name, options } = shot;
  const tab = await browser.tab(html, options);
  if (tab.events.length > 0) throw new Error(tab.events.join('\n'));
  const clip = { x: 0, y: 0, width: options.viewport.width, height: await endOf(tab.page, shot) };
  await tab.page.screenshot({ path: join(FOLDER, name), fullPage: true, clip });
  await tab.close();
  console.log(join(FOLDER, name));
}
await browser.close();
