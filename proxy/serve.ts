import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { staticSite } from '../scripts/static-site.mjs';
import { startBehind, type BehindOptions } from './behind.js';
import type { Log } from './http/log.js';
import { createShell } from './http/shell.js';
import type { Settings } from './settings.js';
import { repeat } from './sweep.js';
import { serveVault, type RunningVault } from './vault/serve.js';

const sweepEveryMs = 30_000;
const developmentCalls = { read: 6000, quote: 1500, write: 300 };
const developmentDeclines = { account: 1000, address: 1000 };

export interface RunningProxy {
  /** Where it listens: "http://localhost:8787". */
  readonly address: string;
  close(): Promise<void>;
}

export interface ServeOptions extends Omit<BehindOptions, 'now' | 'onFailure'> {
  readonly log: Log;
  readonly onFailure: (thrown: unknown) => void;
}

/** Serves the API, and in development the demo pages beside it on the same origin. */
export async function serveProxy(settings: Settings, options: ServeOptions): Promise<RunningProxy> {
  const now = () => Date.now();
  const behind = await startBehind(settings, { ...options, now });
  const shell = createShell({
    source: behind.source,
    keys: settings.keys ?? [randomBytes(32)],
    basePath: settings.basePath,
    ownOrigin: settings.ownOrigin,
    addressHeader: settings.addressHeader,
    allowedOrigins: settings.allowedOrigins,
    now,
    sandbox: settings.dev ? behind.sandbox : undefined,
    // A conformance run asks faster than any customer, and has more declined; its checks of limits need no server.
    callsPerMinute: settings.dev ? developmentCalls : undefined,
    declinesPerHour: settings.dev ? developmentDeclines : undefined,
    log: options.log,
  });
  const api = getRequestListener((request, { incoming }) =>
    shell(request, incoming.socket.remoteAddress),
  );
  const parents: string[] = [];
  let vault: RunningVault | undefined;
  try {
    vault = await startVault(settings, parents);
  } catch (thrown) {
    await behind.close();
    throw thrown;
  }
  const site =
    settings.pages &&
    staticSite({
      root: settings.pages,
      start: '/examples/plain-html/backend.html',
      cardFrame: vault?.address,
    });
  const server = createServer((request, response) => {
    const isApi =
      request.url === settings.basePath || request.url?.startsWith(`${settings.basePath}/`);
    if (isApi || !site) void api(request, response);
    else void site(request, response);
  });
  // A client that sends nothing must not hold a place (T49).
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  try {
    await listen(server, settings);
  } catch (thrown) {
    await vault?.close();
    await behind.close();
    throw thrown;
  }
  const address = `http://localhost:${(server.address() as AddressInfo).port}`;
  parents.push(address);
  const stopSweep = behind.sweep && repeat(sweepEveryMs, behind.sweep, options.onFailure);
  return {
    address,
    close: async () => {
      stopSweep?.();
      await vault?.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      await behind.close();
    },
  };
}

/** The card frame of the demo pages, with the test vault behind it; a company's own card frame is served elsewhere. */
async function startVault(
  { dev, pages, cardPort }: Settings,
  parents: readonly string[],
): Promise<RunningVault | undefined> {
  if (!dev || pages === undefined) return undefined;
  const frame = join(pages, 'proxy/dist/card-frame');
  return serveVault({ port: cardPort, frame, parents: () => parents });
}

function listen(server: Server, { port, dev }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    // A development server is for this machine only.
    server.listen({ port, ...(dev && { host: 'localhost' }) }, () => resolve());
  });
}
