import { fileURLToPath } from 'node:url';
import boundaries from 'eslint-plugin-boundaries';
import { layers } from './layers.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const resolver = fileURLToPath(new URL('./lexical-resolver.cjs', import.meta.url));

const toLayers = (names) => ({ file: { categories: { anyOf: names } } });

function policiesOf({ name, may = [], types = [], lazy = [], packages = [] }) {
  const from = { file: { categories: name } };
  const modules = packages.filter((each) => each !== 'node' && each !== 'anything');
  const allow = [{ to: toLayers([name, ...may]) }];
  if (types.length) allow.push({ to: toLayers(types), dependency: { kind: 'type' } });
  if (lazy.length) {
    allow.push({ to: toLayers(lazy), dependency: { nodeKind: 'dynamic-import' } });
  }
  if (modules.length) {
    allow.push({ to: { module: { origin: 'external', source: modules } } });
  }
  if (packages.includes('anything')) allow.push({ to: { module: { origin: 'external' } } });
  if (packages.includes('node') || packages.includes('anything')) {
    allow.push({ to: { module: { origin: 'core' } } });
  }
  return allow.map((entry) => ({ from, allow: entry }));
}

/**
 * The arrows as one ESLint configuration object; needs no type information and no files.
 *
 * @type {import('eslint').Linter.Config}
 */
export const boundariesConfig = {
  plugins: { boundaries },
  settings: {
    'import/resolver': { [resolver]: {} },
    'boundaries/root-path': root,
    'boundaries/files': layers.flatMap(({ name, files }) =>
      files.map((pattern) => ({ category: name, pattern })),
    ),
    'boundaries/files-single-match': true,
    'boundaries/legacy-templates': false,
    'boundaries/dependency-nodes': ['import', 'dynamic-import', 'export', 'require'],
    'boundaries/additional-dependency-nodes': [
      { selector: 'TSImportType Literal', kind: 'type', name: 'import-type' },
    ],
  },
  rules: {
    'boundaries/no-unknown-files': 'error',
    'boundaries/dependencies': [
      'error',
      {
        default: 'disallow',
        checkAllOrigins: true,
        checkUnknownLocals: true,
        checkInternals: true,
        message:
          '"{{from.file.categories}}" may not import {{dependency.kind}} {{to.file.categories}} ("{{dependency.source}}"): see scripts/lint/layers.js.',
        policies: layers.flatMap(policiesOf),
      },
    ],
  },
};
