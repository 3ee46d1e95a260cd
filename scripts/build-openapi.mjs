/**
 * Writes docs/openapi.json from the routes table and the contract's schemas.
 *
 *   node scripts/build-openapi.mjs [--check] [--file <path>]
 *
 * `--check` writes nothing and exits 1 when the file is out of date. `--file` names another file.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { createServer } from 'vite';
import { openApiDocument } from './openapi/document.mjs';

const { values: options } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    file: {
      type: 'string',
      default: fileURLToPath(new URL('../docs/openapi.json', import.meta.url)),
    },
  },
});
const path = options.file;

const server = await createServer({
  configFile: false,
  root: fileURLToPath(new URL('..', import.meta.url)),
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
let text;
try {
  const document = await openApiDocument((module) => server.ssrLoadModule(`/${module}`));
  text = await format(JSON.stringify(document), { ...(await resolveConfig(path)), filepath: path });
} finally {
  await server.close();
}

if (text === read()) {
  console.log(`${path}: up to date`);
} else if (options.check) {
  console.error(`${path}: out of date, run: node scripts/build-openapi.mjs`);
  process.exitCode = 1;
} else {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(`${path}: written`);
}

function read() {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
