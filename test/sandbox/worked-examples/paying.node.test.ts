import { describe, expect, it } from 'vitest';
import { ada as adaRow, home, simplePlan, taking } from '../../../src/sandbox/scenarios/build.js';
import { order, type OrderCommand } from '../../../src/sandbox/documents/orders.js';
import { balancesOf } from '../../../src/sandbox/payments/balances.js';
import { pay, type PayCommand } from '../../../src/sandbox/payments/pay.js';
import { recordExternalPayment } from '../../../src/sandbox/payments/external-payment.js';
import { refund } from '../../../src/sandbox/payments/refund.js';
import { openAmount } from '../../../src/sandbox/payments/open-amount.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, at, balanceOf, changed, deepFreeze, instanceOf, totals } from '../support.js';
import { goodCard, shop, subscribed, type WorldParts } from './shop.js';

/** Money in: what a payment settles, what opens again, and what happens when nobody pays (Aria wire notes 2.7, 3.8, 4.3 E, 4.10). */

const plans = [simplePlan('20001', 'Internet', '40.00')];
const dollars = (amount: string) => ({ amount, currency: 'USD' });
const declining = { ...goodCard, declines: true };
const second = { ...goodCard, id: '50002', lastFour: '0505' };
/** The card of the billing group is declined; another one would pay. */
const unpaid: WorldParts = { paymentMethods: [declining, second] };
const bySecond = { by: 'method', methodId: '50002' } as PayCommand['with'];

function outcomeOfPaying(world: World, what: PayCommand['what'], by = bySecond) {
  return pay(world, { accountId: ada, receiptId: `pay${world.receipts.length}`, with: by, what });
}

function paid(world: World, what: PayCommand['what'], by = bySecond): World {
  const outcome = outcomeOfPaying(world, what, by);
  if (!outcome.receipt) throw new Error(`Refused: ${outcome.refusal}`);
  return deepFreeze(outcome.world);
}

const open = (world: World) => world.invoices.map((invoice) => openAmount(invoice, 'USD').amount);
const lastPayment = (world: World) => world.payments.at(-1)?.amount.amount;

describe('three open invoices of 40.00', () => {
  const three = () => subscribed('2019-01-10', '2019-03-15', plans, unpaid);

  it('100.00 pay two and a half of them, oldest first', () => {
    expect(open(three())).toEqual(['40.00', '40.00', '40.00']);
    const world = paid(three(), { pay: 'amount', amount: dollars('100.00') });
    // 100.00 − 40.00 − 40.00 = 20.00
    expect(open(world)).toEqual(['0.00', '0.00', '20.00']);
    expect(balanceOf(world)).toBe('20.00');
  });

  it('the second alone is paid when it is chosen', () => {
    const [, chosen] = three().invoices;
    if (!chosen) throw new Error('two');
    const world = paid(three(), { pay: 'invoices', invoiceIds: [chosen.id] });
    expect(open(world)).toEqual(['40.00', '0.00', '40.00']);
    expect(outcomeOfPaying(world, { pay: 'invoices', invoiceIds: [chosen.id] })).toEqual({
      refusal: 'invoice-not-open',
    });
  });

  it('never more than is owed', () => {
    const more = { pay: 'amount', amount: dollars('120.01') } as const;
    expect(outcomeOfPaying(three(), more)).toEqual({ refusal: 'amount-above-balance' });
    const all = paid(three(), { pay: 'amount', amount: dollars('120.00') });
    expect(open(all)).toEqual(['0.00', '0.00', '0.00']);
    expect(outcomeOfPaying(all, { pay: 'full' })).toEqual({ refusal: 'nothing-to-pay' });
  });

  it('a declined payment settles nothing and is kept as an attempt', () => {
    const world = paid(three(), { pay: 'full' }, {
      by: 'method',
      methodId: '50001',
    } as PayCommand['with']);
    expect(open(world)).toEqual(['40.00', '40.00', '40.00']);
    expect(world.payments.at(-1)).toMatchObject({ state: 'declined', amount: dollars('120.00') });
    expect(world.receipts.at(-1)?.problem).toBe('collection-failed');
  });
});

