import { describe, expect, it } from 'vitest';
import { paymentDraftSchema, type PaymentDraft } from '../../../src/model/payment.js';
import { payOrder } from '../../../src/sandbox/payments/pay-draft.js';
import { pay } from '../../../src/sandbox/payments/pay.js';
import { quotePayment } from '../../../src/sandbox/quote/quote-payment.js';
import { Refused } from '../../../src/sandbox/refused.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, at, deepFreeze, scenarioWorld } from '../support.js';
import { bySecond, dollars, paid, received } from '../payments/till.js';

/**
 * What a payment is told to be before it is made. Of `open-balance`, three invoices of 40.00 for the internet are due, the last today, and one
 * of 12.24 is not: 12.00 for the phone and 2 per cent for paying on terms.
 */

const mastercard = { by: 'method', methodId: '50002' } as const;

/** A way to pay as it is typed for one payment. */
const oneTime = (more = {}) => ({
  by: 'one-time',
  token: { kind: 'card', token: 'test.approve.abc', brand: 'visa', lastFour: '1111', ...more },
});

const draft = (what: object, by: object = mastercard): PaymentDraft =>
  paymentDraftSchema.parse({ kind: 'payment', what, with: by });

const open = () => scenarioWorld('open-balance');
const early = () => scenarioWorld('no-current-balance-with-early-payment-discount');

/** Invoice, service, what is paid, the discount, and what stays open. */
function rows(world: World, what: object, by: object = mastercard): (string | undefined)[][] {
  return quotePayment(world, ada, draft(what, by)).applies.map(
    ({ invoiceId, name, amount, discount, left }) => [
      invoiceId,
      name,
      amount.amount,
      discount?.amount,
      left.amount,
    ],
  );
}

function refusal(world: World, what: object, by: object = mastercard): string | undefined {
  try {
    quotePayment(world, ada, draft(what, by));
    return undefined;
  } catch (thrown) {
    if (thrown instanceof Refused) return thrown.refusal;
    throw thrown;
  }
}

