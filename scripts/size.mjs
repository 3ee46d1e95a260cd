import { existsSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, loadConfigFromFile, mergeConfig } from 'vite';
import { root } from './build/entries.mjs';

/**
 * What a subscriber's page loads to pick a plan over the http adapter, in gzipped kilobytes: at once, and with what follows
 * until the change is made. The aim is for both together; docs/decisions/0004-first-load-size.md says how the limits came about.
 */
const budget = { aim: 45, limits: { atOnce: 89, together: 113 } };
const pageElements = ['provider', 'plan-picker', 'rate-preview', 'billing-group-selector'];

const virtualPage = 'virtual:page';
const isHttp = (id) => /\/src\/adapter\/http\/http-adapter\.ts$/.test(id);
const isSandbox = (id) => /\/src\/(adapter\/sandbox|sandbox)\//.test(id);
/** What the http adapter loads for the sandbox of a development server. */
const isDevelopment = (id) => /\/src\/adapter\/http\/sandbox-routes\.ts$/.test(id);
/** Fields for cards and accounts load with the first form that asks for one. */
const isPayment = (id) => /\/src\/payment-fields\//.test(id);
/** The forms for billing groups and payment methods: for who makes or changes one on the way. */
const isPayerForms = (id) => /\/components\/payers\/forms\.ts$/.test(id);
const isExtraLocale = (id) => /\/src\/i18n\/locales\/(?!en[./])/.test(id);

async function bundle(mode, entry) {
  const command = { command: 'build', mode };
  const { config } = await loadConfigFromFile(command, join(root, 'vite.config.ts'));
  const page = {
    name: 'page',
    resolveId: (id) => (id === virtualPage ? `\0${id}` : null),
    load: (id) =>
      id === `\0${virtualPage}`
        ? {
            code: pageElements
              .map((name) => `import '${root}components/${name}/${name}.define.ts';`)
              .join('\n'),
            moduleSideEffects: true,
          }
        : null,
  };
  const overrides = {
    configFile: false,
    mode,
    logLevel: 'error',
    plugins: [page],
    build: { write: false, sourcemap: false, license: false },
  };
  const merged = mergeConfig(config, overrides);
  if (entry) merged.build.rolldownOptions.input = { page: entry };
  const [{ output }] = await build(merged);
  return output.filter(({ type }) => type === 'chunk');
}

const gzipped = (chunks) =>
  [...chunks].reduce((bytes, { code }) => bytes + gzipSync(code, { level: 9 }).length, 0);
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1).padStart(6)} kB`;

/** Chunks loaded from `start`: static imports always, dynamic ones when `wanted` says so. */
function reach(chunks, start, wanted = () => false) {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const loaded = new Set();
  const visit = (chunk) => {
    if (!chunk || loaded.has(chunk)) return;
    loaded.add(chunk);
    chunk.imports.forEach((name) => visit(byName.get(name)));
    chunk.dynamicImports
      .map((name) => byName.get(name))
      .filter((each) => each && wanted(each.moduleIds))
      .forEach(visit);
  };
  start.forEach(visit);
  return loaded;
}

function owner(id) {
  const path = relative(root, id.replace(/^\0/, ''));
  const [, dependency] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path) ?? [];
  if (dependency) return dependency;
  const [, ours] = /^((?:src|components)\/[^/]+)/.exec(path) ?? [];
  return ours ?? 'bundler';
}

/** Shares each chunk's gzipped bytes among packages by the length of their code before minifying. */
function breakdown(chunks) {
  const shares = new Map();
  for (const chunk of chunks) {
    const modules = Object.entries(chunk.modules);
    const whole = modules.reduce((sum, [, { renderedLength }]) => sum + renderedLength, 0);
    const bytes = gzipSync(chunk.code, { level: 9 }).length;
    for (const [id, { renderedLength }] of modules) {
      const part = whole ? (renderedLength / whole) * bytes : 0;
      shares.set(owner(id), (shares.get(owner(id)) ?? 0) + part);
    }
  }
  return [...shares].sort(([, one], [, other]) => other - one);
}

const missing = pageElements.filter(
  (name) => !existsSync(join(root, `components/${name}/${name}.define.ts`)),
);
if (missing.length) {
  console.error(`Cannot measure: no ${missing.map((name) => `uss-${name}`).join(', ')} yet.`);
  process.exit(1);
}

const pageChunks = await bundle('script-tag', virtualPage);
const pageStart = pageChunks.filter(({ isEntry }) => isEntry);
const page = reach(
  pageChunks,
  pageStart,
  (ids) =>
    !ids.some(
      (id) =>
        isSandbox(id) ||
        isDevelopment(id) ||
        isPayerForms(id) ||
        isPayment(id) ||
        isExtraLocale(id),
    ),
);
if (![...page].some(({ moduleIds }) => moduleIds.some(isHttp)))
  throw new Error('The page does not load the http adapter: nothing that is measured here counts.');
const together = gzipped(page);
const atOnce = gzipped(reach(pageChunks, pageStart));

console.log('Picker, preview and selector on the http adapter, gzipped');
for (const [name, bytes] of breakdown(page)) console.log(`${kilobytes(bytes)}  ${name}`);
console.log(`${kilobytes(together)}  together, of which ${kilobytes(atOnce).trim()} at once`);

const kit = await bundle('script-tag');
const kitStart = kit.filter(({ isEntry }) => isEntry);
const kitAtOnce = reach(kit, kitStart);
const sandboxStart = kit.filter(({ moduleIds, isEntry }) => !isEntry && moduleIds.some(isSandbox));
const sandbox = [...reach(kit, sandboxStart)].filter((chunk) => !kitAtOnce.has(chunk));
const classic = await bundle('classic');

console.log('\nBuilds, gzipped');
const sizes = {
  'uss-kit.js with what it loads at once': gzipped(kitAtOnce),
  'uss-kit.classic.js': gzipped(classic),
  'sandbox chunks of uss-kit.js, lazy': gzipped(sandbox),
};
for (const [name, bytes] of Object.entries(sizes)) console.log(`${kilobytes(bytes)}  ${name}`);

const result = { page: together, 'page at once': atOnce, ...sizes };
if (process.env.USS_SIZES) writeFileSync(process.env.USS_SIZES, JSON.stringify(result, null, 2));
const figures = [
  ['at once', atOnce, budget.limits.atOnce],
  ['together', together, budget.limits.together],
];
const over = figures.filter(([, bytes, limit]) => bytes > limit * 1000);
const limits = figures.map(([name, , limit]) => `${limit} kB ${name}`).join(', ');
if (over.length > 0) {
  console.error(`\nOver the limit ${over.map(([name]) => name).join(' and ')}: ${limits}.`);
  process.exitCode = 1;
} else if (together > budget.aim * 1000) {
  console.warn(`\nOver the aim of ${budget.aim} kB, within the limits: ${limits}.`);
} else {
  console.log(`\nWithin the aim of ${budget.aim} kB.`);
}