describe('a backup card', () => {
  it('pays when the first one is declined', () => {
    const billingGroups = [
      { ...home, pays: { by: 'method' as const, primaryId: '50001', backupId: '50002' } },
    ];
    const world = subscribed('2019-01-10', '2019-01-10', plans, { ...unpaid, billingGroups });
    expect(open(world)).toEqual(['0.00']);
    expect(world.payments.at(-1)).toMatchObject({ by: { methodId: '50002' }, state: 'collected' });
  });
});

describe('a refund', () => {
  it('opens the invoice again by as much', () => {
    const world = subscribed('2019-01-10', '2019-01-20', plans);
    const [payment] = world.payments;
    if (!payment) throw new Error('paid');
    const refunded = refund(world, {
      accountId: ada,
      paymentId: payment.id,
      amount: dollars('15.00'),
      by: 'method',
    });
    if (!refunded.world) throw new Error(refunded.refusal);
    // 40.00 − 40.00 + 15.00
    expect(open(refunded.world)).toEqual(['15.00']);
    expect(balanceOf(refunded.world)).toBe('15.00');
    const again = (amount: string) =>
      refund(refunded.world, {
        accountId: ada,
        paymentId: payment.id,
        amount: dollars(amount),
        by: 'method',
      }).refusal;
    // 40.00 − 15.00
    expect([again('25.01'), again('25.00')]).toEqual(['amount-above-payment', undefined]);
  });
});

describe('two per cent off for paying within ten days', () => {
  const discounted = (today: string) =>
    subscribed('2019-01-10', today, plans, {
      billingGroups: [{ ...home, pays: { by: 'terms', termsId: '90001' } }],
      paymentTerms: [
        {
          id: '90001',
          name: 'Net 30',
          kind: 'net',
          days: 30,
          earlyPayment: { percent: '2', days: 10 },
        },
      ],
    });
  const byTerms = { by: 'terms' } as const;

  it.each([
    // 40.00 − 40.00 × 2%; the tenth day after the invoice counts, the eleventh does not.
    ['2019-01-10', '39.20'],
    ['2019-01-20', '39.20'],
    ['2019-01-21', '40.00'],
  ])('on %s the invoice costs %s', (today, amount) => {
    const world = paid(discounted(today), { pay: 'full' }, byTerms);
    expect(lastPayment(world)).toBe(amount);
    expect(open(world)).toEqual(['0.00']);
    expect(balanceOf(world)).toBe('0.00');
  });

  it('is for who pays all of it', () => {
    const outcome = recordExternalPayment(discounted('2019-01-20'), {
      accountId: ada,
      amount: dollars('30.00'),
      by: { by: 'check' },
    });
    if (!outcome.world) throw new Error(outcome.refusal);
    expect(open(outcome.world)).toEqual(['10.00']);
  });
});

describe('money that came too early', () => {
  it('waits and pays the next invoices', () => {
    const onTerms = subscribed('2019-01-10', '2019-01-20', plans, {
      billingGroups: [{ ...home, pays: { by: 'terms', termsId: '90001' } }],
      paymentTerms: [{ id: '90001', name: 'Net 30', kind: 'net', days: 30 }],
    });
    const outcome = recordExternalPayment(onTerms, {
      accountId: ada,
      amount: dollars('100.00'),
      by: { by: 'check' },
    });
    if (!outcome.world) throw new Error(outcome.refusal);
    // 40.00 − 100.00
    expect(balanceOf(outcome.world)).toBe('-60.00');
    const later = at(outcome.world, '2019-03-10');
    // −60.00 + 40.00 + 40.00
    expect(open(later)).toEqual(['0.00', '0.00', '20.00']);
    expect(balanceOf(later)).toBe('20.00');
  });
});

