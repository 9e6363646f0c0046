import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** Which folder may import which (CONTRIBUTING.md tells why). Anything not listed is refused. */
const layers = {
  index: ['main', 'platform'],
  post: ['main', 'platform'],
  main: [
    'main',
    'inputs',
    'engine',
    'modes',
    'doctor',
    'statistics',
    'sections',
    'report',
    'platform',
    'errors',
    'escape',
  ],
  inputs: ['inputs', 'errors', 'escape'],
  modes: [
    'modes',
    'sources',
    'formats',
    'transforms',
    'sinks',
    'export',
    'encoding',
    'statistics',
    'sections',
    'engine',
    'inputs',
    'events',
    'errors',
    'escape',
  ],
  doctor: ['doctor', 'modes', 'sources', 'formats', 'sinks', 'export', 'engine', 'inputs', 'errors'],
  engine: ['engine', 'errors'],
  sources: ['sources', 'slabs', 'events', 'errors'],
  formats: ['formats', 'events', 'errors'],
  transforms: ['transforms', 'slabs', 'events', 'errors'],
  encoding: [
    'encoding',
    'slabs',
    'sources',
    'formats',
    'transforms',
    'sinks',
    'statistics',
    'events',
    'errors',
  ],
  worker: ['encoding'],
  sinks: ['sinks', 'slabs', 'events', 'errors'],
  export: ['export', 'errors'],
  report: ['report', 'sections', 'statistics', 'engine', 'doctor', 'errors', 'escape'],
  platform: ['platform', 'encoding', 'engine', 'errors', 'escape'],
  statistics: ['statistics', 'sections', 'events', 'errors'],
  sections: [],
  slabs: [],
  events: [],
  errors: [],
  escape: [],
};
const pathsOf = (layer) => [`./src/${layer}.ts`, `./src/${layer}`];
const zones = Object.entries(layers).map(([layer, allowed]) => ({
  target: pathsOf(layer),
  from: './src',
  except: allowed.flatMap((other) => [`./${other}.ts`, `./${other}`]),
  message: `${layer} may import only: ${allowed.join(', ') || 'nothing'}.`,
}));
const sdkFree = [
  'src/engine/**',
  'src/formats/**',
  'src/transforms/**',
  'src/modes/**',
  'src/report/**',
  'src/statistics/**',
  'src/inputs*',
  'src/inputs/**',
  'src/main.ts',
  'src/main/**',
];
const hostFree = [
  'src/engine/**',
  'src/formats/**',
  'src/transforms/**',
  'src/modes/**',
  'src/report/**',
  'src/statistics/**',
  'src/inputs*',
  'src/inputs/**',
  'src/main.ts',
  'src/main/**',
  'src/sources/**',
  'src/sinks/**',
  'src/export/**',
  'src/doctor/**',
];
const budgets = {
  'max-lines': ['error', 250],
  'max-lines-per-function': ['error', { max: 40, skipComments: true }],
  complexity: ['error', 10],
  'max-params': ['error', 3],
};

export default tseslint.config(
  { ignores: ['dist', 'build', 'coverage', '.demo', 'kernel'] },
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
    files: sdkFree,
    rules: { 'no-restricted-imports': ['error', { patterns: ['@aws-sdk/*', '@smithy/*', '@actions/*'] }] },
  },
  {
    files: hostFree.filter((glob) => !sdkFree.includes(glob)),
    rules: { 'no-restricted-imports': ['error', { patterns: ['@actions/*'] }] },
  },
  { files: ['*.config.js'], ...tseslint.configs.disableTypeChecked },
  { files: ['*.config.js'], rules: { 'import-x/no-default-export': 'off' } },
  prettier,
);
