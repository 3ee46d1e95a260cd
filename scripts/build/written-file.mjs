import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { createServer } from 'vite';
import { root } from './entries.mjs';

/**
 * A script that writes one JSON file from modules of src: `make` gets a function that imports a TypeScript module by its
 * path from the project root. With `--check` nothing is written, and the script fails when the file is out of date;
 * `--file <path>` names another file.
 */
export async function writtenFile({ script, file, make }) {
  const { values: options } = parseArgs({
    options: {
      check: { type: 'boolean', default: false },
      file: { type: 'string', default: join(root, file) },
    },
  });
  const path = options.file;
  const text = await format(JSON.stringify(await made(make)), {
    ...(await resolveConfig(path)),
    filepath: path,
  });
  if (text === read(path)) {
    console.log(`${path}: up to date`);
  } else if (options.check) {
    console.error(`${path}: out of date, run: node ${script}`);
    process.exitCode = 1;
  } else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(`${path}: written`);
  }
}

async function made(make) {
  const server = await createServer({
    configFile: false,
    root,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    return await make((module) => server.ssrLoadModule(`/${module}`));
  } finally {
    await server.close();
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
