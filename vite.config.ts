import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import type { BuildEnvironmentOptions, UserConfig } from 'vite';
import { keepLazy, noNodeGlobals } from './scripts/build/bundle-checks.mjs';
import { externalPackages, packageEntries } from './scripts/build/entries.mjs';
import { queriesOnly } from './scripts/build/queries-only.mjs';
import { tightTemplates } from './scripts/build/tight-templates.mjs';
import { trustedTypesPolicy } from './scripts/build/trusted-types-policy.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));
const common: BuildEnvironmentOptions = {
  target: 'es2022',
  outDir: 'dist',
  emptyOutDir: false,
  sourcemap: true,
  reportCompressedSize: false,
};

/** Modules for npm: readable, one file per entry over shared chunks, dependencies left outside. */
function forPackage(): UserConfig {
  return {
    build: {
      ...common,
      minify: false,
      lib: { entry: packageEntries(), formats: ['es'] },
      rolldownOptions: {
        external: externalPackages(),
        output: { chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  };
}

/**
 * Few chunks, so that each compresses well: the English texts side by side, without code between them; all else that is loaded at once; and
 * what every adapter with schemas needs. The entry holds nothing, so a page may load it under any address, as with `?v=2`.
 */
const chunkGroups = [
  { name: 'en', tags: ['$initial' as const], test: /\/locales\/en[./]/ },
  { name: 'kit', tags: ['$initial' as const] },
  { name: 'contract', test: /\/src\/adapter\/(parse|run-call|change-feed)\.ts$/ },
];

/** For a script tag: everything inside and minified, as a module with lazy chunks or in one file. */
function forScriptTag(classic: boolean): UserConfig {
  return {
    // Library mode keeps Vite's preload helper out, which would add link elements to the page.
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      tightTemplates,
      trustedTypesPolicy('uss-kit'),
      queriesOnly(),
      noNodeGlobals,
      ...(classic ? [] : [keepLazy]),
    ],
    build: {
      ...common,
      license: { fileName: 'uss-kit.licenses.md' },
      lib: {
        entry: { 'uss-kit': 'components/uss-kit.ts' },
        name: 'UssKit',
        formats: [classic ? 'iife' : 'es'],
      },
      rolldownOptions: {
        output: {
          minify: true,
          comments: false,
          entryFileNames: classic ? '[name].classic.js' : '[name].js',
          chunkFileNames: 'uss-kit/[name]-[hash].js',
          ...(!classic && { codeSplitting: { groups: chunkGroups } }),
        },
      },
    },
  };
}

/** The command `uss-kit`: one module for Node, dependencies left outside; what it alone needs is inside, so that no host installs it. */
function forCommand(): UserConfig {
  return {
    ssr: { noExternal: ['csp_evaluator'] },
    build: {
      ...common,
      ssr: 'src/cli/bin.ts',
      license: { fileName: 'cli.licenses.md' },
      target: 'node20',
      minify: false,
      rolldownOptions: {
        output: { entryFileNames: 'cli.js', codeSplitting: false, banner: '#!/usr/bin/env node' },
      },
    },
  };
}

const builds: Readonly<Record<string, () => UserConfig>> = {
  'script-tag': () => forScriptTag(false),
  classic: () => forScriptTag(true),
  command: forCommand,
};

export default defineConfig(({ mode }) => ({
  root,
  configFile: false,
  publicDir: false,
  ...(builds[mode] ?? forPackage)(),
}));