describe('dunning in three steps', () => {
  /** Due on the day, five days of grace; then a word at once, suspension ten days later, termination twenty days after that. */
  const process = {
    id: '91001',
    name: 'Three steps',
    graceDays: 5,
    steps: [
      { afterDays: 0 },
      { afterDays: 10, status: 'suspended' },
      { afterDays: 20, status: 'terminated' },
    ],
  } as const;
  const overdue = (today: string) =>
    subscribed(
      '2019-01-10',
      today,
      plans,
      {
        ...unpaid,
        dunningProcesses: [{ ...process, steps: [...process.steps] }],
        dunningGroups: [{ id: '92001', accountId: ada, name: 'All', processId: '91001' }],
      },
      { dunningGroupId: '92001' },
    );
  const stateOn = (world: World) => {
    const { status, dunning } = instanceOf(world, '60001');
    return [status, dunning?.state ?? 'none', dunning?.step ?? 0];
  };

  it.each([
    ['2019-01-14', 'active', 'none', 0],
    ['2019-01-15', 'active', 'in-progress', 1],
    ['2019-01-24', 'active', 'in-progress', 1],
    ['2019-01-25', 'suspended', 'in-progress', 2],
    ['2019-02-13', 'suspended', 'in-progress', 2],
    ['2019-02-14', 'terminated', 'completed', 3],
  ])('on %s it is %s, dunning %s at step %i', (today, status, state, step) => {
    expect(stateOn(overdue(today))).toEqual([status, state, step]);
  });

  it('a suspended plan is not billed on 10 February', () => {
    const world = overdue('2019-02-11');
    expect(world.invoices.filter(({ date }) => date === '2019-02-10')).toEqual([]);
  });

  it.each(['2019-01-20', '2019-02-01'])(
    'ends when all is paid on %s, and the plan is active again',
    (today) => {
      const world = paid(overdue(today), { pay: 'full' });
      expect(stateOn(world)).toEqual(['active', 'none', 0]);
      expect(balanceOf(world)).toBe('0.00');
    },
  );

  it('does not begin for who pays within the days of grace', () => {
    const world = at(paid(overdue('2019-01-14'), { pay: 'full' }), '2019-01-30');
    expect(stateOn(world)).toEqual(['active', 'none', 0]);
  });
});

describe('what is due', () => {
  it('is less than what is open, before the due date', () => {
    const more = { settings: { daysUntilDue: 10 } };
    const before = balancesOf(subscribed('2019-01-10', '2019-01-19', plans, more), ada);
    expect([before.full.amount, before.current.amount]).toEqual(['40.00', '0.00']);
    // Due on 20 January, and collected.
    const after = balancesOf(subscribed('2019-01-10', '2019-01-20', plans, more), ada);
    expect([after.full.amount, after.current.amount]).toEqual(['0.00', '0.00']);
  });
});

describe('an order of two adapters at 25.00', () => {
  const world = () =>
    subscribed('2019-01-10', '2019-01-20', plans, {
      accounts: [{ ...adaRow, contactId: '94001' }],
      contacts: [{ id: '94001', accountId: ada, region: 'CO', country: 'US' }],
      taxes: [{ id: '95001', name: 'Sales tax', level: 'state', country: 'US', percent: '8.25' }],
      items: [{ id: '96001', sku: 'ADAPTER', name: 'Adapter', prices: [dollars('25.00')] }],
    });
  const ordered = (bill: 'now' | 'with-the-next') => {
    const outcome = order(world(), {
      accountId: ada,
      receiptId: 'order1',
      planInstanceId: '60001' as OrderCommand['planInstanceId'],
      lines: [{ itemId: '96001' as OrderCommand['lines'][number]['itemId'], units: 2 }],
      bill,
    });
    if (!outcome.receipt) throw new Error(outcome.refusal);
    return deepFreeze(outcome.world);
  };

  it('comes on an invoice of its own with tax', () => {
    // 50.00 + 50.00 × 8.25% = 50.00 + 4.125, rounded to 4.13
    expect(totals(ordered('now'), '2019-01-20')).toEqual(['2019-01-20 54.13']);
  });

  it('or waits for the next one', () => {
    const later = ordered('with-the-next');
    expect(totals(later, '2019-01-20')).toEqual([]);
    // 40.00 × 8.25% = 3.30; 40.00 + 50.00 + 3.30 + 4.13
    expect(totals(at(later, '2019-02-10'), '2019-01-20')).toEqual(['2019-02-10 97.43']);
  });
});

describe('EAN/GLN terms', () => {
  it('are due as their days say, like any other terms', () => {
    const world = changed(
      shop('2019-03-15', plans, {
        billingGroups: [
          { ...home, pays: { by: 'terms', termsId: '90001', requisitionNumber: 'P-7' } },
        ],
        accounts: [{ ...adaRow, eanNumber: '4006381333931' }],
        paymentTerms: [
          { id: '90001', name: 'Public', kind: 'ean-gln', days: 10, dueMethod: 'current-month' },
        ],
      }),
      taking('20001'),
    );
    // The end of March and ten days.
    expect(world.invoices[0]?.dueDate).toBe('2019-04-10');
    expect(world.payments).toEqual([]);
  });
});
