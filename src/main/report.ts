import { ConfigError, type Problem } from '../errors.js';
import { MODE_FACTS, type Given, type Inputs } from '../inputs/inputs.js';
import type { Host } from '../platform/actions.js';
import { reportPathProblems, writeReport } from '../platform/report-file.js';
import type { FinishedRun } from './run.js';
import type { Verdict } from './verdict.js';
import { reportJson } from '../report/json.js';
import { summaryOf, type SummaryFacts } from '../report/summary.js';

/** A run that has ended, and what its figures mean. */
interface Ended extends FinishedRun, Verdict {}

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

async function factsOf(
  { mode, region }: Inputs,
  { ready, result, failures, warnings }: Ended,
): Promise<SummaryFacts> {
  return {
    mode,
    region,
    result,
    notes: ready.notes?.() ?? [],
    failures,
    missing: [...warnings, ...(ready.missing?.() ?? [])],
    logGroupClass: ready.logGroupClass,
    windows: ready.exports?.windows,
    sections: (await ready.sections?.()) ?? [],
  };
}

/** What is wrong with `report-path`, as far as a look at the file system tells; asked before anything is carried. */
export async function reportProblems(given: Given, { environment }: Host): Promise<readonly Problem[]> {
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
