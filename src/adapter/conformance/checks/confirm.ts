import type { OperationName } from '../../contract.js';
import { AdapterError } from '../../errors.js';
import { canonicalDecimal, chargedAsQuoted } from '../../protocol/figures.js';
import { NotChecked, type Check } from '../check.js';
import { ensure, rejectsWith, same } from '../expect.js';
import {
  confirmToEnd,
  countInstances,
  countTaken,
  draftIn,
  ensureDone,
  ensureRefused,
  fullYes,
  holdings,
  newIntentId,
  someDraft,
  someQuote,
  takenIn,
  takePlan,
  taking,
  yesToNothing,
} from '../steps.js';

export const writing = [
  'listPlans',
  'listBillingGroups',
  'listPlanInstances',
  'quotePlanChange',
  'confirm',
  'getIntent',
] as const satisfies readonly OperationName[];

const minute = 60_000;

export const confirmChecks: readonly Check[] = [
  {
    id: 'charge-is-quote',
    title: 'What is charged is what was quoted, line by line, and the plan is there.',
    operations: writing,
    writes: true,
    async run(context) {
      const before = await countInstances(context);
      const { quote, intent } = await takePlan(context);
      ensureDone(intent);
      ensure(chargedAsQuoted(quote, intent.receipt), 'The receipt charges what was quoted.');
      const { rows } = await context.adapter.listPlanInstances({});
      same(rows.length, before + countTaken(quote), 'Plan instances');
      const [id] = intent.receipt.planInstanceIds;
      if (id === undefined) return;
      const taken = rows.find((row) => row.id === id);
      const { planId, units } = takenIn(draftIn(quote));
      same([taken?.planId, taken?.units], [planId, units], 'Plan and units of the new instance');
    },
  },
  {
    id: 'invoice-is-quote',
    title: 'The invoice of a plan change is in the list, with the amount that was quoted.',
    operations: [...writing, 'listInvoices', 'getInvoice'],
    writes: true,
    async run(context) {
      const { quote, intent } = await takePlan(context);
      ensureDone(intent);
      const [invoiceId] = intent.receipt.invoiceIds;
      if (invoiceId === undefined) throw new NotChecked('The receipt names no invoice.');
      const { rows } = await context.adapter.listInvoices({});
      const row = rows.find(({ id }) => id === invoiceId);
      ensure(row !== undefined, 'The new invoice is among the newest.');
      const { amount, currency } = quote.dueNow.total;
      same(
        [canonicalDecimal(row.amount.amount), row.amount.currency],
        [canonicalDecimal(amount), currency],
        'The amount of the invoice',
      );
      const { lines } = await context.adapter.getInvoice({ invoiceId });
      ensure(
        chargedAsQuoted(quote, { ...intent.receipt, lines }),
        'The invoice has the lines that were quoted.',
      );
    },
  },
  {
    id: 'same-intent-once',
    title:
      'An intent that is confirmed again and again, one after the other and at once, takes effect once.',
    operations: writing,
    writes: true,
    async run(context) {
      const { adapter } = context;
      const before = await countInstances(context);
      const quote = await someQuote(context);
      const confirmation = await fullYes(context, quote);
      const together = [...Array(5).keys()].map(() => adapter.confirm(confirmation));
      for (const answer of await Promise.allSettled(together)) {
        if (answer.status === 'rejected') {
          ensure(
            answer.reason instanceof AdapterError,
            'A confirmation fails with an AdapterError.',
          );
        }
      }
      const end = await confirmToEnd(context, confirmation);
      ensureDone(end);
      same(
        await adapter.confirm(confirmation),
        end,
        'The answer to a confirmation that is repeated',
      );
      same(await adapter.getIntent({ intentId: confirmation.intentId }), end, 'The intent');
      same(await countInstances(context), before + countTaken(quote), 'Plan instances');
    },
  },
  {
    id: 'intent-conflict',
    title: 'An intent cannot be used for another quote, or with other consent.',
    operations: writing,
    writes: true,
    async run(context) {
      const { adapter } = context;
      const { confirmation, intent } = await takePlan(context);
      ensureDone(intent);
      const before = await countInstances(context);
      const other = await someQuote(context);
      await rejectsWith(
        adapter.confirm({ ...confirmation, quoteId: other.id }),
        'intent-conflict',
        'The intent with another quote',
      );
      const accepted = [...confirmation.accepted, 'another'];
      await rejectsWith(
        adapter.confirm({ ...confirmation, accepted }),
        'intent-conflict',
        'The intent with other consent',
      );
      same(await countInstances(context), before, 'Plan instances');
    },
  },
  {
    id: 'quote-used-once',
    title: 'A quote that was confirmed cannot be confirmed by another intent.',
    operations: writing,
    writes: true,
    async run(context) {
      const { confirmation, intent } = await takePlan(context);
      ensureDone(intent);
      const before = await countInstances(context);
      const again = await context.adapter.confirm({ ...confirmation, intentId: newIntentId() });
      ensureRefused(again, 'quote-used', 'A used quote');
      same(await countInstances(context), before, 'Plan instances');
    },
  },
  {
    id: 'quote-unknown',
    title: 'A quote that was never made cannot be confirmed.',
    operations: ['confirm', 'listPlanInstances'],
    writes: true,
    async run(context) {
      const before = await countInstances(context);
      ensureRefused(
        await context.adapter.confirm(yesToNothing()),
        'quote-not-found',
        'An unknown quote',
      );
      same(await countInstances(context), before, 'Plan instances');
    },
  },
  {
    id: 'quote-expires',
    title: 'A quote cannot be confirmed after ten minutes.',
    operations: writing,
    writes: true,
    async run(context) {
      const quote = await someQuote(context);
      await context.pass(10 * minute);
      const before = await countInstances(context);
      const late = await context.adapter.confirm(await fullYes(context, quote));
      ensureRefused(late, 'quote-expired', 'An expired quote');
      same(await countInstances(context), before, 'Plan instances');
    },
  },
  {
    id: 'warnings-need-a-yes',
    title: 'A quote with a warning is refused until the warning is accepted.',
    operations: [...writing, 'getAccount'],
    writes: true,
    async run(context) {
      const { adapter } = context;
      const quote = await adapter.quotePlanChange({ draft: await draftWithWarning(context) });
      if (quote.warnings.length === 0) {
        throw new NotChecked('No plan change with a warning was found.');
      }
      const yes = await fullYes(context, quote);
      const before = await holdings(context);
      ensureRefused(
        await adapter.confirm({ ...yes, accepted: [] }),
        'warning-not-accepted',
        'A quote without a yes to its warning',
      );
      same(await holdings(context), before, 'What the account has');
      ensureDone(await confirmToEnd(context, { ...yes, intentId: newIntentId() }));
    },
  },
  {
    id: 'terms-need-a-yes',
    title:
      'Where the account has terms, a plan change is refused until their version is agreed to.',
    operations: [...writing, 'getAccount'],
    writes: true,
    async run(context) {
      const { adapter } = context;
      const { terms } = await adapter.getAccount({});
      if (!terms) throw new NotChecked('The account has no terms.');
      const yes = await fullYes(context, await someQuote(context));
      const before = await countInstances(context);
      const { termsVersion, ...silent } = yes;
      ensureRefused(await adapter.confirm(silent), 'terms-not-accepted', 'A yes without the terms');
      const older = {
        ...yes,
        intentId: newIntentId(),
        termsVersion: `not ${termsVersion}`.slice(0, 64),
      };
      ensureRefused(await adapter.confirm(older), 'terms-not-accepted', 'A yes to other terms');
      same(await countInstances(context), before, 'Plan instances');
    },
  },
];

/** A start before today is a thing to say yes to. */
async function draftWithWarning(context: Parameters<Check['run']>[0]) {
  const draft = await someDraft(context);
  const { today } = await context.adapter.getAccount({});
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number);
  const yesterday = new Date(Date.UTC(year, month - 1, day - 1)).toISOString().slice(0, 10);
  return taking(draft, { effective: { when: 'retroactive', date: yesterday } });
}
