import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import boundaries from 'eslint-plugin-boundaries';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** Which folder may import which (CONTRIBUTING.md tells why). Anything not listed is refused. */
const layers = {
  index: ['main', 'platform'],
  main: ['inputs', 'engine', 'modes', 'report', 'platform', 'errors'],
  inputs: ['inputs', 'errors'],
  modes: ['modes', 'sources', 'formats', 'transforms', 'sinks', 'export', 'engine', 'inputs', 'events', 'errors'],
  engine: ['engine', 'errors'],
  sources: ['sources', 'events', 'errors'],
  formats: ['formats', 'events', 'errors'],
  transforms: ['transforms', 'events', 'errors'],
  sinks: ['sinks', 'events', 'errors'],
  export: ['export', 'errors'],
  report: ['report', 'engine', 'errors'],
  platform: ['platform', 'engine', 'errors'],
  events: [],
  errors: [],
};
const files = new Set(['index', 'main', 'events', 'errors']);
const elements = Object.keys(layers).flatMap((type) => [
  { type, pattern: `src/${type}.ts`, mode: 'full' },
  ...(files.has(type) ? [] : [{ type, pattern: `src/${type}/**/*.ts`, mode: 'full' }]),
]);
const sdkFree = ['src/engine/**', 'src/formats/**', 'src/transforms/**', 'src/modes/**', 'src/report/**', 'src/inputs*', 'src/inputs/**', 'src/main.ts'];
const hostFree = ['src/engine/**', 'src/formats/**', 'src/transforms/**', 'src/modes/**', 'src/report/**', 'src/inputs*', 'src/inputs/**', 'src/main.ts', 'src/sources/**', 'src/sinks/**', 'src/export/**'];
const budgets = {
  'max-lines': ['error', 250],
  'max-lines-per-function': ['error', { max: 40, skipComments: true }],
  complexity: ['error', 10],
  'max-params': ['error', 3],
};

export default tseslint.config(
  { ignores: ['dist', 'build', 'coverage', '.demo'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['*.js'] }, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { 'import-x': importX },
    rules: {
      'import-x/no-default-export': 'error',
      'import-x/no-cycle': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': budgets['max-lines'],
    },
    settings: { 'import-x/resolver': { typescript: true } },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { boundaries },
    settings: { 'boundaries/elements': elements, 'boundaries/include': ['src/**/*.ts'] },
    rules: {
      ...budgets,
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      'no-restricted-globals': ['error', { name: 'process', message: 'Only platform/ and index.ts touch the process.' }],
      'boundaries/element-types': [
        'error',
        { default: 'disallow', rules: Object.entries(layers).map(([from, allow]) => ({ from, allow })) },
      ],
      'boundaries/no-unknown-files': 'error',
    },
  },
  {
    files: ['src/index.ts', 'src/platform/**'],
    rules: { 'no-restricted-globals': 'off' },
  },
  { files: sdkFree, rules: { 'no-restricted-imports': ['error', { patterns: ['@aws-sdk/*', '@smithy/*', '@actions/*'] }] } },
  {
    files: hostFree.filter((glob) => !sdkFree.includes(glob)),
    rules: { 'no-restricted-imports': ['error', { patterns: ['@actions/*'] }] },
  },
  { files: ['*.config.js'], ...tseslint.configs.disableTypeChecked },
  { files: ['*.config.js'], rules: { 'import-x/no-default-export': 'off' } },
  prettier,
);
