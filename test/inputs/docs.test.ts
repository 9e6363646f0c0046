import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { renderAction } from '../../scripts/docs/action.js';
import { renderPage } from '../../scripts/docs/page.js';
import { modesByInput, noteOf, entriesOf } from '../../src/inputs/schema.js';
import { MODES } from '../../src/inputs/tables/common.js';
import { outputs } from '../../src/inputs/tables/outputs.js';

describe('action.yml', () => {
  test('is what the schema says', async () => {
    const action = await renderAction();
    expect(readFileSync('action.yml', 'utf8').replaceAll('\r\n', '\n')).toBe(action);
    expect(parse(action)).toMatchObject({
      inputs: Object.fromEntries([...modesByInput().keys()].map((name) => [name, expect.anything()])),
      outputs: Object.fromEntries(Object.keys(outputs).map((name) => [name, expect.anything()])),
      runs: { using: 'node24', main: 'dist/index.js' },
    });
  });

  test('only what is the same in every mode has a default or is required', async () => {
    const { inputs } = parse(await renderAction()) as {
      inputs: Record<string, { required: boolean; default?: string }>;
    };
    const firm = Object.entries(inputs).filter(([, input]) => input.default !== undefined || input.required);
    for (const [name] of firm) expect(modesByInput().get(name)).toEqual(MODES);
    expect(firm.map(([name]) => name)).not.toEqual(expect.arrayContaining(['lookback', 'settle', 'ledger']));
    expect(inputs['github-token']?.default).toBe('${{ github.token }}');
    expect(Object.keys(inputs).filter((name) => inputs[name]?.required)).toEqual(['mode', 'aws-region']);
  });
});

describe('a page', () => {
  test('a marked block is filled anew, and the rest is left', async () => {
    const text = '# A\n\n<!-- inputs:export -->\n\nold\n\n<!-- /inputs:export -->\n\nrest\n';
    const filled = await renderPage(text);
    expect(filled).toContain('`on-cancel`');
    expect(filled).not.toContain('old');
    expect(filled).toMatch(/^# A[^]*\nrest\n$/);
    expect(await renderPage(filled)).toBe(filled);
  });

  test('outputs and notes are there', async () => {
    const filled = await renderPage(
      '<!-- outputs --><!-- /outputs -->\n<!-- inputs:ledger --><!-- /inputs:ledger -->\n<!-- inputs:window --><!-- /inputs:window -->',
    );
    for (const name of Object.keys(outputs)) expect(filled).toContain(`\`${name}\``);
    const ledger = entriesOf('alb').get('ledger');
    expect(filled).toContain((ledger && noteOf(ledger).shown) ?? '?');
    expect(filled).toContain('amplify `48h`, alb `48h`, export `7d`');
  });
});
