import { isPlanQuote } from '../../../model/quote.js';
import type { CalendarDate } from '../../../model/values.js';
import type { Invoice } from '../../../model/invoice.js';
import type { PlanQuote, TimelineRow } from '../../../model/plan-quote.js';
import type { OperationName } from '../../contract.js';
import type { FaultName } from '../../sandbox-control.js';
import { canonicalDecimal } from '../../protocol/figures.js';
import { NotChecked, type Check, type CheckContext } from '../check.js';
import { decimalSum } from '../decimal-sum.js';
import { ensure, rejection, same } from '../expect.js';
import {
  confirmOnce,
  confirmToEnd,
  countInstances,
  countTaken,
  ensureDone,
  ensureWritten,
  ensureRefused,
  fullYes,
  holdings,
  someQuote,
  takePlan,
} from '../steps.js';
import { writing } from './confirm.js';

const billing = [
  ...writing,
  'listInvoices',
  'getInvoice',
] as const satisfies readonly OperationName[];

export const sandboxChecks: readonly Check[] = [
  {
    id: 'price-changed-is-refused',
    title:
      'When the price moved since the quote, nothing is written, and the new quote can be agreed to.',
    operations: writing,
    writes: true,
    needs: ['sandbox'],
    async run(context) {
      const { adapter, sandbox } = context;
      const quote = await someQuote(context);
      const before = await holdings(context);
      await sandbox.setFault('price-changed', true);
      const intent = await adapter.confirm(await fullYes(context, quote));
      await sandbox.setFault('price-changed', false);
      ensureRefused(intent, 'quote-changed', 'A quote whose price moved');
      same(await holdings(context), before, 'What the account has');
      const fresh = intent.quote;
      ensure(
        fresh !== undefined && isPlanQuote(fresh) && fresh.id !== quote.id,
        'The refusal holds a new quote.',
      );
      ensure(
        fresh.dueNow.total.amount !== quote.dueNow.total.amount,
        'The new quote has the new price.',
      );
      const end = await confirmToEnd(context, await fullYes(context, fresh));
      ensureDone(end);
    },
  },
  {
    id: 'lost-answer-is-found',
    title:
      'When the answer to a write is lost, the intent is unknown and then done, and took effect once.',
    operations: writing,
    writes: true,
    needs: ['sandbox'],
    async run(context) {
      const { adapter, sandbox } = context;
      const before = await countInstances(context);
      const quote = await someQuote(context);
      const confirmation = await fullYes(context, quote);
      await sandbox.setFault('lost-answer', true);
      const answer = await confirmOnce(context, confirmation);
      await sandbox.setFault('lost-answer', false);
      if (answer) {
        ensure(
          answer.state === 'unknown' || answer.state === 'submitting',
          `A lost answer is no ${answer.state}.`,
        );
      }
      const end = await confirmToEnd(context, confirmation);
      ensureDone(end);
      same(
        await adapter.confirm(confirmation),
        end,
        'The answer to a confirmation that is repeated',
      );
      same(await countInstances(context), before + countTaken(quote), 'Plan instances');
    },
  },
  {
    id: 'declined-is-a-problem',
    title:
      'When the first payment is declined, the plan is there and the write ends done-with-problem.',
    operations: billing,
    writes: true,
    needs: ['sandbox'],
    async run(context) {
      const { adapter, sandbox } = context;
      const before = await countInstances(context);
      await sandbox.setFault('declined', true);
      const { quote, intent } = await takePlan(context);
      await sandbox.setFault('declined', false);
      const got = intent.state === 'done-with-problem' ? intent.problem : intent.state;
      same(got, 'collection-failed', 'The problem');
      ensure(intent.state === 'done-with-problem', 'It ends done-with-problem.');
      same(await countInstances(context), before + countTaken(quote), 'Plan instances');
      for (const invoiceId of intent.receipt.invoiceIds) {
        same((await adapter.getInvoice({ invoiceId })).status, 'open', 'The unpaid invoice');
      }
    },
  },
  {
    id: 'faults-are-errors',
    title:
      'A call that fails rejects with an AdapterError, and the next one is answered when the fault is gone.',
    operations: ['listPlans'],
    writes: false,
    needs: ['sandbox'],
    async run({ adapter, sandbox }) {
      for (const fault of [
        'offline',
        'garbage',
        'service-failed',
      ] as const satisfies readonly FaultName[]) {
        await sandbox.setFault(fault, true);
        await rejection(adapter.listPlans({}), `listPlans under the fault ${fault}`);
        await sandbox.setFault(fault, false);
        await adapter.listPlans({});
      }
    },
  },
  {
    id: 'clock-bills-the-timeline',
    title: 'In every scenario the clock bills what the timeline of the quote promised.',
    operations: billing,
    writes: true,
    needs: ['sandbox'],
    async run(context) {
      const { scenarios } = await context.sandbox.status();
      let checked = 0;
      for (const { id } of scenarios) {
        await context.sandbox.load(id);
        if (await billsAsPromised(context, id)) checked++;
      }
      if (checked === 0) throw new NotChecked('No scenario has a plan that can be taken.');
    },
  },
  {
    id: 'queued-rate-change-example',
    title:
      'The documented example holds: 40.00 from 18 July 2020, 45.00 from 18 August, quoted and billed.',
    operations: billing,
    writes: true,
    needs: ['sandbox'],
    async run(context) {
      const scenario = 'assign-now-with-queued-rate-change';
      const { sandbox } = context;
      const { scenarios } = await sandbox.status();
      if (!scenarios.some(({ id }) => id === scenario)) {
        throw new NotChecked(`The sandbox has no scenario ${scenario}.`);
      }
      await sandbox.load(scenario);
      const quote = await someQuote(context);
      const promised = quote.timeline
        .slice(0, 3)
        .map(({ date, period, amount }) => [date, period.from, period.to, amount.amount]);
      same(promised, documented, 'The first three rows of the timeline');
      ensureDone(await confirmToEnd(context, await fullYes(context, quote)));
      await sandbox.advance({ date: '2020-09-18' });
      const { rows } = await context.adapter.listInvoices({
        filter: { from: '2020-07-18', to: '2020-09-18' },
      });
      const billed = rows.map(({ date, period, amount }) => [
        date,
        period?.from,
        period?.to,
        amount.amount,
      ]);
      same(billed.reverse(), documented, 'The invoices');
    },
  },
];

