import { quoted } from '../../src/adapter/protocol/quotes.js';
import { isPlanQuote } from '../../src/model/quote.js';
import { randomUUID } from 'node:crypto';
import { ChangeFeed } from '../../src/adapter/change-feed.js';
import type { BillingAdapter, BillingOperations } from '../../src/adapter/contract.js';
import { defineAdapter } from '../../src/adapter/define-adapter.js';
import { AdapterError, refused } from '../../src/adapter/errors.js';
import { MemoryLedger } from '../../src/adapter/protocol/memory-ledger.js';
import type { Backend } from '../../src/adapter/protocol/ports.js';
import { Watch } from '../../src/adapter/protocol/watch.js';
import { createWriteProtocol } from '../../src/adapter/protocol/write-protocol.js';
import type { SandboxControl } from '../../src/adapter/sandbox-control.js';
import type { Account } from '../../src/model/account.js';
import {
  TinyBackend,
  tinyAccount,
  tinyBalance,
  tinyChoices,
  tinyGroup,
  tinyPlan,
  tinyState,
  type TinyState,
} from './tiny-platform.js';

export interface TinyWorld {
  readonly state: TinyState;
  readonly adapter: BillingAdapter & BillingOperations & { readonly sandbox: SandboxControl };
  readonly passTime: (milliseconds: number) => Promise<void>;
}

/** All operations over the tiny platform, for one browser; signed in as Ann. `sabotage` spoils the platform. */
export function tinyWorld(
  sabotage: (backend: TinyBackend, state: TinyState) => Backend = (backend) => backend,
): TinyWorld {
  const state = tinyState();
  const clock = { now: Date.UTC(2026, 0, 1) };
  const now = () => clock.now;
  const ledger = new MemoryLedger(now, new Watch(now));
  const feed = new ChangeFeed();
  const passwords = new Map([
    ['ann', 'pw-ann'],
    ['bob', 'pw-bob'],
  ]);
  let session: { id: string; account: string } | undefined = { id: 's1', account: 'ann' };

  const open = () => {
    if (state.faults.has('offline')) throw new AdapterError('offline');
    if (state.faults.has('service-failed')) throw new AdapterError('service-failed');
    if (!session) throw new AdapterError('session-expired');
    const { account, id } = session;
    const backend = new TinyBackend(state, account);
    const scope = { account, session: id };
    const protocol = createWriteProtocol({
      ledger,
      backend: sabotage(backend, state),
      scope,
      now,
      randomId: randomUUID,
    });
    const mine = <T extends { account: string }>(rows: readonly T[]) =>
      rows.filter((row) => row.account === account);
    return {
      account,
      protocol,
      mine,
      who: { userId: account, accountId: account as Account['id'] },
    };
  };

  const plain = defineAdapter({
    signIn: ({ userId, password }) => {
      if (passwords.get(userId) !== password) throw new AdapterError('sign-in-failed');
      session = { id: randomUUID(), account: userId };
      return open().who;
    },
    signOut: () => {
      session = undefined;
      return {};
    },
    validateSession: () => open().who,
    getAccount: () => tinyAccount(open().account, state),
    listPlans: ({ under, insteadOf }) => {
      const { mine } = open();
      const named = under ?? insteadOf;
      if (named && !mine(state.instances).some(({ id }) => id === named))
        throw new AdapterError('not-found');
      return { rows: state.faults.has('garbage') ? ('<html>' as never) : [tinyPlan(state)] };
    },
    listPlanInstances: () => ({ rows: open().mine(state.instances) }),
    listBillingGroups: () => {
      open();
      return { rows: [tinyGroup] };
    },
    listQueuedChanges: () => {
      open();
      return { rows: [] };
    },
    listDunningGroups: () => {
      open();
      return { rows: [] };
    },
    getEffectiveChoices: () => {
      open();
      return tinyChoices();
    },
    quoteQueueEdit: async ({ draft }) => quoted(await open().protocol.quote(draft), isPlanQuote),
    quotePlanChange: async ({ draft }) => quoted(await open().protocol.quote(draft), isPlanQuote),
    listPaymentMethods: () => {
      open();
      return { rows: [] };
    },
    listPaymentTerms: () => {
      open();
      return { rows: [] };
    },
    getBalance: () => {
      open();
      return tinyBalance(state);
    },
    listPayments: () => {
      open();
      return { rows: [] };
    },
    quotePayment: () => {
      open();
      throw refused('nothing-to-pay');
    },
    quoteBillingGroup: () => {
      open();
      throw refused('billing-group-not-found');
    },
    quotePaymentMethod: () => {
      open();
      throw refused('payment-method-not-found');
    },
    confirm: (confirmation) => open().protocol.confirm(confirmation, { termsVersion: '1' }),
    getIntent: ({ intentId }) => open().protocol.getIntent(intentId),
    listInvoices: ({ filter }) => ({
      rows: open()
        .mine(state.invoices)
        .filter(({ date }) => date >= (filter?.from ?? '') && date <= (filter?.to ?? '9999'))
        .reverse(),
    }),
    getInvoice: ({ invoiceId }) => {
      const found = open()
        .mine(state.invoices)
        .find(({ id }) => id === invoiceId);
      if (!found) throw new AdapterError('not-found');
      return found;
    },
  });

  const sandbox: SandboxControl = {
    status: async () => ({
      scenario: 'tiny',
      scenarios: [
        { id: 'tiny', title: 'One plan' },
        { id: 'assign-now-with-queued-rate-change', title: 'Its price rises on 1 August' },
      ],
      today: state.today,
      faults: [...state.faults],
      log: [],
    }),
    load: async (scenario) => {
      Object.assign(state, tinyState());
      if (scenario !== 'tiny') state.queued = { from: '2020-08-01', cents: 4500 };
    },
    advance: async (to) => {
      const date =
        'date' in to
          ? to.date
          : new Date(Date.parse(state.today) + to.days * 86_400_000).toISOString().slice(0, 10);
      new TinyBackend(state, session?.account ?? '').advanceTo(date);
    },
    setFault: async (fault, on) => {
      if (on) state.faults.add(fault);
      else state.faults.delete(fault);
      if (on && fault === 'price-changed') state.cents += 200;
    },
    exportWorld: async () => ({
      ...state,
      receipts: [...state.receipts],
      faults: [...state.faults],
    }),
    subscribe: () => () => undefined,
  };
  return {
    state,
    adapter: { ...plain, subscribe: feed.subscribe, sandbox },
    passTime: async (milliseconds) => void (clock.now += milliseconds),
  };
}
