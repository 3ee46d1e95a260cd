import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { elementNames, root } from './build/entries.mjs';
import { withHashes, writeIntegrity } from './build/integrity.mjs';

const stamp = join(root, 'dist/.built');
const inputs = [
  'src',
  'components',
  'scripts/build',
  'scripts/build.mjs',
  'docs/world.schema.json',
  'vite.config.ts',
  'tsconfig.json',
  'tsconfig.build.json',
  'package.json',
  'package-lock.json',
];

/** The time of the last change to anything that the build reads. */
function newest(path) {
  if (!existsSync(path)) return 0;
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return readdirSync(path).reduce(
    (time, name) => Math.max(time, newest(join(path, name))),
    mtimeMs,
  );
}

/** True when dist was not built by a whole build after the last change. */
export function isStale() {
  if (!existsSync(stamp)) return true;
  const built = statSync(stamp).mtimeMs;
  return inputs.some((input) => newest(join(root, input)) > built);
}

function run(title, script, args) {
  console.log(`\n${title}`);
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`${title} failed.`);
}

/**
 * A host that imports an element also gets the types of its events. The element's own declarations
 * do not mention the event map, for no signature does.
 */
function declareEvents() {
  for (const name of elementNames()) {
    const file = join(root, `dist/types/components/${name}/${name}.d.ts`);
    appendFileSync(file, "import '../../src/events/event-map.js';\n");
  }
}

/** Builds dist whole: npm modules, both script-tag builds, the command, type declarations, the manifest, and the hashes of scripts. */
export async function buildAll() {
  const started = new Date();
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const configFile = join(root, 'vite.config.ts');
  for (const [mode, title] of [
    ['package', 'npm modules'],
    ['script-tag', 'uss-kit.js'],
    ['classic', 'uss-kit.classic.js'],
    ['command', 'the command uss-kit'],
  ]) {
    if (
      ['script-tag', 'classic'].includes(mode) &&
      !existsSync(join(root, 'components/uss-kit.ts'))
    ) {
      console.warn(`No components/uss-kit.ts: ${title} is left out.`);
      continue;
    }
    console.log(`\n${title}`);
    await build({ configFile, mode, logLevel: 'warn' });
  }
  chmodSync(join(root, 'dist/cli.js'), 0o755);
  copyFileSync(join(root, 'docs/world.schema.json'), join(root, 'dist/world.schema.json'));
  run('Type declarations', 'typescript/bin/tsc', ['-p', 'tsconfig.build.json']);
  declareEvents();
  run('Custom elements manifest', '@custom-elements-manifest/analyzer/cem.js', ['analyze']);
  writeIntegrity(withHashes.kit);
  writeFileSync(stamp, '');
  utimesSync(stamp, started, started);
}

if (process.argv[1] && import.meta.filename === process.argv[1]) {
  try {
    if (process.argv.includes('--if-stale') && !isStale()) console.log('dist is up to date.');
    else await buildAll();
  } catch (error) {
    console.error(`\nThe build failed: ${error.message}`);
    process.exitCode = 1;
  }
}
