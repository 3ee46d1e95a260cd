import type { CallOptions, Input } from '../../src/adapter/contract.js';
import type { PlainAdapter } from '../../src/adapter/define-adapter.js';
import { quoted } from '../../src/adapter/protocol/quotes.js';
import type { Draft } from '../../src/model/draft.js';
import { isPayerQuote, isPaymentQuote, isPlanQuote } from '../../src/model/quote.js';
import { AdapterError } from '../../src/adapter/errors.js';
import {
  createWriteProtocol,
  type WriteProtocol,
} from '../../src/adapter/protocol/write-protocol.js';
import type { Ledger } from '../../src/adapter/protocol/ports.js';
import { storedMethodsOf } from '../../src/sandbox/groups-and-methods/method-views.js';
import { balanceView } from '../../src/sandbox/payments/payment-views.js';
import { queueOf } from '../../src/sandbox/queue/queue-views.js';
import type { AccountPicture, PictureReads } from './account-reads.js';
import {
  listedBillingGroups,
  listedDunningGroups,
  listedInstances,
  listedPlans,
  listedTerms,
} from './account-views.js';
import { AriaBackend } from './backend.js';
import { AriaFault } from './call-errors.js';
import type { AriaClient } from './client.js';
import { errorCode } from './codes.js';
import { readFailure } from './failures.js';
import { datedPage } from './dated-pages.js';
import type { SettledPolicy } from './policy.js';
import { readInvoice } from './read-invoice.js';
import { readOwed } from './read-owed.js';
import type { AriaSessions, CheckedSession } from './sessions.js';
import { accountOf } from './to-account.js';
import { invoiceSummariesOf } from './to-invoices.js';
import { paymentsOf } from './to-payments.js';
import { accountWorld } from './world/account-world.js';
import { effectiveChoicesOf } from './writes/effective-choices.js';

export interface AriaParts {
  readonly client: AriaClient;
  readonly ledger: Ledger;
  readonly now: () => number;
  readonly randomId: () => string;
  readonly policy: SettledPolicy;
  readonly sessions: AriaSessions;
  readonly onFailure?: ((cause: unknown) => void) | undefined;
}

/** The write protocol for one session's account. */
export function protocolFor(
  parts: AriaParts,
  { id, accountId, reads }: Pick<CheckedSession, 'id' | 'accountId' | 'reads'>,
): WriteProtocol {
  const { client, ledger, now, randomId, policy, onFailure } = parts;
  return createWriteProtocol({
    ledger,
    backend: new AriaBackend({ client, reads, accountId, policy, now }),
    scope: { account: accountId, session: id },
    now,
    randomId,
    quoteLifeMs: policy.quoteLifeMs,
    onFailure,
  });
}

/** The operations of the contract over Aria, for one of its sessions; without `signIn`. Each asks first whose session it is. */
export function sessionOperations(parts: AriaParts, credential: string) {
  const { client, sessions, policy } = parts;
  /** The session's account as a world, with what else of it is needed. */
  const accountOfSession = async (
    ...more: ('available' | 'queue' | 'dunningGroups' | 'methods')[]
  ) => {
    const { shared, reads, accountId } = await sessions.check(credential);
    const read = await readParts(shared, 'details', 'catalogue', 'today', ...more);
    return { read, reads, account: accountWorld(read, accountId, policy) };
  };
  const quote = async (draft: Draft, options: CallOptions) =>
    protocolFor(parts, await sessions.check(credential)).quote(draft, options);
  return {
    async signOut() {
      sessions.forget(credential);
      try {
        await client.call('kill_session_m', { session_id: credential });
      } catch (thrown) {
        const over = thrown instanceof AriaFault && thrown.code === errorCode.invalidSession;
        if (!over) throw readFailure(thrown);
      }
      return {};
    },
    async validateSession() {
      const { userId, accountId } = await sessions.check(credential);
      return { userId, accountId };
    },
    async getAccount() {
      const { shared } = await sessions.check(credential);
      return accountOf(await readParts(shared, 'details', 'today'), policy);
    },
    async listPlans({ under, insteadOf }: Input<'listPlans'>) {
      const named = under ?? insteadOf;
      // What is queued decides at places only.
      const { account, reads } = await (named === undefined
        ? accountOfSession('available')
        : accountOfSession('available', 'queue'));
      if (named !== undefined && !account.rows.some(({ id }) => id === named))
        throw new AdapterError('not-found');
      const offered = under === undefined ? undefined : await reads.availableUnder(under);
      return whole(listedPlans(account, { under, insteadOf }, offered) ?? []);
    },
    async listPlanInstances() {
      return whole(listedInstances((await accountOfSession('available', 'queue')).account));
    },
    async listQueuedChanges() {
      const { account } = await accountOfSession('available', 'queue');
      return whole(queueOf(account.world, account.accountId));
    },
    async listBillingGroups() {
      const { account } = await accountOfSession();
      return whole(listedBillingGroups(account, policy));
    },
    async listDunningGroups() {
      const { account, read } = await accountOfSession('dunningGroups');
      return whole(listedDunningGroups(account, read.dunningGroups));
    },
    async getEffectiveChoices({ draft }: Input<'getEffectiveChoices'>) {
      const { account } = await accountOfSession('available', 'queue', 'dunningGroups');
      return effectiveChoicesOf(account, draft, policy);
    },
    async listPaymentMethods() {
      const { account } = await accountOfSession('methods');
      return whole(storedMethodsOf(account.world, account.accountId));
    },
    async listPaymentTerms() {
      const { account } = await accountOfSession();
      return whole(listedTerms(account, policy));
    },
    async getBalance() {
      const { reads, accountId } = await sessions.check(credential);
      const { world } = await readOwed(reads, accountId, policy);
      return balanceView(world, accountId);
    },
    async listPayments({ filter, page }: Input<'listPayments'>) {
      const { reads, accountId } = await sessions.check(credential);
      const [{ account }, { acct_payment_history: rows }] = await Promise.all([
        accountOfSession('methods'),
        reads.payments.history(filter),
      ]);
      return datedPage(paymentsOf(rows, account.world, accountId), page);
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
      const session = await sessions.checkAfresh(credential);
      const requirement = { termsVersion: policy.terms?.version };
      try {
        return await protocolFor(parts, session).confirm(confirmation, requirement, options);
      } finally {
        sessions.forget(credential);
      }
    },
    async getIntent({ intentId }: Input<'getIntent'>) {
      return protocolFor(parts, await sessions.check(credential)).getIntent(intentId);
    },
    async listInvoices({ filter, page }: Input<'listInvoices'>) {
      const { reads } = await sessions.check(credential);
      return datedPage(invoiceSummariesOf(await reads.invoices(filter)), page);
    },
    async getInvoice({ invoiceId }: Input<'getInvoice'>) {
      const { reads } = await sessions.check(credential);
      const own = invoiceSummariesOf(await reads.invoices()).find(({ id }) => id === invoiceId);
      const invoice = own && (await readInvoice(reads, own));
      if (!invoice) throw new AdapterError('not-found');
      return invoice;
    },
  } satisfies PlainAdapter;
}

/** All rows of a list that is never long enough to be cut. */
function whole<T>(rows: T[]): { rows: T[]; total: number } {
  return { rows, total: rows.length };
}

async function readParts<Part extends keyof AccountPicture>(
  reads: PictureReads,
  ...parts: Part[]
): Promise<Pick<AccountPicture, Part>> {
  const values = await Promise.all(parts.map(async (part) => [part, await reads[part]()] as const));
  return Object.fromEntries(values) as Pick<AccountPicture, Part>;
}
