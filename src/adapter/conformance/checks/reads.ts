import type { InvoiceSummary } from '../../../model/invoice.js';
import type { OperationName } from '../../contract.js';
import { parseOutput } from '../../parse.js';
import { NotChecked, type Check, type CheckContext } from '../check.js';
import { decimalSum } from '../decimal-sum.js';
import { ensure, rejection, rejectsWith, same } from '../expect.js';
import { newIntentId, noId } from '../steps.js';
import { canonicalDecimal } from '../../protocol/figures.js';

const plainReads = [
  'validateSession',
  'getAccount',
  'listPlans',
  'listPlanInstances',
  'listQueuedChanges',
  'listBillingGroups',
  'listDunningGroups',
  'listInvoices',
] as const satisfies readonly OperationName[];

const answers: readonly Check[] = plainReads.map((name) => ({
  id: `${name}-answers`,
  title: `${name} answers what its schema says.`,
  operations: [name],
  writes: false,
  async run({ raw }) {
    parseOutput(name, await raw(name, {}));
  },
}));

const mostPages = 1000;

async function allInvoices({ adapter }: CheckContext): Promise<InvoiceSummary[]> {
  const rows: InvoiceSummary[] = [];
  let page: string | undefined;
  for (let count = 0; count < mostPages; count++) {
    const answer = await adapter.listInvoices(page === undefined ? {} : { page });
    rows.push(...answer.rows);
    if (answer.total !== undefined) {
      ensure(answer.total >= rows.length, 'The total is no less than the rows read.');
    }
    page = answer.next;
    if (page === undefined) return rows;
  }
  throw new NotChecked(`There are more than ${mostPages} pages of invoices.`);
}

async function someInvoice(context: CheckContext): Promise<InvoiceSummary> {
  const [invoice] = (await context.adapter.listInvoices({})).rows;
  if (!invoice) throw new NotChecked('The account has no invoice.');
  return invoice;
}

const invoices: readonly Check[] = [
  {
    id: 'invoices-newest-first-once',
    title: 'Invoices come newest first, each on one page only.',
    operations: ['listInvoices'],
    writes: false,
    async run(context) {
      const rows = await allInvoices(context);
      same(
        new Set(rows.map(({ id }) => id)).size,
        rows.length,
        'Different invoices over all pages',
      );
      const dates = rows.map(({ date }) => date);
      same(dates, [...dates].sort().reverse(), 'Dates of invoices');
    },
  },
  {
    id: 'invoices-filtered-by-date',
    title: 'The date filter takes its first and its last day, and nothing outside them.',
    operations: ['listInvoices'],
    writes: false,
    async run(context) {
      const rows = await allInvoices(context);
      const [newest] = rows;
      if (!newest) throw new NotChecked('The account has no invoice.');
      const { date } = newest;
      const filtered = await context.adapter.listInvoices({ filter: { from: date, to: date } });
      const ids = (list: readonly InvoiceSummary[]) => list.map(({ id }) => id).sort();
      same(ids(filtered.rows), ids(rows.filter((row) => row.date === date)), `Invoices of ${date}`);
    },
  },
  {
    id: 'invoice-is-its-row',
    title: 'An invoice says the same as its row in the list.',
    operations: ['listInvoices', 'getInvoice'],
    writes: false,
    async run(context) {
      const row = await someInvoice(context);
      const { lines, ...invoice } = await context.adapter.getInvoice({ invoiceId: row.id });
      same(invoice, row, `Invoice ${row.number}`);
      ensure(lines.length > 0, 'An invoice has lines.');
    },
  },
  {
    id: 'invoice-adds-up',
    title: 'The lines of an invoice sum to its amount, in one currency.',
    operations: ['listInvoices', 'getInvoice'],
    writes: false,
    async run(context) {
      const { id } = await someInvoice(context);
      const { lines, amount } = await context.adapter.getInvoice({ invoiceId: id });
      same(
        decimalSum(lines.map((line) => line.amount.amount)),
        canonicalDecimal(amount.amount),
        'The sum of the lines',
      );
      for (const line of lines) {
        same(line.amount.currency, amount.currency, 'The currency of a line');
      }
    },
  },
  {
    id: 'invoice-unknown',
    title: 'An invoice that is not there is not found.',
    operations: ['getInvoice'],
    writes: false,
    async run({ adapter }) {
      await rejectsWith(
        adapter.getInvoice({ invoiceId: noId() as never }),
        'not-found',
        'An unknown invoice',
      );
    },
  },
  {
    id: 'invoice-foreign',
    title: 'An invoice of another account is not found, just as one that is not there.',
    operations: ['getInvoice'],
    writes: false,
    async run({ adapter, subject }) {
      const foreignId = subject.foreign?.invoiceId;
      if (foreignId === undefined) {
        throw new NotChecked('No invoice of another account is named.');
      }
      const foreign = await rejectsWith(
        adapter.getInvoice({ invoiceId: foreignId as never }),
        'not-found',
        'A foreign invoice',
      );
      const unknown = await rejection(
        adapter.getInvoice({ invoiceId: noId() as never }),
        'An unknown invoice',
      );
      same(
        [foreign.message, foreign.fields],
        [unknown.message, unknown.fields],
        'What a foreign invoice tells',
      );
    },
  },
  {
    id: 'intent-unknown',
    title: 'An intent that was never confirmed is not found.',
    operations: ['getIntent'],
    writes: false,
    async run({ adapter }) {
      await rejectsWith(
        adapter.getIntent({ intentId: newIntentId() }),
        'not-found',
        'An unknown intent',
      );
    },
  },
];