describe('a quote of a payment', () => {
  it('says how much, with what, what was open and what stays open, and how it appears on a statement', async () => {
    expect(quotePayment(await open(), ada, draft({ pay: 'current' }))).toMatchObject({
      draft: draft({ pay: 'current' }),
      asOf: '2020-07-18',
      total: dollars('120.00'),
      method: { kind: 'card', brand: 'mastercard', lastFour: '5100', expiry: 'expiring' },
      before: dollars('132.24'),
      after: dollars('12.24'),
      appearsAs: 'HARBOR MEDIA',
      warnings: [],
    });
  });

  it('names the plans that go on, since what is due is paid, and what is invoiced for them at once', async () => {
    const world = await scenarioWorld('suspended');
    const quote = quotePayment(world, ada, draft({ pay: 'full' }));
    expect(quote).toMatchObject({ total: dollars('40.00'), after: dollars('0.00') });
    expect(quote.resumes).toEqual({
      plans: [{ planInstanceId: '60001', planName: 'Internet' }],
      // A month from today.
      dueNow: {
        lines: [
          expect.objectContaining({
            planName: 'Internet',
            period: { from: '2020-08-06', to: '2020-09-05' },
            amount: dollars('40.00'),
          }),
        ],
        charges: dollars('40.00'),
        credits: dollars('0.00'),
        tax: dollars('0.00'),
        total: dollars('40.00'),
      },
    });
    const settings = { ...world.settings, billDateReset: 'none' as const };
    expect(quotePayment({ ...world, settings }, ada, draft({ pay: 'full' })).resumes).toEqual({
      plans: [{ planInstanceId: '60001', planName: 'Internet' }],
    });
    const part = draft({ pay: 'amount', amount: dollars('39.99') });
    expect(quotePayment(world, ada, part).resumes).toBeUndefined();
  });

  it('warns of plans that may go on, where nobody has told what dunning does', async () => {
    const { dunningGroups, ...world } = await scenarioWorld('suspended');
    const untold = (more: Partial<World> = {}): World => ({
      ...world,
      dunningProcesses: [],
      dunningGroups: dunningGroups.map((group) => ({ ...group, processId: undefined })),
      ...more,
    });
    const full = draft({ pay: 'full' });
    const quote = quotePayment(untold(), ada, full);
    expect(quote.resumes).toBeUndefined();
    expect(quote.warnings).toEqual([
      { id: 'plans-may-go-on', code: 'plans-may-go-on', names: ['Internet'] },
    ]);
    const part = draft({ pay: 'amount', amount: dollars('39.99') });
    expect(quotePayment(untold(), ada, part).warnings).toEqual([]);
    const planInstances = world.planInstances.map((row) => ({ ...row, status: 'active' as const }));
    expect(quotePayment(untold({ planInstances }), ada, full).warnings).toEqual([]);
  });

  it('T34 is paid whole, although who pays for the plan that goes on is declined', async () => {
    const outcome = pay(await scenarioWorld('suspended'), {
      accountId: ada,
      receiptId: 'again',
      ...payOrder(draft({ pay: 'full' })),
    });
    expect(outcome.receipt?.problem).toBeUndefined();
    expect(outcome.world?.payments.slice(-2).map(({ state, amount }) => [state, amount])).toEqual([
      ['collected', dollars('40.00')],
      ['declined', dollars('40.00')],
    ]);
    expect(outcome.world?.planInstances).toMatchObject([{ status: 'active' }]);
  });

  it('tells nothing of the method but what may be shown', async () => {
    const { method } = quotePayment(await open(), ada, draft({ pay: 'full' }, oneTime()));
    expect(method).toEqual({ kind: 'card', brand: 'visa', lastFour: '1111', expiry: 'none' });
  });

  it('lists what is paid by when it was due, and tells of each invoice what stays open', async () => {
    const world = await open();
    expect(rows(world, { pay: 'full' })).toEqual([
      ['70001', undefined, '40.00', undefined, '0.00'],
      ['70002', undefined, '40.00', undefined, '0.00'],
      ['70004', undefined, '40.00', undefined, '0.00'],
      ['70003', undefined, '12.24', undefined, '0.00'],
    ]);
    expect(
      quotePayment(world, ada, draft({ pay: 'full' })).applies.map(({ date, dueDate }) => [
        date,
        dueDate,
      ]),
    ).toEqual([
      ['2020-05-18', '2020-05-18'],
      ['2020-06-18', '2020-06-18'],
      ['2020-07-18', '2020-07-18'],
      ['2020-06-25', '2020-07-25'],
    ]);
  });

  it('spreads an amount over the oldest first', async () => {
    expect(rows(await open(), { pay: 'amount', amount: dollars('90.01') })).toEqual([
      ['70001', undefined, '40.00', undefined, '0.00'],
      ['70002', undefined, '40.00', undefined, '0.00'],
      ['70004', undefined, '10.01', undefined, '29.99'],
    ]);
  });

  it('pays chosen invoices whole, the oldest first in whatever order they were chosen, and each once', async () => {
    expect(
      rows(await open(), { pay: 'invoices', invoiceIds: ['70003', '70002', '70003'] }),
    ).toEqual([
      ['70002', undefined, '40.00', undefined, '0.00'],
      ['70003', undefined, '12.24', undefined, '0.00'],
    ]);
  });

  it('pays services by their lines, and leaves what is on top of them', async () => {
    const services = [
      { planInstanceId: '60002', chargeId: '80002' },
      { planInstanceId: '60001', chargeId: '80001' },
    ];
    const world = await open();
    expect(rows(world, { pay: 'services', services })).toEqual([
      ['70001', 'Internet', '40.00', undefined, '0.00'],
      ['70002', 'Internet', '40.00', undefined, '0.00'],
      ['70004', 'Internet', '40.00', undefined, '0.00'],
      ['70003', 'Phone', '12.00', undefined, '0.24'],
    ]);
    expect(quotePayment(world, ada, draft({ pay: 'services', services })).after).toEqual(
      dollars('0.24'),
    );
  });

  it('goes on where another payment stopped', async () => {
    const world = paid(await open(), { pay: 'amount', amount: dollars('50.00') }, bySecond);
    expect(rows(world, { pay: 'current' })).toEqual([
      ['70002', undefined, '30.00', undefined, '0.00'],
      ['70004', undefined, '40.00', undefined, '0.00'],
    ]);
  });

  it('does nothing: the world stays as it was', async () => {
    const world = await open();
    const text = JSON.stringify(world);
    quotePayment(world, ada, draft({ pay: 'full' }));
    expect(JSON.stringify(world)).toBe(text);
  });

  it('has another state after a payment, on another day and with another method, and else the same', async () => {
    const world = await open();
    const version = (of: World) => quotePayment(of, ada, draft({ pay: 'full' })).stateVersion;
    const others = [
      paid(world, { pay: 'amount', amount: dollars('1.00') }, bySecond),
      at(world, '2020-07-19'),
      deepFreeze({
        ...world,
        paymentMethods: world.paymentMethods.map((row) =>
          row.id === '50003' ? { ...row, status: 'disabled' as const } : row,
        ),
      }),
    ];
    expect(version(world)).toBe(version(await open()));
    expect(new Set([world, ...others].map(version)).size).toBe(4);
  });
});

