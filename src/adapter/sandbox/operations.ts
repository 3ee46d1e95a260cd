import type { Draft } from '../../model/draft.js';
import type { AccountId } from '../../model/ids.js';
import { isPayerQuote, isPaymentQuote, isPlanQuote } from '../../model/quote.js';
import type { Session } from '../../model/session.js';
import type { CalendarDate } from '../../model/values.js';
import { storedMethodsOf, termsFor } from '../../sandbox/groups-and-methods/method-views.js';
import { balanceView, paymentRowsOf, paymentView } from '../../sandbox/payments/payment-views.js';
import {
  accountOf,
  billingGroupsOf,
  dunningGroupsOf,
  invoiceOf,
  invoiceRowsOf,
  invoiceSummaryOf,
  planInstancesOf,
  plansOf,
} from '../../sandbox/views.js';
import { effectiveChoices } from '../../sandbox/effective-choices.js';
import { queueOf } from '../../sandbox/queue/queue-views.js';
import { raisePrice } from '../../sandbox/raise-price.js';
import type { World } from '../../sandbox/world.js';
import type { CallOptions, Input } from '../contract.js';
import type { PlainAdapter } from '../define-adapter.js';
import { AdapterError } from '../errors.js';
import { quoted } from '../protocol/quotes.js';
import { createWriteProtocol, type WriteProtocol } from '../protocol/write-protocol.js';
import { EngineBackend } from './engine-backend.js';
import type { Sandbox } from './sandbox.js';
import { WorldLedger } from './world-ledger.js';

/** A session of the sandbox: its id is the scope of the quotes made in it. */
export interface SandboxSession {
  readonly id: string;
  readonly accountId: AccountId;
}

/** Where a session is kept: in the world, or on a server. */
export interface SessionKeeper {
  /** Who is signed in; undefined when nobody is. */
  current(world: World): SandboxSession | undefined;
  signOut(): Promise<void> | void;
}

/** The operations of the contract over a world, for one session; without `signIn`. */
export function sessionOperations(sandbox: Sandbox, keeper: SessionKeeper) {
  const { store, watch, now, randomId } = sandbox;
  const ledger = new WorldLedger(store, watch, now);

  const open = async () => {
    const world = await store.read();
    const session = keeper.current(world);
    const account = world.accounts.find(({ id }) => id === session?.accountId);
    if (!session || !account) throw new AdapterError('session-expired');
    return { world, session, accountId: account.id, userId: account.userId };
  };
  const protocolFor = ({ id, accountId }: SandboxSession): WriteProtocol =>
    createWriteProtocol({
      ledger,
      backend: new EngineBackend(sandbox, accountId),
      scope: { account: accountId, session: id },
      now,
      randomId,
    });

  const quote = async (draft: Draft, options: CallOptions) => {
    const { session } = await open();
    return protocolFor(session).quote(draft, options);
  };

  return {
    async signOut() {
      await keeper.signOut();
      return {};
    },
    async validateSession(): Promise<Session> {
      const { userId, accountId } = await open();
      return { userId, accountId };
    },
    async getAccount() {
      const { world, accountId } = await open();
      return accountOf(world, accountId);
    },
    async listPlans({ under, insteadOf }: Input<'listPlans'>) {
      const { world, accountId } = await open();
      const plans = plansOf(world, accountId, { under, insteadOf });
      if (!plans) throw new AdapterError('not-found');
      return whole(plans);
    },
    async listPlanInstances() {
      const { world, accountId } = await open();
      return whole(planInstancesOf(world, accountId));
    },
    async listQueuedChanges() {
      const { world, accountId } = await open();
      return whole(queueOf(world, accountId));
    },
    async listBillingGroups() {
      const { world, accountId } = await open();
      return whole(billingGroupsOf(world, accountId));
    },
    async listDunningGroups() {
      const { world, accountId } = await open();
      return whole(dunningGroupsOf(world, accountId));
    },
    async getEffectiveChoices({ draft }: Input<'getEffectiveChoices'>) {
      const { world, accountId } = await open();
      return effectiveChoices(world, accountId, draft);
    },
    async listPaymentMethods() {
      const { world, accountId } = await open();
      return whole(storedMethodsOf(world, accountId));
    },
    async listPaymentTerms() {
      const { world } = await open();
      return whole(termsFor(world));
    },
    async getBalance() {
      const { world, accountId } = await open();
      return balanceView(world, accountId);
    },
    async listPayments({ filter, page }: Input<'listPayments'>) {
      const { world, accountId } = await open();
      const { rows, ...more } = between(paymentRowsOf(world, accountId), filter, page);
      return { rows: rows.map((row) => paymentView(world, row)), ...more };
    },
    quotePlanChange: async ({ draft }: Input<'quotePlanChange'>, options: CallOptions) =>
      quoted(await quote(draft, options), isPlanQuote),
    quoteQueueEdit: async ({ draft }: Input<'quoteQueueEdit'>, options: CallOptions) =>
      quoted(await quote(draft, options), isPlanQuote),
    quotePayment: async ({ draft }: Input<'quotePayment'>, options: CallOptions) =>
      quoted(await quote(draft, options), isPaymentQuote),
    quoteBillingGroup: async ({ draft }: Input<'quoteBillingGroup'>, options: CallOptions) =>
      quoted(await quote(draft, options), isPayerQuote),
    quotePaymentMethod: async ({ draft }: Input<'quotePaymentMethod'>, options: CallOptions) =>
      quoted(await quote(draft, options), isPayerQuote),
    async confirm(confirmation: Input<'confirm'>, options: CallOptions) {
      const { world, session, accountId } = await open();
      await movePrice(sandbox, ledger, accountId, confirmation);
      const termsVersion = accountOf(world, accountId).terms?.version;
      return protocolFor(session).confirm(confirmation, { termsVersion }, options);
    },
    async getIntent({ intentId }: Input<'getIntent'>) {
      const { session } = await open();
      return protocolFor(session).getIntent(intentId);
    },
    async listInvoices({ filter, page }: Input<'listInvoices'>) {
      const { world, accountId } = await open();
      const { rows, ...more } = between(invoiceRowsOf(world, accountId), filter, page);
      return { rows: rows.map((row) => invoiceSummaryOf(world, row)), ...more };
    },
    async getInvoice({ invoiceId }: Input<'getInvoice'>) {
      const { world, accountId } = await open();
      const row = world.invoices.find(
        (invoice) => invoice.id === invoiceId && invoice.accountId === accountId,
      );
      if (!row) throw new AdapterError('not-found');
      return invoiceOf(world, row);
    },
  } satisfies PlainAdapter;
}

