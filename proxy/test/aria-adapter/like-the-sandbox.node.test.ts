import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { BillingOperations } from '../../../src/adapter/contract.js';
import { AdapterError } from '../../../src/adapter/errors.js';
import { createSandboxSource } from '../../../src/adapter/sandbox/sandbox-source.js';
import { draftSchema, type Draft, type PlanDraft } from '../../../src/model/draft.js';
import type { PaymentMethod } from '../../../src/model/payment-method.js';
import type { PayerQuote } from '../../../src/model/payer-change.js';
import { isPayerQuote, isPaymentQuote, type Quote } from '../../../src/model/quote.js';
import type { Line } from '../../../src/model/invoice.js';
import type { PlanInstance } from '../../../src/model/plan-instance.js';
import type { Plan } from '../../../src/model/plan.js';
import type { Warning } from '../../../src/model/warning.js';
import type { PlanQuote } from '../../../src/model/plan-quote.js';
import { scenarios } from '../../../src/sandbox/scenarios/scenarios.js';
import { companyOf } from '../../simulated-company.js';
import {
  altering,
  ariaBench,
  number,
  numbersIn,
  outcomeOf,
  withMembers,
  yesTo,
  type Bench,
  type BenchOptions,
} from './bench.js';
import { everyChange, quoteOf, type NamedDraft } from './every-change.js';
import { card, everyPayment, payQuoteOf } from './every-payment.js';

/**
 * The Aria adapter over the simulator beside the sandbox adapter over the same world. Whatever is shown of an account, and whatever a change would
 * do, is to be the same: the rules are one, and the wire may only lose what it has no words for. What it loses is listed here, and in the wire notes.
 */

/** The company's settings are told to the proxy, as its README asks for. */
async function benchOf(scenario: string, between?: BenchOptions['between']): Promise<Bench> {
  const company = companyOf(await ariaBench({ scenario }).simulator.control.exportWorld());
  const policy = { ...company, trustSessionMs: 1e9 };
  return ariaBench({ scenario, policy, ...(between && { between }) });
}

async function both(scenario: string) {
  const bench = await benchOf(scenario);
  const source = createSandboxSource({ now: () => bench.clock.now, scenario });
  const { credential } = await source.signIn({ userId: 'ada', password: 'sandbox' });
  const sandbox = source.forSession(credential) as BillingOperations;
  return { sandbox, aria: await bench.signIn() };
}

const names = scenarios.map(({ id }) => id).filter((id) => id !== 'many-plans');

const lists = [
  'getAccount',
  'listPlans',
  'listPlanInstances',
  'listQueuedChanges',
  'listBillingGroups',
  'listDunningGroups',
  'listPaymentMethods',
  'listPaymentTerms',
  'getBalance',
  'listPayments',
] as const;

describe('what an account is shown', () => {
  /** Since when a price holds, and those of earlier days; whether it is the company's limit that closes a plan. */
  const plan = ({ assignable, rateSchedules, ...rest }: Plan, today: string) => ({
    ...rest,
    assignable:
      !assignable.allowed && assignable.reason === 'plan-already-held'
        ? { allowed: false, reason: 'plan-not-available' }
        : assignable,
    rateSchedules: rateSchedules.map(({ charges, ...schedule }) => ({
      ...schedule,
      charges: charges.map(({ rates, ...charge }) => {
        const isOver = (index: number) => (rates[index + 1]?.from ?? '9999') <= today;
        const [first, ...later] = rates.filter((_, index) => !isOver(index));
        return { ...charge, rates: [{ tiers: first?.tiers }, ...later] };
      }),
    })),
  });
  /** Bill lags of a group, a method or an instance; how long a dunning process waits before it begins. */
  const instance = (row: PlanInstance, scenario: string) => {
    const willBeInDunning = scenario === 'dunning-forbids-replacement' && row.dunning === 'none';
    const can = { ...row.can, ...(willBeInDunning && { replace: undefined }) };
    return { ...row, can, billLagDays: undefined };
  };

  it.each(names)('in %s', async (scenario) => {
    const { sandbox, aria } = await both(scenario);
    const { today } = await sandbox.getAccount({});
    const seen = async (adapter: BillingOperations) => {
      const rows = async (name: (typeof lists)[number]) => [name, await adapter[name]({})];
      const { rows: instances } = await adapter.listPlanInstances({});
      const placed = instances.flatMap(({ id }) => [{ under: id }, { insteadOf: id }]);
      const plans = await Promise.all(
        [{}, ...placed].map(async (place) => (await adapter.listPlans(place)).rows),
      );
      return {
        ...Object.fromEntries(await Promise.all(lists.map(rows))),
        listPlans: plans.map((each) => each.map((row) => plan(row, today))),
        listPlanInstances: instances.map((row) => instance(row, scenario)),
      } as unknown;
    };
    expect(await seen(aria)).toEqual(await seen(sandbox));
  });
});