describe('a discount for paying early', () => {
  // 40.00 on terms, less 2 per cent within ten days of 15 March; today is the 20th. The other 40.00 were declined.
  it('is taken off what pays the invoice whole, and told', async () => {
    const world = await early();
    const by = oneTime();
    expect(rows(world, { pay: 'full' }, by)).toEqual([
      ['70001', undefined, '40.00', undefined, '0.00'],
      ['70002', undefined, '39.20', '0.80', '0.00'],
    ]);
    expect(quotePayment(world, ada, draft({ pay: 'full' }, by))).toMatchObject({
      total: dollars('79.20'),
      before: dollars('80.00'),
      after: dollars('0.00'),
    });
  });

  it('is given to whoever pays the invoice with others, or its one service', async () => {
    const world = await early();
    const by = oneTime();
    expect(rows(world, { pay: 'invoices', invoiceIds: ['70002'] }, by)).toEqual([
      ['70002', undefined, '39.20', '0.80', '0.00'],
    ]);
    const services = [{ planInstanceId: '60002', chargeId: '80001' }];
    expect(rows(world, { pay: 'services', services }, by)).toEqual([
      ['70002', 'Internet', '39.20', '0.80', '0.00'],
    ]);
    expect(rows(world, { pay: 'amount', amount: dollars('79.20') }, by)).toEqual([
      ['70001', undefined, '40.00', undefined, '0.00'],
      ['70002', undefined, '39.20', '0.80', '0.00'],
    ]);
  });

  it('is not given for a part of the invoice', async () => {
    expect(rows(await early(), { pay: 'amount', amount: dollars('79.19') }, oneTime())).toEqual([
      ['70001', undefined, '40.00', undefined, '0.00'],
      ['70002', undefined, '39.19', undefined, '0.81'],
    ]);
  });

  it('is given on the tenth day, and no more on the next', async () => {
    const total = (world: World) =>
      quotePayment(world, ada, draft({ pay: 'invoices', invoiceIds: ['70002'] }, oneTime())).total;
    expect(total(at(await early(), '2016-03-25'))).toEqual(dollars('39.20'));
    expect(total(at(await early(), '2016-03-26'))).toEqual(dollars('40.00'));
  });
});

