import { randomUUID } from 'node:crypto';
import type { AdapterSource } from '../src/adapter/contract.js';
import { MemoryLedger } from '../src/adapter/protocol/memory-ledger.js';
import type { Ledger } from '../src/adapter/protocol/ports.js';
import { createSandboxSource } from '../src/adapter/sandbox/sandbox-source.js';
import type { SandboxControl } from '../src/adapter/sandbox-control.js';
import { createAriaClient, type AriaClientOptions } from './aria/client.js';
import { createAriaSource, type AriaSource } from './aria/source.js';
import { LibsqlLedger } from './ledger/libsql-ledger.js';
import type { AriaSettings, Settings } from './settings.js';
import { serveSimulator } from './simulator/serve.js';

/** What the shell serves, and what must be done beside it. */
export interface Behind {
  readonly source: AdapterSource;
  readonly sandbox?: SandboxControl | undefined;
  /** Brings writes forward whose end is not known. */
  readonly sweep?: (() => Promise<void>) | undefined;
  close(): Promise<void>;
}

export interface BehindOptions {
  /** The machine's clock in milliseconds since 1970. */
  readonly now: () => number;
  /** Told what the platform threw where a write turned it into a state: names only reach the log. */
  readonly onFailure: (cause: unknown) => void;
  /** Sees every exchange with the platform: for tests of the wire. */
  readonly onMessage?: AriaClientOptions['onMessage'];
  /** With the simulator or the sandbox: which scenario it starts with. */
  readonly scenario?: string | undefined;
}

const demoTerms = { url: 'https://example.com/terms', version: '2020-01' };

/** Starts what the settings name: the sandbox, the simulator with the Aria adapter before it, or the Aria adapter. */
export async function startBehind(settings: Settings, options: BehindOptions): Promise<Behind> {
  const { behind } = settings;
  if (behind.is === 'sandbox') {
    const source = createSandboxSource({ now: options.now, scenario: options.scenario });
    return { source, sandbox: source.sandbox, close: () => Promise.resolve() };
  }
  if (behind.is === 'aria') return startAria(settings, behind, options);
  const served = await serveSimulator({
    now: options.now,
    scenario: options.scenario,
  });
  // Aria's wire knows no terms: the demo's customer agrees to the same ones as on the embedded sandbox.
  const demo = { ...settings, terms: settings.terms ?? demoTerms };
  const aria = await startAria(demo, { url: served.url, ...served.simulator.keys }, options);
  return {
    ...aria,
    sandbox: served.simulator.control,
    close: async () => {
      await aria.close();
      await served.close();
    },
  };
}

async function startAria(
  settings: Settings,
  { url, clientNo, authKey }: AriaSettings,
  { now, onFailure, onMessage }: BehindOptions,
): Promise<Behind & { readonly source: AriaSource }> {
  const client = createAriaClient({ url, clientNo, authKey, ...(onMessage && { onMessage }) });
  const durable =
    settings.ledger === undefined ? undefined : new LibsqlLedger(settings.ledger, now);
  const ledger: Ledger = durable ?? new MemoryLedger(now);
  const { terms, timeZone, planFields, rules } = settings;
  const policy = {
    planFields,
    rules,
    ...(terms && { terms }),
    ...(timeZone !== undefined && { timeZone }),
  };
  const source = createAriaSource({ client, ledger, now, randomId: randomUUID, policy, onFailure });
  return {
    source,
    sweep: () => source.sweep(),
    close: async () => {
      durable?.close();
    },
  };
}
