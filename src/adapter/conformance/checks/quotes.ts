import type { RefusalCode } from '../../../model/codes.js';
import type { Assign } from '../../../model/plan-change.js';
import type { OperationName } from '../../contract.js';
import { canonicalDecimal, changedParts } from '../../protocol/figures.js';
import { NotChecked, type Check } from '../check.js';
import { decimalSum } from '../decimal-sum.js';
import { ensure, refusedWith, same } from '../expect.js';
import { draftIn, holdings, noId, someDraft, someQuote, takenIn, taking } from '../steps.js';

const quoting = [
  'listPlans',
  'listBillingGroups',
  'quotePlanChange',
] as const satisfies readonly OperationName[];

type IdKey = Extract<
  keyof Assign,
  'planId' | 'rateScheduleId' | 'billingGroupId' | 'dunningGroupId' | 'alignWith'
>;

/** What is refused, and how, when an id of a draft names nothing of the account. */
const refusals: readonly (readonly [IdKey, RefusalCode])[] = [
  ['planId', 'plan-not-available'],
  ['rateScheduleId', 'schedule-not-found'],
  ['billingGroupId', 'billing-group-not-found'],
  ['dunningGroupId', 'dunning-group-not-found'],
  ['alignWith', 'alignment-not-possible'],
];

export const quoteChecks: readonly Check[] = [
  {
    id: 'quote-writes-nothing',
    title: 'Quoting leaves plan instances, invoices and balance as they are.',
    operations: [...quoting, 'listPlanInstances'],
    writes: false,
    async run(context) {
      const before = await holdings(context);
      await someQuote(context);
      same(await holdings(context), before, 'What the account has after a quote');
    },
  },
  {
    id: 'quote-adds-up',
    title:
      'The lines that are due now sum to the total, and the timeline is in date order, all in one currency.',
    operations: quoting,
    writes: false,
    async run(context) {
      const quote = await someQuote(context);
      const { dueNow, timeline, changes, asOf } = quote;
      const { amount, currency } = dueNow.total;
      same(
        decimalSum(dueNow.lines.map((line) => line.amount.amount)),
        canonicalDecimal(amount),
        'The sum of what is due now',
      );
      const money = [...dueNow.lines, ...timeline].map((each) => each.amount.currency);
      ensure(
        money.every((each) => each === currency),
        `All amounts are in ${currency}.`,
      );
      const dates = timeline.map(({ date }) => date);
      same(dates, [...dates].sort(), 'Dates of the timeline');
      if (takenIn(draftIn(quote)).effective?.when === 'now') {
        same(changes[0]?.effectiveDate, asOf, 'The effective date of a change from today');
      }
    },
  },
  {
    id: 'quote-is-of-its-draft',
    title: 'A quote says which draft it is for, as the draft was sent.',
    operations: quoting,
    writes: false,
    async run(context) {
      const draft = await someDraft(context);
      const quote = await context.adapter.quotePlanChange({ draft });
      same(quote.draft, draft, 'The draft of the quote');
    },
  },
  {
    id: 'quote-is-steady',
    title: 'Two quotes in a row have ids of their own and the same figures.',
    operations: quoting,
    writes: false,
    async run(context) {
      const [first, second] = [await someQuote(context), await someQuote(context)];
      ensure(first.id !== second.id, 'Each quote has an id of its own.');
      same(changedParts(first, second), [], 'Parts in which they differ');
    },
  },
  {
    id: 'quote-refuses-unknown-ids',
    title:
      'A plan, rate schedule, billing group or plan instance that is not there is refused by its name.',
    operations: quoting,
    writes: false,
    async run(context) {
      const { adapter } = context;
      const draft = await someDraft(context);
      for (const [key, refusal] of refusals) {
        const call = adapter.quotePlanChange({ draft: taking(draft, { [key]: noId() }) });
        await refusedWith(call, refusal, `A draft with an unknown ${key}`);
      }
    },
  },
  {
    id: 'quote-refuses-foreign-ids',
    title:
      'A billing group or plan instance of another account is refused just as one that is not there.',
    operations: quoting,
    writes: false,
    async run(context) {
      const { billingGroupId, planInstanceId } = context.subject.foreign ?? {};
      if (billingGroupId === undefined || planInstanceId === undefined) {
        throw new NotChecked('No billing group and plan instance of another account are named.');
      }
      const draft = await someDraft(context);
      const foreign = { billingGroupId, alignWith: planInstanceId };
      for (const [key, refusal] of refusals) {
        const id = foreign[key as keyof typeof foreign];
        if (id === undefined) continue;
        const call = context.adapter.quotePlanChange({ draft: taking(draft, { [key]: id }) });
        await refusedWith(call, refusal, `A draft with a foreign ${key}`);
      }
    },
  },
  {
    id: 'quote-refuses-too-many-units',
    title: 'More units than the plan allows are refused.',
    operations: quoting,
    writes: false,
    async run(context) {
      const draft = await someDraft(context);
      const { rows } = await context.adapter.listPlans({});
      const most = rows.find(({ id }) => id === takenIn(draft).planId)?.units.max ?? 1;
      const call = context.adapter.quotePlanChange({ draft: taking(draft, { units: most + 1 }) });
      await refusedWith(
        call,
        'units-out-of-range',
        `${most + 1} units of a plan of at most ${most}`,
      );
    },
  },
];
