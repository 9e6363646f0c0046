import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** What each product may import beside itself. */
const product = [
  'setup',
  'inputs',
  'engine',
  'encode',
  'workers',
  'cloudwatch-logs',
  'objects',
  'statistics',
  'preflight',
  'time-zone',
  'errors',
];
/** Which folder may import which (CONTRIBUTING.md tells why). Anything not listed is refused. */
const layers = {
  index: ['main', 'platform'],
  worker: ['workers', 'objects', 'log-types'],
  main: [
    'main',
    'setup',
    'inputs',
    'engine',
    'log-types',
    'alb',
    'amplify',
    'export',
    'cloudwatch-logs',
    'preflight',
    'report',
    'platform',
    'time-zone',
    'errors',
    'escape',
  ],
  setup: ['errors', 'engine', 'workers', 'cloudwatch-logs', 'objects', 'statistics'],
  inputs: ['inputs', 'log-types', 'time-zone', 'errors'],
  alb: [...product, 'alb', 'log-types'],
  // Data alone, which others may read.
  'log-types': ['log-types', 'encode'],
  amplify: [...product, 'amplify'],
  export: [...product, 'export', 'escape'],
  preflight: ['preflight', 'setup', 'cloudwatch-logs', 'encode', 'engine', 'inputs', 'time-zone', 'errors'],
  engine: ['engine', 'errors'],
  encode: ['encode', 'errors'],
  workers: ['workers', 'encode', 'cloudwatch-logs', 'statistics', 'errors'],
  'cloudwatch-logs': ['cloudwatch-logs', 'encode', 'engine', 'errors'],
  objects: ['objects', 'encode', 'workers', 'engine', 'time-zone', 'errors'],
  report: ['report', 'statistics', 'time-zone', 'engine', 'preflight', 'errors', 'escape'],
  // What it does for a run has its types in setup.
  platform: ['platform', 'setup', 'workers', 'encode', 'objects', 'engine', 'errors', 'escape'],
  statistics: ['statistics', 'encode', 'errors', 'escape'],
  'time-zone': [],
  errors: ['errors'],
  escape: [],
};
const pathsOf = (layer) => [`./src/${layer}.ts`, `./src/${layer}`];
const zones = Object.entries(layers).map(([layer, allowed]) => ({
  target: pathsOf(layer),
  from: './src',
  except: allowed.flatMap((other) => [`./${other}.ts`, `./${other}`]),
  message: `${layer} may import only: ${allowed.join(', ') || 'nothing'}.`,
}));
/** What knows neither the runner nor AWS's SDK. */
const sdkFree = [
  'src/engine/**',
  'src/encode/**',
  'src/workers/**',
  'src/report/**',
  'src/statistics/**',
  'src/inputs/**',
  'src/main/**',
  'src/export/insights/**',
];
const budgets = {
  'max-lines': ['error', 250],
  'max-lines-per-function': ['error', { max: 40, skipComments: true }],
  complexity: ['error', 10],
  'max-params': ['error', 3],
};

/** What programs of others load, by its default export. */
const CONFIGURATION = ['*.config.js', 'test/transform.js'];

export default tseslint.config(
  { ignores: ['dist', 'build', 'coverage', '.demo'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { 'import-x': importX },
    rules: {
      'import-x/no-default-export': 'error',
      'import-x/no-cycle': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // It does not see assignments such as `this.#x ??= …`.
      'no-unused-private-class-members': 'off',
      'max-lines': budgets['max-lines'],
    },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      ...budgets,
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      'no-restricted-globals': [
        'error',
        { name: 'process', message: 'Only platform/ and index.ts touch the process.' },
      ],
      'import-x/no-restricted-paths': ['error', { zones, basePath: import.meta.dirname }],
    },
  },
  {
    files: ['src/index.ts', 'src/platform/**'],
    rules: { 'no-restricted-globals': 'off' },
  },
  {
    // Pure of the runner: only platform/ and index.ts know it.
    files: ['src/**'],
    ignores: ['src/platform/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: ['@actions/*'] }] },
  },
  {
    files: sdkFree,
    rules: { 'no-restricted-imports': ['error', { patterns: ['@aws-sdk/*', '@smithy/*', '@actions/*'] }] },
  },
  {
    // AssemblyScript: what TypeScript makes of its numbers and memory is not what it means; its own compiler and
    // kernel/tsconfig.json check its types. The rest holds as for src/.
    files: ['kernel/**/*.ts'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { parserOptions: { projectService: false } },
  },
  {
    files: ['kernel/**/*.ts'],
    rules: {
      ...budgets,
      // A call with an object would allocate, and what is a call by itself is one for each field of each line.
      'max-params': ['error', 4],
      complexity: ['error', 13],
      'max-lines-per-function': ['error', { max: 45, skipComments: true }],
      'no-restricted-imports': ['error', { patterns: ['../*'] }],
      // AssemblyScript has none.
      '@typescript-eslint/consistent-type-imports': 'off',
      // Types of the numbers say how wide they are.
      '@typescript-eslint/no-inferrable-types': 'off',
    },
  },
  { files: CONFIGURATION, ...tseslint.configs.disableTypeChecked },
  {
    files: CONFIGURATION,
    rules: {
      'import-x/no-default-export': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
    },
  },
  prettier,
);
