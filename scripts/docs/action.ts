import { stringify } from 'yaml';
import { modesByInput } from '../../src/inputs/schema.js';
import { MODES } from '../../src/inputs/tables/common.js';
import { outputs } from '../../src/inputs/tables/outputs.js';
import { defaultText, documented, type Documented } from './documented.js';
import { formatted } from './page.js';

export const HEAD = '# Written by `npm run docs` from src/inputs; do not edit.\n';

export async function renderAction(): Promise<string> {
  const inputs = [...modesByInput().keys()].map((name) => [name, actionInput(documented(name))] as const);
  const action = {
    name: 'AWS Log Ferry',
    description: 'Carries AWS logs to where they are wanted, on a cron, with no always-on AWS compute',
    author: 'AWS Log Ferry contributors',
    branding: { icon: 'anchor', color: 'orange' },
    inputs: Object.fromEntries(inputs),
    outputs: Object.fromEntries(
      Object.entries(outputs).map(([name, description]) => [name, { description }]),
    ),
    runs: { using: 'node24', main: 'dist/index.js', post: 'dist/post/index.js', 'post-if': 'cancelled()' },
  };
  return formatted('action.yml', HEAD + stringify(action, { lineWidth: 0 }));
}

function actionInput(input: Documented): Record<string, string | boolean> {
  const isCommon = input.modes.length === MODES.length;
  const values = new Set(input.defaults.map(([, value]) => value));
  const [value] = values;
  const fixed = input.note.runner ?? (isCommon && values.size === 1 ? value : undefined);
  const shown = input.required || fixed !== undefined ? '' : defaultText(input);
  const parts = [
    isCommon ? '' : `[${input.modes.join(', ')}]`,
    input.description,
    input.required && !isCommon ? 'Required.' : '',
    shown === '' ? '' : `Default: ${shown}.`,
  ];
  return {
    description: parts.filter((part) => part !== '').join(' '),
    required: input.required && isCommon,
    ...(fixed === undefined ? {} : { default: fixed }),
  };
}