const stray = { account: '1' };

/** Inputs that are well formed, so that only the key too many can be wrong. */
const wellFormed: { readonly [K in OperationName]: () => object } = {
  signIn: () => ({ userId: 'nobody', password: 'nothing' }),
  signOut: () => ({}),
  validateSession: () => ({}),
  getAccount: () => ({}),
  listPlans: () => ({}),
  listPlanInstances: () => ({}),
  listQueuedChanges: () => ({}),
  listBillingGroups: () => ({}),
  listDunningGroups: () => ({}),
  getEffectiveChoices: () => ({ draft: strayDraft }),
  quotePlanChange: () => ({ draft: strayDraft }),
  quoteQueueEdit: () => ({ draft: strayEdit }),
  listPaymentMethods: () => ({}),
  listPaymentTerms: () => ({}),
  getBalance: () => ({}),
  listPayments: () => ({}),
  quotePayment: () => ({
    draft: { kind: 'payment', what: { pay: 'full' }, with: { by: 'method', methodId: 'x' } },
  }),
  quoteBillingGroup: () => ({
    draft: { kind: 'billing-group', group: { do: 'update', billingGroupId: 'x', name: 'x' } },
  }),
  quotePaymentMethod: () => ({
    draft: { kind: 'payment-method', method: { do: 'remove', methodId: 'x' } },
  }),
  confirm: () => ({ quoteId: noId(), intentId: newIntentId(), accepted: [] }),
  getIntent: () => ({ intentId: newIntentId() }),
  listInvoices: () => ({}),
  getInvoice: () => ({ invoiceId: noId() }),
};

const strayChange = {
  kind: 'assign',
  planId: 'x',
  units: 1,
  billingGroupId: 'x',
  effective: { when: 'now' },
};
const strayDraft = { kind: 'plan-change', changes: [strayChange] };
const strayEdit = { kind: 'queue-edit', edits: [{ do: 'execute', queuedChangeId: 'x' }] };

const strict: readonly Check[] = (Object.keys(wellFormed) as OperationName[]).map((name) => ({
  id: `${name}-refuses-unknown-keys`,
  title: `${name} refuses an input with a key that is not in its schema.`,
  operations: [name],
  writes: false,
  async run({ raw }) {
    await rejectsWith(
      raw(name, { ...wellFormed[name](), ...stray }),
      'invalid-input',
      'An unknown key',
    );
  },
}));

const others: readonly Check[] = [
  {
    id: 'quote-refuses-a-price',
    title: 'A draft cannot smuggle a price in.',
    operations: ['quotePlanChange'],
    writes: false,
    async run({ raw }) {
      const price = { customRates: [{ amount: '0.01', currency: 'USD' }] };
      const drafts = [
        { ...strayDraft, ...price },
        { ...strayDraft, changes: [{ ...strayChange, ...price }] },
      ];
      for (const draft of drafts)
        await rejectsWith(
          raw('quotePlanChange', { draft }),
          'invalid-input',
          'A draft with a price',
        );
    },
  },
  {
    id: 'aborted-call-rejects',
    title: 'An aborted call rejects with the reason of its signal.',
    operations: ['listPlans'],
    writes: false,
    async run({ adapter }) {
      const before = new Error('aborted before');
      const during = new Error('aborted during');
      const stop = new AbortController();
      const running = settle(() => adapter.listPlans({}, { signal: stop.signal }));
      stop.abort(during);
      ensure(
        (await running) === during,
        'A call that is aborted while it runs rejects with the reason.',
      );
      const never = settle(() => adapter.listPlans({}, { signal: AbortSignal.abort(before) }));
      ensure((await never) === before, 'A call with an aborted signal rejects with the reason.');
    },
  },
];

/** What a call rejected with. */
async function settle(call: () => Promise<unknown>): Promise<unknown> {
  try {
    await call();
    return undefined;
  } catch (thrown) {
    return thrown;
  }
}

export const readChecks: readonly Check[] = [...answers, ...invoices, ...strict, ...others];