/** The official example of a queued rate change: date, first and last day, amount. */
const documented = [
  ['2020-07-18', '2020-07-18', '2020-08-17', '40.00'],
  ['2020-08-18', '2020-08-18', '2020-09-17', '45.00'],
  ['2020-09-18', '2020-09-18', '2020-10-17', '45.00'],
];

const mostRows = 4;

/** False when the scenario has nothing to take. What is billed for plans of that name anyway is told by the same days without the new one. */
async function billsAsPromised(context: CheckContext, scenario: string): Promise<boolean> {
  let quote: PlanQuote;
  try {
    quote = await someQuote(context);
  } catch (thrown) {
    if (thrown instanceof NotChecked) return false;
    throw thrown;
  }
  const rows = quote.timeline.slice(0, mostRows);
  const anyway = await billedForEach(context, rows, quote.asOf);
  await context.sandbox.load(scenario);
  const again = await someQuote(context);
  ensureWritten(await confirmToEnd(context, await fullYes(context, again)));
  const billed = await billedForEach(context, rows, quote.asOf);
  rows.forEach(({ amount, period: { from, to } }, index) => {
    const before = (anyway[index] ?? []).map((text) =>
      text.startsWith('-') ? text.slice(1) : `-${text}`,
    );
    same(
      decimalSum([...(billed[index] ?? []), ...before]),
      canonicalDecimal(amount.amount),
      `Scenario ${scenario}: billed for ${from} to ${to}`,
    );
  });
  return true;
}

/** Days after a bill date by which the invoice of its period is made on every platform that is checked. */
const latestInvoice = 45;

/** Lets the clock bill all rows, and gives the amounts billed for each. */
async function billedForEach(
  context: CheckContext,
  rows: readonly TimelineRow[],
  today: CalendarDate,
): Promise<string[][]> {
  const last = rows
    .flatMap(({ date, period }) => [date, period.from])
    .sort()
    .at(-1);
  if (last !== undefined && last > today) await context.sandbox.advance({ date: last });
  await context.sandbox.advance({ days: latestInvoice });
  const billed: string[][] = [];
  for (const row of rows) billed.push(await billedFor(context, row, today));
  return billed;
}

/**
 * The amounts that the invoices since `from` charge for plans of this name and one period, before tax unless the row has it in. Which day the invoice of a period
 * is made on is not compared: not every platform tells the days between a bill date and its invoice.
 */
async function billedFor(
  { adapter }: CheckContext,
  row: TimelineRow,
  from: CalendarDate,
): Promise<string[]> {
  const { rows } = await adapter.listInvoices({ filter: { from } });
  const invoices: Invoice[] = [];
  for (const { id } of rows) invoices.push(await adapter.getInvoice({ invoiceId: id }));
  return invoices
    .flatMap((invoice) => invoice.lines)
    .filter(
      ({ kind, planName, period }) =>
        planName === row.planName &&
        period?.from === row.period.from &&
        period.to === row.period.to &&
        (kind === 'recurring' ||
          kind === 'recurring-arrears' ||
          (kind === 'tax' && row.taxIncluded)),
    )
    .map(({ amount }) => amount.amount);
}
