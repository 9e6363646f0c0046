/** The parts that all jobs of the reusable workflows share. Their actions are pinned here, and only here. */
import type { WorkflowInputs } from './workflow-inputs.js';

const CHECKOUT = 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1';
const UPLOAD = 'actions/upload-artifact@043fb46d1a93c77aae656e7c1c64a875d1fc6a0a # v7.0.1';

export const RUNS_ON =
  "startsWith(inputs.runs-on, '[') && fromJSON(inputs.runs-on) || inputs.runs-on || 'ubuntu-latest'";
export const ARTIFACT = "inputs.report-artifact || 'log-ferry-report'";

export function jobHead({ issues }: { readonly issues?: string }): string[] {
  return [
    `  runs-on: ${expression(RUNS_ON)}`,
    `  environment: ${expression('inputs.environment')}`,
    `  timeout-minutes: ${expression("fromJSON(inputs.timeout-minutes || '360')")}`,
    '  permissions:',
    '    contents: read # for the checkout of the action',
    '    id-token: write # signs in to AWS without stored keys',
    ...(issues === undefined ? [] : [`    issues: write # ${issues}`]),
  ];
}

export interface Carrying {
  readonly name: string;
  readonly id: string;
  /** The lines of `with:`. */
  readonly given: readonly string[];
  /** The name of the report's artifact as an expression, where there may be one. */
  readonly artifact?: string;
}

export function steps({ name, id, given, artifact }: Carrying): string[] {
  return [
    '    # job.workflow_* name the workflow file of this job, even if another repository calls it. The variables are for',
    '    # servers and runners without them.',
    '    - name: Know the commit of this workflow',
    `      if: ${expression('!((job.workflow_repository || vars.LOG_FERRY_REPOSITORY) && (job.workflow_sha || vars.LOG_FERRY_REF))')}`,
    '      run: |',
    "        echo '::error::Expected job.workflow_repository and job.workflow_sha, found nothing. This server does not know them: set the variables LOG_FERRY_REPOSITORY (owner/name) and LOG_FERRY_REF (a commit) in the organization or the repository.'",
    '        exit 1',
    '    - name: Check out the action',
    `      uses: ${CHECKOUT}`,
    '      with:',
    `        repository: ${expression('job.workflow_repository || vars.LOG_FERRY_REPOSITORY')}`,
    `        ref: ${expression('job.workflow_sha || vars.LOG_FERRY_REF')}`,
    '        path: .log-ferry',
    '        sparse-checkout: dist # and the files beside it',
    '        persist-credentials: false',
    `    - name: ${name}`,
    `      id: ${id}`,
    '      uses: ./.log-ferry',
    '      with:',
    ...given.map((line) => `        ${line}`),
    ...(artifact === undefined ? [] : reportSteps(id, artifact)),
  ];
}

/** Keeps the report so that it opens by one click: not zipped, and then an artifact has the name of its file. */
function reportSteps(id: string, artifact: string): string[] {
  const report = `steps.${id}.outputs.report-path`;
  const isThere = `      if: ${expression(`always() && ${report} != ''`)}`;
  return [
    '    # An artifact that is not zipped opens in the browser and has the name of its file: each job of a run needs its own.',
    '    - name: Name the report',
    isThere,
    '      env:',
    `        REPORT: ${expression(report)}`,
    `        NAME: ${expression(artifact)}`,
    '      shell: bash',
    '      run: cp "$REPORT" "$RUNNER_TEMP/$NAME.html"',
    '    - name: Keep the report',
    '      id: report',
    isThere,
    `      uses: ${UPLOAD}`,
    '      with:',
    `        path: ${expression(`format('{0}/{1}.html', runner.temp, ${artifact})`)}`,
    '        archive: false',
    '        if-no-files-found: error',
    '    - name: Link the report in the summary',
    `      if: ${expression("always() && steps.report.outputs.artifact-url != ''")}`,
    '      env:',
    `        URL: ${expression('steps.report.outputs.artifact-url')}`,
    '      shell: bash',
    '      run: echo "[Open the report]($URL)" >> "$GITHUB_STEP_SUMMARY"',
  ];
}

/** What the workflow hands on to the action; what was not given is empty, and the action takes it as absent. */
export function passed(inputs: WorkflowInputs, names: readonly string[]): string[] {
  return names.filter((name) => name in inputs).map((name) => `${name}: ${expression(`inputs.${name}`)}`);
}

export function expression(text: string): string {
  return `\${{ ${text} }}`;
}
