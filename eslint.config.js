import { defineConfig } from 'eslint/config';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { boundariesConfig } from './scripts/lint/boundaries.js';
import { localRules } from './scripts/lint/local-rules.js';
import {
  losslessJson,
  namedClass,
  noBarrels,
  noDom,
  noNetwork,
  noZodGlobals,
  specifiers,
  unsafeLit,
  zodMini,
  zodNamespaceOnly,
} from './scripts/lint/restrictions.js';

const rule = (...entries) => ['error', ...entries];
const templates = [
  'components/**/*.ts',
  'stories/**/*.ts',
  'test/**/*.ts',
  'src/**/*.ts',
  'proxy/card-frame/**/*.ts',
];

export default defineConfig(
  {
    ignores: [
      '**/dist/',
      '**/node_modules/',
      'storybook-static/',
      'coverage/',
      'reports/',
      '.stryker-tmp/',
      'proxy/data/',
      'test/types/',
    ],
  },
  {
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
  },

  {
    name: 'uss/typescript',
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './tsconfig.node.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: rule('always'),
      'no-console': rule({ allow: ['warn', 'error'] }),
      'no-eval': rule(),
      'no-implied-eval': 'off',
      '@typescript-eslint/no-implied-eval': rule(),
      'no-new-func': rule(),
      'no-alert': rule(),
      'prefer-const': rule(),
      'object-shorthand': rule(),
      'max-lines': rule({ max: 350, skipBlankLines: true, skipComments: true }),
      'no-restricted-syntax': rule(...specifiers, ...namedClass),
      '@typescript-eslint/consistent-type-imports': rule({ fixStyle: 'separate-type-imports' }),
      '@typescript-eslint/no-import-type-side-effects': rule(),
      '@typescript-eslint/explicit-member-accessibility': rule({ accessibility: 'no-public' }),
      '@typescript-eslint/switch-exhaustiveness-check': rule({
        considerDefaultExhaustiveForUnions: true,
      }),
      '@typescript-eslint/restrict-template-expressions': rule({ allowNumber: true }),
      '@typescript-eslint/naming-convention': rule({
        selector: ['variableLike', 'memberLike', 'typeLike'],
        format: null,
        leadingUnderscore: 'forbid',
        trailingUnderscore: 'forbid',
        filter: { regex: '^_$', match: false }, // a parameter that is passed but not wanted
      }),
      // An async function may answer at once: its throws are rejections all the same.
      '@typescript-eslint/require-await': 'off',
    },
  },
  { files: ['**/*.{ts,js,mjs}'], ...boundariesConfig, name: 'uss/arrows' },

  {
    name: 'uss/browser-code',
    files: ['src/**/*.ts', 'components/**/*.ts'],
    ignores: ['src/index.ts', 'src/adapter/http/**', 'src/cli/**'],
    rules: {
      'no-restricted-imports': rule({ patterns: [unsafeLit, zodMini] }),
      'no-restricted-globals': rule(...noNetwork.globals),
      'no-restricted-syntax': rule(
        ...specifiers,
        ...namedClass,
        ...noBarrels,
        ...noZodGlobals,
        ...noNetwork.syntax,
        zodNamespaceOnly,
      ),
    },
  },
  {
    name: 'uss/may-use-the-network',
    files: [
      'src/index.ts',
      'src/adapter/http/**/*.ts',
      'src/cli/**/*.ts',
      'proxy/card-frame/**/*.ts',
    ],
    rules: {
      'no-restricted-imports': rule({ patterns: [unsafeLit, zodMini] }),
      'no-restricted-syntax': rule(...specifiers, ...namedClass, ...noZodGlobals, zodNamespaceOnly),
    },
  },
  {
    name: 'uss/pure-core',
    files: ['src/{money,model,billing,sandbox}/**/*.ts'],
    plugins: { uss: localRules },
    rules: { 'uss/no-wall-clock': rule() },
  },
  {
    name: 'uss/no-page',
    files: ['src/{money,model,billing}/**/*.ts', 'src/adapter/{protocol,conformance}/**/*.ts'],
    rules: { 'no-restricted-globals': rule(...noNetwork.globals, ...noDom) },
  },
  {
    name: 'uss/server',
    files: ['proxy/**/*.ts'],
    ignores: ['proxy/card-frame/**'],
    rules: { 'no-restricted-globals': rule(...noDom) },
  },
  {
    name: 'uss/wire',
    files: ['proxy/aria/**/*.ts'],
    ignores: ['proxy/aria/json.ts', '**/*.test.ts'],
    rules: {
      'no-restricted-syntax': rule(...specifiers, ...namedClass, ...losslessJson),
    },
  },
  {
    name: 'uss/command-line',
    files: ['src/cli/**/*.ts', 'proxy/**/*.ts'],
    ignores: ['proxy/card-frame/**'],
    rules: { 'no-console': 'off' },
  },

  {
    name: 'uss/templates',
    files: templates,
    extends: [lit.configs['flat/recommended'], wc.configs['flat/best-practice']],
    plugins: { 'lit-a11y': litA11y, uss: localRules },
    rules: {
      ...litA11y.configs.recommended.rules,
      'lit/no-classfield-shadowing': rule(),
      'lit/no-this-assign-in-render': rule(),
      'lit/no-value-attribute': rule(),
      'uss/strict-template': rule(),
      // LitElement declares every life cycle method, so there is nothing to guard.
      'wc/guard-super-call': 'off',
      // Lit calls event handlers of a template with the element as `this`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    name: 'uss/element-texts',
    files: ['components/**/*.ts', 'proxy/card-frame/**/*.ts'],
    plugins: { uss: localRules },
    rules: { 'uss/no-template-text': rule() },
  },
  {
    name: 'uss/made-by-scripts',
    files: ['src/i18n/locales/**/*.ts', 'src/i18n/term-ids.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    name: 'uss/tests-and-stories',
    files: ['test/**/*.ts', 'stories/**/*.ts', 'proxy/**/*.test.ts'],
    rules: {
      'no-restricted-imports': rule({ patterns: [unsafeLit] }),
      'max-lines': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/unbound-method': 'off', // a method asked whether it was called
      // The DOM diffing of @open-wc/testing types chai's equal() as if it always gave a promise.
      '@typescript-eslint/no-floating-promises': rule({
        allowForKnownSafeCalls: [{ from: 'package', name: 'Equal', package: '@types/chai' }],
      }),
    },
  },

  {
    name: 'uss/scripts',
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { ecmaVersion: 'latest' },
    rules: { eqeqeq: rule('always'), 'prefer-const': rule(), 'no-unused-vars': rule() },
  },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
);
