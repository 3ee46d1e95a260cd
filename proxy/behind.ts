import { randomUUID } from 'node:crypto';
import type { AdapterSource } from '../src/adapter/contract.js';
import { MemoryLedger } from '../src/adapter/protocol/memory-ledger.js';
import type { Ledger } from '../src/adapter/protocol/ports.js';
import { createSandboxSource } from '../src/adapter/sandbox/sandbox-source.js';
import type { SandboxControl } from '../src/adapter/sandbox-control.js';
import { createAriaClient, type AriaClientOptions } from './aria/client.js';
import type { AriaPolicy } from './aria/policy.js';
import { createAriaSource, type AriaSource, type AriaSourceOptions } from './aria/source.js';
import { LibsqlLedger } from './ledger/libsql-ledger.js';
import type { AriaSettings, Settings } from './settings.js';
import { companyOf, type Company } from './simulated-company.js';
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
  if (behind.is === 'aria') return startAria(policyIn(settings), settings.ledger, behind, options);
  const served = await serveSimulator({ now: options.now, scenario: options.scenario });
  const { keys, control } = served.simulator;
  let company = companyOf(await control.exportWorld());
  // Its company is the scenario's, in what the environment does not say. Aria's wire knows no terms: the demo's customer agrees to the same ones as on the embedded sandbox.
  const policy = () => policyIn({ ...settings, terms: settings.terms ?? demoTerms }, company);
  const aria = await startAria(policy, settings.ledger, { url: served.url, ...keys }, options);
  return {
    ...aria,
    sandbox: {
      ...control,
      load: async (scenario) => {
        await control.load(scenario);
        company = companyOf(await control.exportWorld());
      },
    },
    close: async () => {
      await aria.close();
      await served.close();
    },
  };
}

/** What the settings say of the company; what they leave out is as `company` has it. */
function policyIn(
  { terms, timeZone, planFields, rules, paymentTerms }: Settings,
  company?: Company,
): AriaPolicy {
  return {
    planFields: planFields.length > 0 ? planFields : (company?.planFields ?? []),
    rules: { ...company?.rules, ...rules },
    paymentTerms: paymentTerms.length > 0 ? paymentTerms : (company?.paymentTerms ?? []),
    ...(terms && { terms }),
    ...(timeZone !== undefined && { timeZone }),
  };
}

async function startAria(
  policy: AriaSourceOptions['policy'],
  ledgerFile: string | undefined,
  { url, clientNo, authKey }: AriaSettings,
  { now, onFailure, onMessage }: BehindOptions,
): Promise<Behind & { readonly source: AriaSource }> {
  const client = createAriaClient({ url, clientNo, authKey, ...(onMessage && { onMessage }) });
  const durable = ledgerFile === undefined ? undefined : new LibsqlLedger(ledgerFile, now);
  const ledger: Ledger = durable ?? new MemoryLedger(now);
  const source = createAriaSource({ client, ledger, now, randomId: randomUUID, policy, onFailure });
  return {
    source,
    sweep: () => source.sweep(),
    close: async () => {
      durable?.close();
    },
  };
}
