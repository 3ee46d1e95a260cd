import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { vi } from 'vitest';
import { serveVault } from '../../../proxy/vault/serve.js';
import { serve } from '../../../scripts/serve.mjs';
import { backend, type Theatre } from '../stage.js';
import type { Payer } from './payer.js';

const root = join(import.meta.dirname, '../../..');

/** A page with the card frame in it, where a payment can get lost on its way. */
export interface Till extends Theatre {
  /** Whether it is known beforehand what becomes of a plan in dunning once it is paid for. */
  readonly knowsDunning: boolean;
  /** Where a page does not hear of what another does, it learns it at its next step. */
  wakes(payer: Payer): Promise<void>;
  /** The next payment never arrives, and nobody is told. To be asked for before it is confirmed. */
  losesNextPayment(payer: Payer): Promise<void>;
  /** So much time goes by that a payment which is not found then never will be. To be called while it is being looked up. */
  waitsLong(payer: Payer): Promise<void>;
  /** The time is right again; to be called after `waitsLong`. */
  goesOn(): void;
}

/** The sandbox in the page: what it keeps in memory, such as a write that is to come late, dies with the page. */
export async function embeddedTill(): Promise<Till> {
  const parents: string[] = [];
  const vault = await serveVault({
    frame: join(root, 'proxy/dist/card-frame'),
    parents: () => parents,
  });
  const server = (await serve(0, { cardFrame: vault.address })) as Server;
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  parents.push(origin);
  return {
    knowsDunning: true,
    address: `${origin}/examples/plain-html/`,
    wireProblems: () => [],
    wakes: () => Promise.resolve(),
    losesNextPayment: async (payer) => {
      await payer.stopsTheClock();
      await payer.fault('late-write');
    },
    waitsLong: async (payer) => {
      await payer.reloads();
      await payer.reads(
        'You confirmed this before the page was loaded again, or before you signed in again.',
      );
      // Longer than twice the longest time that a write of the sandbox takes, from when this page has first looked it up.
      await payer.putsTheClockOn(60_000);
      await payer.hasLookedAnew();
      await payer.putsTheClockOn(60_000);
    },
    goesOn: () => undefined,
    close: async () => {
      await vault.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The proxy, the Aria adapter and the simulator, with a wire between the last two that can be cut. */
export async function backendTill(): Promise<Till> {
  const send = globalThis.fetch;
  let cut = false;
  vi.stubGlobal('fetch', async (input: string | URL | Request, init?: RequestInit) => {
    const body = init?.body ? await new Response(init.body).text() : undefined;
    if (cut && body?.includes('"collect_from_account_m"')) {
      cut = false;
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
      });
    }
    return send(input, { ...init, ...(body !== undefined && { body }) });
  });
  const theatre = await backend();
  const elapsed = performance.now.bind(performance);
  return {
    ...theatre,
    knowsDunning: false,
    wakes: (payer) => payer.payButton.click(),
    losesNextPayment: () => {
      cut = true;
      return Promise.resolve();
    },
    waitsLong: async (payer) => {
      const now = Date.now();
      // Longer than twice the two minutes that a write of the platform may take, by each of the proxy's two clocks.
      const long = 241_000;
      vi.useFakeTimers({ toFake: ['Date'] });
      vi.setSystemTime(now + long);
      vi.spyOn(performance, 'now').mockImplementation(() => elapsed() + long);
      await payer.looksNow();
    },
    goesOn: () => {
      vi.useRealTimers();
      vi.mocked(performance.now).mockRestore();
    },
    close: async () => {
      vi.unstubAllGlobals();
      await theatre.close();
    },
  };
}

export const tills = {
  'the embedded sandbox': embeddedTill,
  'proxy and simulator': backendTill,
};
