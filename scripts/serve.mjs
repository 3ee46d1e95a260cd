import { createServer } from 'node:http';
import { join } from 'node:path';
import { buildAll, isStale } from './build.mjs';
import { buildVault, isVaultStale } from './build-vault.mjs';
import { root } from './build/entries.mjs';
import { staticSite } from './static-site.mjs';

const start = '/examples/plain-html/';

/**
 * Serves examples/ and dist/ as files; answers the server once it listens. Port 0 takes a free one.
 *
 * @param {number} port
 * @param {{ cardFrame?: string | undefined }} [options] `cardFrame`: origin of the card frame for the pages
 */
export function serve(port, { cardFrame } = {}) {
  const site = staticSite({ root, start, cardFrame });
  const server = createServer((request, response) => void site(request, response));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', () => resolve(server));
  });
}

/** The test vault for the demo, on an origin of its own; `allow` tells it which page may embed its card frame. */
async function startVault(port) {
  const { serveVault } = await import('../proxy/dist/vault.js');
  const parents = [];
  const frame = join(root, 'proxy/dist/card-frame');
  const vault = await serveVault({ port, frame, parents: () => parents });
  return { ...vault, allow: (origin) => parents.push(origin) };
}

function portOf(name, fallback) {
  const port = Number(process.env[name] ?? fallback);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`${name} is "${process.env[name]}", which is no port number.`);
  }
  return port;
}

async function main() {
  const port = portOf('PORT', 4173);
  const cardPort = portOf('CARD_PORT', 0);
  if (isStale()) await buildAll();
  if (isVaultStale()) await buildVault();
  const vault = await startVault(cardPort);
  const server = await serve(port, { cardFrame: vault.address }).catch(async (error) => {
    await vault.close();
    throw error;
  });
  const origin = `http://localhost:${server.address().port}`;
  vault.allow(origin);
  console.log(`\nUSS Kit demo: ${origin}${start}`);
  console.log(`Its card frame and test vault: ${vault.address}`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      void vault.close();
      server.close();
      server.closeAllConnections();
    });
  }
}

if (process.argv[1] && import.meta.filename === process.argv[1]) {
  main().catch((error) => {
    const busy = error.code === 'EADDRINUSE';
    console.error(
      busy
        ? `Port ${error.port} is in use. Stop what runs there, or choose another: PORT=8080 npm start (CARD_PORT for the card frame)`
        : error.message,
    );
    process.exitCode = 1;
  });
}
