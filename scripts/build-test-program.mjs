import { join } from 'node:path';
import { build } from 'vite';
import { root } from './build/entries.mjs';

/** Builds a program of the proxy's tests that runs in a process or thread of its own. `entry`: its path in the project. Gives the built file. */
export async function buildTestProgram(entry) {
  // Below node_modules, so that its packages are found.
  const name = entry.replaceAll(/\W+/g, '-');
  const outDir = join(root, 'node_modules/.cache/uss-test-programs', `${name}-${process.pid}`);
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    // One file loads in half the time of many.
    ssr: { noExternal: true, external: ['libsql'] },
    build: {
      ssr: join(root, entry),
      target: 'node20',
      outDir,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'program.js', codeSplitting: false } },
    },
  });
  return join(outDir, 'program.js');
}

/** The proxy's own program for tests that kill it: loaded ahead, and with a clock that is told. */
export const killedProxy = 'proxy/test/killed-payments/child.ts';