/** All rows of a list that is never long enough to be cut. */
function whole<T>(rows: T[]): { rows: T[]; total: number } {
  return { rows, total: rows.length };
}

/** Those of a time, one page of them. */
function between<T extends { readonly id: string; readonly date: CalendarDate }>(
  all: readonly T[],
  { from = '', to }: NonNullable<Input<'listInvoices'>['filter']> = {},
  page: string | undefined,
) {
  const rows = all.filter(({ date }) => date >= from && (to === undefined || date <= to));
  const { shown, next } = cut(rows, page);
  return { rows: shown, total: rows.length, ...(next !== undefined && { next }) };
}

const pageLength = 100;

/** One page of rows. A page is named by the row that it follows, so that new rows before it move nothing. */
function cut<T extends { readonly id: string }>(rows: readonly T[], page: string | undefined) {
  const after = page === undefined ? -1 : rows.findIndex(({ id }) => id === page);
  if (page !== undefined && after < 0) {
    throw new AdapterError('invalid-input', { fields: [{ path: 'page', code: 'not-a-choice' }] });
  }
  const shown = rows.slice(after + 1, after + 1 + pageLength);
  const next = after + 1 + pageLength < rows.length ? shown.at(-1)?.id : undefined;
  return { shown, next };
}

/** The fault `price-changed`: once for each quote, the price of what was quoted goes up before it is confirmed. */
async function movePrice(
  { store, faults, pricesMoved }: Sandbox,
  ledger: WorldLedger,
  accountId: AccountId,
  { quoteId, intentId }: Input<'confirm'>,
): Promise<void> {
  const quote = await ledger.getQuote(accountId, quoteId);
  if (!quote || pricesMoved.has(quoteId) || (await ledger.getIntent(accountId, intentId))) return;
  if (!faults.strikes('price-changed')) return;
  pricesMoved.add(quoteId);
  if (!isPlanQuote(quote.row.quote)) return;
  const [lane] = quote.row.quote.changes;
  const schedule = lane?.after?.rateScheduleId ?? lane?.before?.rateScheduleId;
  await store.update((world) => ({
    world: schedule ? raisePrice(world, schedule) : world,
    result: undefined,
  }));
}
