import { createServer } from 'node:http';
import { buildAll, isStale } from './build.mjs';
import { root } from './build/entries.mjs';
import { staticSite } from './static-site.mjs';

const start = '/examples/plain-html/';

/** Serves examples/ and dist/ as files; answers the server once it listens. Port 0 takes a free one. */
export function serve(port) {
  const site = staticSite({ root, start });
  const server = createServer((request, response) => void site(request, response));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', () => resolve(server));
  });
}

async function main() {
  const port = Number(process.env.PORT ?? 4173);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`PORT is "${process.env.PORT}", which is no port number.`);
  }
  if (isStale()) await buildAll();
  const server = await serve(port);
  console.log(`\nUSS Kit demo: http://localhost:${server.address().port}${start}`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
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
        ? `Port ${error.port} is in use. Stop what runs there, or choose another: PORT=8080 npm start`
        : error.message,
    );
    process.exitCode = 1;
  });
}