describe('the same payment once more on one day', () => {
  const fifty = { pay: 'amount', amount: dollars('50.00') } as const;
  const warnings = (world: World) => quotePayment(world, ada, draft(fifty)).warnings;

  it('is warned of', async () => {
    expect(warnings(paid(await open(), fifty, bySecond))).toEqual([
      {
        id: 'same-payment-today',
        code: 'same-payment-today',
        date: '2020-07-18',
        amount: dollars('50.00'),
      },
    ]);
  });

  it.each<[string, (world: World) => World]>([
    ['on the next day', (world) => at(paid(world, fifty, bySecond), '2020-07-19')],
    ['of another amount', (world) => paid(world, { ...fifty, amount: dollars('50.01') }, bySecond)],
    ['that came by check', (world) => received(world, '50.00')],
  ])('is not warned of after one %s', async (_, before) => {
    expect(warnings(before(await open()))).toEqual([]);
  });

  it('is not warned of where the first one was declined', async () => {
    const world = await open();
    expect(world.payments.filter(({ date }) => date === world.today)).toMatchObject([
      { state: 'declined', amount: dollars('40.00') },
    ]);
    const forty = { pay: 'amount', amount: dollars('40.00') };
    expect(quotePayment(world, ada, draft(forty)).warnings).toEqual([]);
  });
});

describe('no quote is given', () => {
  const full = { pay: 'full' };
  const method = (methodId: string) => ({ by: 'method', methodId });

  it.each<[string, object, object, (world: World) => World]>([
    ['payment-method-expired', full, method('50004'), (world) => world],
    ['payment-method-not-found', full, method('59999'), (world) => world],
    [
      'payment-method-disabled',
      full,
      mastercard,
      (world) => ({
        ...world,
        paymentMethods: world.paymentMethods.map((row) => ({ ...row, status: 'disabled' })),
      }),
    ],
    [
      'payment-token-used',
      full,
      oneTime({ token: 'used1' }),
      (world) => ({
        ...world,
        paymentMethods: world.paymentMethods.map((row) => ({
          ...row,
          token: `used${row.id.at(-1)}`,
        })),
      }),
    ],
    [
      'payment-method-expired',
      full,
      oneTime({ expires: { year: 2020, month: 6 } }),
      (world) => world,
    ],
    ['nothing-to-pay', full, mastercard, (world) => paid(world, { pay: 'full' }, bySecond)],
    [
      'nothing-due-yet',
      { pay: 'current' },
      mastercard,
      (world) => paid(world, { pay: 'current' }, bySecond),
    ],
    [
      'amount-above-balance',
      { pay: 'amount', amount: dollars('132.25') },
      mastercard,
      (world) => world,
    ],
    [
      'amount-not-positive',
      { pay: 'amount', amount: dollars('0.00') },
      mastercard,
      (world) => world,
    ],
    ['invoice-not-found', { pay: 'invoices', invoiceIds: ['79999'] }, mastercard, (world) => world],
    [
      'invoice-not-open',
      { pay: 'invoices', invoiceIds: ['70001'] },
      mastercard,
      (world) => paid(world, { pay: 'amount', amount: dollars('40.00') }, bySecond),
    ],
    [
      'service-not-found',
      { pay: 'services', services: [{ planInstanceId: '60001', chargeId: '80002' }] },
      mastercard,
      (world) => world,
    ],
    [
      'not-permitted',
      full,
      mastercard,
      (world) => ({
        ...world,
        accounts: world.accounts.map((row) => ({
          ...row,
          can: { ...row.can, pay: { allowed: false, reason: 'not-permitted' } },
        })),
      }),
    ],
  ])('%s: %j with %j', async (reason, what, by, change) => {
    expect(refusal(change(await open()), what, by)).toBe(reason);
  });

  it('of what is due, where paying early brings a discount', async () => {
    expect(refusal(await early(), { pay: 'current' }, oneTime())).toBe(
      'current-balance-not-offered',
    );
  });
});