/** Where the wire does not tell what a figure is counted from. */
const notOnTheWire: readonly (readonly [scenario: string, draft: RegExp, why: string])[] = [
  ['bill-lag-precedence', /./, 'lags of methods, groups and plans'],
  ['credit-memo-limit', / (now|\d|cancel)/, 'what credit memos took off a line'],
  ['dunning-forbids-replacement', /^replace .* 60004 /, 'when dunning will begin'],
  ['suspended', /^make .* active now$/, 'that figures are certain: nothing can be asked before'],
];

const isOnTheWire = (scenario: string, { name }: NamedDraft): boolean =>
  !notOnTheWire.some(([where, draft]) => where === scenario && draft.test(name));

describe('what a change would do', () => {
  /** A whole period given back is told as prorated by the engine and as whole by the wire; the number of an invoice that is voided is not told. */
  const line = ({ prorated, ...rest }: Line) => ({
    ...rest,
    prorated: rest.amount.amount.startsWith('-') ? undefined : prorated,
  });
  const figures = (quote: PlanQuote) => ({
    ...quote,
    ...{ id: '', expiresAt: '', stateVersion: '', pricesKnownUntil: '' },
    along: quote.along.filter(({ what }) => what !== 'invoice-voided'),
    dueNow: { ...quote.dueNow, lines: quote.dueNow.lines.map(line) },
  });
  const judged = async (adapter: BillingOperations, draft: PlanDraft): Promise<unknown> => {
    const outcome = await outcomeOf(quoteOf(adapter, draft));
    if (outcome instanceof AdapterError) return outcome.refusal ?? outcome.code;
    return figures(outcome as PlanQuote);
  };

  it.each(names)('in %s', async (scenario) => {
    const { sandbox, aria } = await both(scenario);
    const drafts = (await everyChange(sandbox)).filter((each) => isOnTheWire(scenario, each));
    for (const { name, draft } of drafts)
      expect(await judged(aria, draft), name).toEqual(await judged(sandbox, draft));
  });

  it('is compared for hundreds of changes of every kind', async () => {
    let total = 0;
    for (const scenario of names) {
      const { sandbox } = await both(scenario);
      total += (await everyChange(sandbox)).filter((each) => isOnTheWire(scenario, each)).length;
    }
    expect(total).toBeGreaterThan(1500);
  });
});

describe('what a payment or a change of payers would do', () => {
  const judged = async (adapter: BillingOperations, draft: Draft): Promise<unknown> => {
    const outcome = await outcomeOf(payQuoteOf(adapter, draft));
    if (outcome instanceof AdapterError) return outcome.refusal ?? outcome.code;
    const quote = outcome as Quote;
    const told = isPayerQuote(quote) && quote.adds ? withoutNewNumber(quote) : quote;
    return { ...told, id: '', expiresAt: '', stateVersion: '', ...goingOn(quote) };
  };
  /** What dunning does when all is paid is the company's affair, and not on the wire: where the sandbox names the plans that go on, the wire lets us warn of them. */
  const goingOn = (quote: Quote) => {
    if (!isPaymentQuote(quote)) return {};
    const { resumes, warnings } = quote;
    const isOf = ({ code }: Warning) => code === 'plans-may-go-on';
    return {
      resumes: resumes?.plans.map(({ planName }) => planName) ?? warnings.find(isOf)?.names,
      warnings: warnings.filter((warning) => !isOf(warning)),
    };
  };
  /** The number of a method that is not there yet is the platform's to give. */
  const withoutNewNumber = ({ groups, ...quote }: PayerQuote) => ({
    ...quote,
    groups: groups.map(({ after, before, ...group }) => {
      const old = before?.by === 'method' ? [before.primary.id, before.backup?.id] : [];
      const told = (method?: PaymentMethod) =>
        method && { ...method, id: old.includes(method.id) ? method.id : 'new' };
      return {
        ...{ ...group, before },
        after:
          after.by === 'method'
            ? { ...after, primary: told(after.primary), backup: told(after.backup) }
            : after,
      };
    }),
  });

  it.each(names)('in %s', async (scenario) => {
    const { sandbox, aria } = await both(scenario);
    const drafts = await everyPayment(sandbox);
    for (const { name, draft } of drafts)
      expect(await judged(aria, draft), name).toEqual(await judged(sandbox, draft));
  });
});

