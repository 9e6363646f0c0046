/** A headless Chromium whose tabs tell of everything that a report must never do. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Tab {
  readonly page: Page;
  /** Scripts that ran from data, requests, errors and warnings, in their order; empty when all is well. */
  readonly events: readonly string[];
  close(): Promise<void>;
}

export class Window {
  readonly #browser: Browser;
  readonly #folder = mkdtempSync(join(tmpdir(), 'log-ferry-browser-'));
  #files = 0;

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async open(): Promise<Window> {
    const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
    return new Window(await chromium.launch({ executablePath, args: ARGUMENTS }));
  }

  async close(): Promise<void> {
    await this.#browser.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Opens a report as people do: a file on their disk. */
  async tab(html: string, options: BrowserContextOptions = {}): Promise<Tab> {
    this.#files += 1;
    const file = join(this.#folder, `report-${String(this.#files)}.html`);
    writeFileSync(file, html);
    const url = pathToFileURL(file).href;
    const context = await this.#browser.newContext(options);
    const events: string[] = [];
    await context.exposeFunction('owned', () => void events.push('a script ran'));
    const page = await context.newPage();
    page.setDefaultTimeout(5000);
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) events.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => void events.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => {
      events.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      const asked = request.url();
      if (asked.split('#')[0] !== url && asked !== 'data:,') events.push(`request: ${asked}`);
    });
    page.on('framenavigated', (frame) => {
      if (frame.url().split('#')[0] !== url) events.push(`navigation: ${frame.url()}`);
    });
    await page.goto(url);
    return { page, events, close: () => context.close() };
  }
}

/** Runs in the page: all that a reader can do with it. */
const HANDLING = `(async () => {
  for (const details of document.querySelectorAll('details')) details.open = true;
  for (const control of document.querySelectorAll('th button, nav a')) control.click();
  for (const input of document.querySelectorAll('input')) {
    input.value = 'e';
    input.dispatchEvent(new Event('input'));
  }
  await new Promise((resolve) => setTimeout(resolve, 20));
})()`;

/** Opens, sorts, filters and follows all that there is. */
export async function handle({ page }: Tab): Promise<void> {
  await page.evaluate(HANDLING);
}
