import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { staticSite } from '../scripts/static-site.mjs';
import { startBehind, type BehindOptions } from './behind.js';
import type { Log } from './http/log.js';
import { createShell } from './http/shell.js';
import type { Settings } from './settings.js';
import { repeat } from './sweep.js';

const sweepEveryMs = 30_000;
const developmentCalls = { read: 6000, quote: 1500, write: 300 };

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
    // A conformance run asks faster than any customer; its checks of limits need no server.
    callsPerMinute: settings.dev ? developmentCalls : undefined,
    log: options.log,
  });
  const api = getRequestListener((request, { incoming }) =>
    shell(request, incoming.socket.remoteAddress),
  );
  const site =
    settings.pages &&
    staticSite({ root: settings.pages, start: '/examples/plain-html/backend.html' });
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
    await behind.close();
    throw thrown;
  }
  const stopSweep = behind.sweep && repeat(sweepEveryMs, behind.sweep, options.onFailure);
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: async () => {
      stopSweep?.();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      await behind.close();
    },
  };
}

function listen(server: Server, { port, dev }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    // A development server is for this machine only.
    server.listen({ port, ...(dev && { host: 'localhost' }) }, () => resolve());
  });
}