describe('what is shown beside a whole balance', () => {
  /** The balance that Aria tells is a cent less, so a cent is in credit beside what is open. */
  const aCentInCredit: NonNullable<BenchOptions['between']> = altering(({ call, answer }) => {
    if (call !== 'get_acct_details_all_m') return undefined;
    const [balance = '0'] = numbersIn(answer.acct_balance);
    return withMembers(answer, { acct_balance: number((Number(balance) - 0.01).toFixed(2)) });
  });
  const way = { by: 'one-time', token: card() };

  it.each(names)('is what it costs to pay it, in %s', async (scenario) => {
    const { sandbox, aria } = await both(scenario);
    const inCredit = await (await benchOf(scenario, aCentInCredit)).signIn();
    for (const adapter of [sandbox, aria, inCredit]) {
      const { payable, current, amounts } = await adapter.getBalance({});
      for (const { choice, permission } of amounts) {
        if (choice !== 'full' && choice !== 'current') continue;
        const draft = z.parse(draftSchema, { kind: 'payment', what: { pay: choice }, with: way });
        const outcome = await outcomeOf(payQuoteOf(adapter, draft));
        expect(outcome, choice).toMatchObject(
          permission.allowed
            ? { total: choice === 'full' ? payable : current }
            : { refusal: permission.reason },
        );
      }
    }
  });
});

describe('T31 what a change does', () => {
  /** Somebody's card is declined there, or nobody pays. */
  const unpaid = new Set([
    'open-balance',
    'suspended',
    'dunning-forbids-replacement',
    'no-current-balance-with-early-payment-discount',
    'apply-against-only-with-a-payment-method',
    'rebill-filter',
    'credit-memo-limit',
    'void-refused-with-credit-memo',
    'voided-rebill',
    'not-rebillable',
    'not-creditable',
  ]);

  it.each(names)('is what was quoted, in %s', async (scenario) => {
    const { sandbox } = await both(scenario);
    const drafts = (await everyChange(sandbox)).filter((each) => isOnTheWire(scenario, each));
    // Each on a world of its own; one in six of them, other ones in each scenario.
    const some = drafts.filter((_, index) => (index + names.indexOf(scenario)) % 6 === 0);
    for (const { name, draft } of some) {
      const bench = await benchOf(scenario);
      const adapter = await bench.signIn();
      const quote = await outcomeOf(quoteOf(adapter, draft));
      if (quote instanceof AdapterError) continue;
      const intent = await adapter.confirm(yesTo(quote as PlanQuote));
      const problem = intent.state === 'done-with-problem' ? intent.problem : 'none';
      const expected = unpaid.has(scenario) ? ['none', 'collection-failed'] : ['none'];
      expect([intent.state, expected.includes(problem)], `${name}: ${problem}`).toEqual([
        problem === 'none' ? 'done' : 'done-with-problem',
        true,
      ]);
      expect(bench.failures, name).toEqual([]);
    }
  });
});

describe('T31 what a payment or a change of payers does', () => {
  it.each(names)('is what was quoted, in %s', async (scenario) => {
    const { sandbox } = await both(scenario);
    const drafts = await everyPayment(sandbox);
    // Each on a world of its own; one in nine of them, other ones in each scenario.
    const some = drafts.filter((_, index) => (index + names.indexOf(scenario)) % 9 === 0);
    for (const { name, draft } of some) {
      const bench = await benchOf(scenario);
      const adapter = await bench.signIn();
      const quote = await outcomeOf(payQuoteOf(adapter, draft));
      if (quote instanceof AdapterError) continue;
      const intent = await adapter.confirm(yesTo(quote as Quote));
      const isDeclined = intent.state === 'refused' && intent.refusal === 'payment-declined';
      expect([intent.state, bench.failures], name).toEqual([isDeclined ? 'refused' : 'done', []]);
      const { full } = await adapter.getBalance({});
      const expected = quote as Quote;
      // There the plan is billed again, which the wire does not tell before.
      if (isPaymentQuote(expected) && scenario !== 'suspended')
        expect(full, name).toEqual(isDeclined ? expected.before : expected.after);
    }
  });
});
