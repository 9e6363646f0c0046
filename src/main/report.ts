import { ConfigError, type Problem } from '../errors.js';
import { MODE_FACTS, type RawInputs, type Inputs } from '../inputs/inputs.js';
import type { Host } from '../platform/actions.js';
import { reportPathProblems, writeReport } from '../platform/report-file.js';
import type { Messages } from './messages.js';
import type { FinishedRun } from './ending.js';
import { destinationPlaces } from './destination-places.js';
import { inZone } from '../report/in-zone.js';
import { reportJson } from '../report/json.js';
import { summaryOf, type SummaryFacts } from '../report/summary.js';

/** A run that has ended, why it failed, and what it had to tell. */
interface Ended extends FinishedRun {
  readonly failures: readonly string[];
  readonly messages: Messages;
}

/**
 * Writes what the inputs ask for: the job summary, and the HTML file. The logs have been carried by then, so a file that
 * cannot be written is handed back as a failure of its own, and the summary names it too.
 */
export async function writeReports(inputs: Inputs, host: Host, ended: Ended): Promise<readonly string[]> {
  if (inputs.report === 'none') return [];
  const facts = await factsOf(inputs, ended);
  const troubles = inputs.report === 'html' ? await writeHtml(inputs, host, facts) : [];
  await host.summary(summaryOf({ ...facts, failures: [...facts.failures, ...troubles] }));
  return troubles;
}

async function factsOf(inputs: Inputs, { ready, result, failures, messages }: Ended): Promise<SummaryFacts> {
  const { mode, region, timeZone } = inputs;
  // They may have something to tell, too.
  const sections = (await ready.sections?.()) ?? [];
  return {
    mode,
    region,
    result,
    notes: [...messages.notices, ...(ready.notes?.() ?? [])],
    failures,
    warnings: messages.warnings,
    missing: ready.missing?.() ?? [],
    logGroupClass: ready.logGroupClass,
    places: destinationPlaces(inputs),
    windows: ready.exports?.windows,
    sections: inZone(sections, timeZone),
  };
}

/** What is wrong with `report-path`, as far as a look at the file system tells; asked before anything is carried. */
export async function reportProblems(given: RawInputs, { environment }: Host): Promise<readonly Problem[]> {
  const path = given.text('report-path');
  if (given.text('report') !== 'html' || path === undefined) return [];
  return reportPathProblems({ workspace: environment.workspace, path });
}

/** The HTML file, and all its figures as JSON beside it. */
async function writeHtml(inputs: Inputs, host: Host, facts: SummaryFacts): Promise<readonly string[]> {
  // It brings the library that draws.
  const { htmlReport } = await import('../report/html/page.js');
  const { workspace, repository, workflow, runUrl } = host.environment;
  const page = await htmlReport(facts, {
    title: MODE_FACTS[inputs.mode].title,
    repository,
    workflow,
    runUrl,
  });
  const files = [
    ['report-path', inputs.reportPath, page],
    ['report-json-path', jsonPathOf(inputs.reportPath), reportJson(facts)],
  ] as const;
  const troubles: string[] = [];
  for (const [output, path, text] of files) {
    try {
      host.output(output, await writeReport({ workspace, path }, text));
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      troubles.push(error.message);
    }
  }
  return troubles;
}

/** `log-ferry-report.html` → `log-ferry-report.json`. */
function jsonPathOf(path: string): string {
  return `${path.replace(/\.html?$/i, '')}.json`;
}
