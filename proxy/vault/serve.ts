import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { Violation } from './reports.js';
import { createVault, type VaultOptions } from './vault.js';

export interface ServeVaultOptions extends Pick<VaultOptions, 'parents'> {
  /** Folder of the built card frame. */
  readonly frame: string;
  /** 0, or left out: a free one. */
  readonly port?: number | undefined;
  readonly now?: VaultOptions['now'] | undefined;
  /** Left out: a line on the console. */
  readonly onViolation?: VaultOptions['onViolation'];
}

export interface RunningVault {
  /** Its origin: what `frameFields` takes as `url`. */
  readonly address: string;
  close(): Promise<void>;
}

/** The test vault as a server on this machine, for development and tests only. */
export async function serveVault(options: ServeVaultOptions): Promise<RunningVault> {
  const { parents, frame, port = 0, now = () => Date.now(), onViolation = print } = options;
  const vault = createVault({
    parents,
    now,
    onViolation,
    asset: (name) => readFile(join(frame, name), 'utf8').catch(() => undefined),
  });
  const listener = getRequestListener((request, { incoming }) =>
    vault(request, incoming.socket.remoteAddress),
  );
  const server = createServer((request, response) => void listener(request, response));
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', resolve);
  });
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** JSON escapes whatever could break the line. */
function print(violation: Violation): void {
  console.log(JSON.stringify({ time: new Date().toISOString(), violation }));
}
