/** The inputs of the reusable workflows: those of the action, and the few that only a job has. */
import { entriesOf, modesByInput } from '../../src/inputs/schema.js';
import { MODES } from '../../src/inputs/tables/common.js';
import type { ModeName } from '../../src/inputs/types.js';
import { defaultText, documented } from './documented.js';

export interface WorkflowInput {
  readonly description: string;
  readonly type: 'string' | 'choice';
  readonly required: boolean;
  readonly options?: readonly string[];
}

export type WorkflowInputs = Readonly<Record<string, WorkflowInput>>;

/** The workflow says the mode, the runner the token, and only a last job has `needs`. */
const NEVER = ['mode', 'github-token', 'needs'];
/** A backfill plans by itself, and says from where to where. */
const NOT_IN_BACKFILL = ['github-token', 'needs', 'dry-run', 'verify', 'lookback'];

function optional(description: string): WorkflowInput {
  return { description, type: 'string', required: false };
}

function needed(description: string): WorkflowInput {
  return { description, type: 'string', required: true };
}

/** What a job has and the action has not. */
const JOB_INPUTS: WorkflowInputs = {
  environment: optional(
    'GitHub environment of the job that signs in to AWS, for its protection rules and for the `sub` claim that a role trusts. Default: none.',
  ),
  'runs-on': optional('Label of the runner, or a JSON list of labels. Default: `ubuntu-latest`.'),
  'timeout-minutes': optional('Minutes after which GitHub ends a job. Default: `360`.'),
  'report-artifact': optional(
    'Name of the artifact that keeps the HTML report, without its ending `.html`. Callers that run this workflow several times in one run give each a name. Default: `log-ferry-report`.',
  ),
};

/** The jobs, and whoever runs them again, must mean the same window. */
const WINDOW_INPUTS: WorkflowInputs = {
  from: needed(
    'Start of the window: an RFC 3339 instant, or a date (00:00 UTC). For `amplify` it lies on a full hour.',
  ),
  to: needed('End of the window, exclusive. For `amplify` it lies on a full hour.'),
  split: optional(
    'Length of the window of one job. A matrix has at most 256: where that is not enough, it is widened. Default: `1d`.',
  ),
};

const BACKFILL_INPUTS: WorkflowInputs = {
  'max-parallel': optional('How many windows are carried at once. Default: `8`, for `export` `1`.'),
};

/** GitHub's form to start a workflow by hand takes at most 25 inputs: these, as far as the mode has them. */
const DISPATCHED = [
  'mode',
  'aws-region',
  'role-to-assume',
  'app-id',
  'domain-names',
  'source-bucket',
  'source-prefix',
  'load-balancers',
  'log-types',
  'log-groups',
  'destination-bucket',
  'destination-prefix',
  'destination-log-group',
  'create-log-group',
  'too-old',
  'filter',
  'from',
  'to',
  'ledger',
  'redo',
  'split',
  'max-parallel',
  'dry-run',
  'report',
  'environment',
];
export const MAX_DISPATCHED = 25;

export function inputsOfMode(mode: ModeName): WorkflowInputs {
  const names = [...entriesOf(mode).keys()].filter((name) => !NEVER.includes(name));
  return { ...described(names, [mode]), ...JOB_INPUTS };
}

export function inputsOfBackfill(): WorkflowInputs {
  const names = [...modesByInput().keys()].filter((name) => !NOT_IN_BACKFILL.includes(name));
  const all = { ...described(names, MODES), ...BACKFILL_INPUTS, ...JOB_INPUTS };
  return { ...all, ...WINDOW_INPUTS };
}

/** Those that the form offers. */
export function dispatched(inputs: WorkflowInputs): WorkflowInputs {
  const entries = DISPATCHED.flatMap((name) => {
    const input = inputs[name];
    if (input === undefined) return [];
    const choice = { ...input, type: 'choice' as const, options: MODES };
    return [[name, name === 'mode' ? choice : input] as const];
  });
  return Object.fromEntries(entries);
}

function described(names: readonly string[], modes: readonly ModeName[]): WorkflowInputs {
  return Object.fromEntries(
    names.map((name) => {
      const input = documented(name, modes);
      const isPartial = input.modes.length < modes.length;
      const shown = input.required ? '' : defaultText(input);
      const parts = [
        isPartial ? `[${input.modes.join(', ')}]` : '',
        input.description,
        shown === '' ? '' : `Default: ${shown}.`,
      ];
      const description = parts.filter((part) => part !== '').join(' ');
      return [name, { description, type: 'string' as const, required: input.required && !isPartial }];
    }),
  );
}
