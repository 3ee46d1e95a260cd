import { describe, expect, it } from 'vitest';
import type { InvoiceId, PaymentMethodId, PlanInstanceId } from '../../../src/model/ids.js';
import type { PayCommand } from '../../../src/sandbox/payments/pay.js';
import { actionUnder } from '../../../src/sandbox/receipts.js';
import { ada as adaRow, home, simplePlan, taking } from '../../../src/sandbox/scenarios/build.js';
import { ada, balanceOf, changed, deepFreeze } from '../support.js';
import { goodCard, shop, subscribed } from '../worked-examples/shop.js';
import {
  attempts,
  byFirst,
  byInvoice,
  bySecond,
  declining,
  dollars,
  kinds,
  onTerms,
  net30,
  open,
  outcomeOfPaying,
  paid,
  second,
  settlements,
  twoCards,
  withBackup,
} from './till.js';

const internet = simplePlan('20001', 'Internet', '40.00');
const phone = simplePlan('20002', 'Phone', '15.00');
const plans = [internet, phone];

/** Two invoices of 40.00, of 10 January and 10 February, which the card did not pay. */
const two = () => subscribed('2019-01-10', '2019-02-15', plans, twoCards);
const invoiceId = (world: ReturnType<typeof two>, index: number): InvoiceId => {
  const id = world.invoices[index]?.id;
  if (!id) throw new Error(`No invoice ${index}`);
  return id;
};
const service = (masterId: string, chargeId: string) => ({
  masterId: masterId as PlanInstanceId,
  chargeId,
});
const without = (world: ReturnType<typeof two>) => ({
  ...world,
  payments: [],
  receipts: [],
  nextIds: {},
});

/** What the receipt of a payment says was charged. */
function chargedBy({ world, receipt }: ReturnType<typeof outcomeOfPaying>): string | undefined {
  return receipt && actionUnder(world, ada, receipt.id)?.receipt?.charged?.amount;
}

describe('paying the full balance', () => {
  it('is one payment for all invoices, and the receipt names it', () => {
    const outcome = outcomeOfPaying(two(), { pay: 'full' });
    expect(outcome.world && open(outcome.world)).toEqual(['0.00', '0.00']);
    const payment = outcome.world?.payments.at(-1);
    expect(payment).toMatchObject({
      amount: dollars('80.00'),
      state: 'collected',
      date: '2019-02-15',
    });
    expect(payment?.unapplied).toBeUndefined();
    expect(outcome.receipt).toMatchObject({
      action: 'pay',
      paymentIds: [payment?.id],
      invoiceIds: [],
    });
    expect(outcome.receipt?.problem).toBeUndefined();
    expect(chargedBy(outcome)).toBe('80.00');
    expect(kinds(outcome.world && outcome.events)).toEqual(['paid', 'settled', 'settled']);
  });

  it('is refused where nothing is open', () => {
    expect(outcomeOfPaying(paid(two(), { pay: 'full' }), { pay: 'full' })).toEqual({
      refusal: 'nothing-to-pay',
    });
    expect(outcomeOfPaying(shop('2019-01-10', plans, twoCards), { pay: 'full' })).toEqual({
      refusal: 'nothing-to-pay',
    });
  });

  it('cannot be done twice under one receipt id', () => {
    const again = outcomeOfPaying(two(), { pay: 'full' }, bySecond, { receiptId: 'scenario1' });
    expect(again).toEqual({ refusal: 'receipt-used' });
  });
});

describe('paying what is due', () => {
  /** Net 30: 10 January is due on 9 February, 10 February on 12 March. */
  const dueFirst = () =>
    subscribed('2019-01-10', '2019-02-15', plans, { ...twoCards, ...byInvoice });

  it('leaves what is due later', () => {
    expect(open(paid(dueFirst(), { pay: 'current' }))).toEqual(['0.00', '40.00']);
  });

  it('counts what is due today', () => {
    const onTheDay = subscribed('2019-01-10', '2019-02-09', plans, { ...twoCards, ...byInvoice });
    expect(open(paid(onTheDay, { pay: 'current' }))).toEqual(['0.00']);
    const before = subscribed('2019-01-10', '2019-02-08', plans, { ...twoCards, ...byInvoice });
    expect(outcomeOfPaying(before, { pay: 'current' })).toEqual({ refusal: 'nothing-due-yet' });
  });

  it('is not offered where a billing group has early payment, unless that group is disabled', () => {
    const early = (status: 'active' | 'disabled') =>
      subscribed('2019-01-10', '2019-02-15', plans, {
        ...twoCards,
        billingGroups: [home, { ...onTerms, id: '40002', status }],
        paymentTerms: [{ ...net30, earlyPayment: { percent: '2', days: 10 } }],
      });
    expect(outcomeOfPaying(early('active'), { pay: 'current' })).toEqual({
      refusal: 'current-balance-not-offered',
    });
    expect(open(paid(early('disabled'), { pay: 'current' }))).toEqual(['0.00', '0.00']);
  });
});

describe('paying an amount', () => {
  const amount = (text: string) => ({ pay: 'amount', amount: dollars(text) }) as const;

  it('goes to the oldest invoice first', () => {
    // 80.00 − 55.00
    const world = paid(two(), amount('55.00'));
    expect(open(world)).toEqual(['0.00', '25.00']);
    expect(balanceOf(world)).toBe('25.00');
  });

  it.each(['0', '0.00', '-1.00'])('of %s is refused', (text) => {
    expect(outcomeOfPaying(two(), amount(text))).toEqual({ refusal: 'amount-not-positive' });
  });

  it('is refused above what is open, and where nothing is', () => {
    expect(outcomeOfPaying(two(), amount('80.01'))).toEqual({ refusal: 'amount-above-balance' });
    expect(open(paid(two(), amount('80.00')))).toEqual(['0.00', '0.00']);
    expect(outcomeOfPaying(shop('2019-01-10', plans, twoCards), amount('1.00'))).toEqual({
      refusal: 'nothing-to-pay',
    });
  });
});

describe('paying invoices', () => {
  const named = (...invoiceIds: InvoiceId[]) => ({ pay: 'invoices', invoiceIds }) as const;

  it('pays those that are named and no other, one that is named twice once', () => {
    const world = two();
    const newer = invoiceId(world, 1);
    const after = paid(world, named(newer, newer));
    expect(open(after)).toEqual(['40.00', '0.00']);
    expect(attempts(after).at(-1)).toBe('50002 collected 40.00');
  });

  it('is refused for none, for one that is paid, and for one that is not there or of somebody else', () => {
    const world = two();
    expect(outcomeOfPaying(world, named())).toEqual({ refusal: 'nothing-to-pay' });
    const after = paid(world, named(invoiceId(world, 0)));
    expect(outcomeOfPaying(after, named(invoiceId(world, 0), invoiceId(world, 1)))).toEqual({
      refusal: 'invoice-not-open',
    });
    expect(outcomeOfPaying(world, named('79999' as InvoiceId))).toEqual({
      refusal: 'invoice-not-found',
    });
    const other = deepFreeze({
      ...world,
      accounts: [...world.accounts, { ...world.accounts[0], id: '10002', userId: 'bob' }],
      invoices: world.invoices.map((row) => ({ ...row, accountId: '10002' })),
    } as unknown as typeof world);
    expect(outcomeOfPaying(other, named(invoiceId(world, 0)))).toEqual({
      refusal: 'invoice-not-found',
    });
  });
});

describe('paying services', () => {
  /** Internet 40.00 and phone 15.00 on one invoice each month, and 8.25% tax on it. */
  const both = () => {
    const start = shop('2019-01-10', plans, {
      ...twoCards,
      accounts: [{ ...adaRow, contactId: '94001' }],
      contacts: [{ id: '94001', accountId: adaRow.id, region: 'CO', country: 'US' }],
      taxes: [{ id: '95001', name: 'Sales tax', level: 'state', country: 'US', percent: '8.25' }],
    });
    return changed(start, taking('20001'), taking('20002'));
  };
  const services = (...chosen: ReturnType<typeof service>[]) =>
    ({ pay: 'services', services: chosen }) as const;

  it('pays the lines of the service and leaves the others and the tax', () => {
    const world = paid(both(), services(service('60002', '80002')));
    expect(attempts(world).at(-1)).toBe('50002 collected 15.00');
    // 55.00 + 55.00 × 8.25% (4.5375) = 59.54; − 15.00
    expect(open(world)).toEqual(['44.54']);
    expect(world.invoices[0]?.settlements).toMatchObject([{ by: 'payment', line: 2 }]);
    expect(outcomeOfPaying(world, services(service('60002', '80002')))).toEqual({
      refusal: 'service-not-found',
    });
  });

  it('pays it on every open invoice', () => {
    const world = paid(two(), services(service('60001', '80001')));
    expect(open(world)).toEqual(['0.00', '0.00']);
    expect(attempts(world).at(-1)).toBe('50002 collected 80.00');
  });

  it('is refused when one of them has nothing open, whatever the others have', () => {
    const chosen = services(service('60001', '80001'), service('60001', '80002'));
    expect(outcomeOfPaying(both(), chosen)).toEqual({ refusal: 'service-not-found' });
    expect(outcomeOfPaying(both(), services())).toEqual({ refusal: 'nothing-to-pay' });
  });
});

describe('a payment that is declined', () => {
  it('leaves the attempt with the processor’s word and nothing else', () => {
    const world = two();
    const outcome = outcomeOfPaying(world, { pay: 'full' }, byFirst);
    if (!outcome.world) throw new Error(outcome.refusal);
    expect(outcome.world.payments.at(-1)).toMatchObject({
      state: 'declined',
      declineCode: '05 do not honor',
      amount: dollars('80.00'),
    });
    expect(outcome.receipt.problem).toBe('collection-failed');
    expect(outcome.receipt.paymentIds).toEqual([outcome.world.payments.at(-1)?.id]);
    const told = actionUnder(outcome.world, ada, outcome.receipt.id);
    expect(told).toEqual({ refusal: 'payment-declined' });
    expect(without(outcome.world)).toEqual(without(world));
    expect(kinds(outcome.events)).toEqual([
      'payment-declined',
      'collection-failed',
      'collection-failed',
    ]);
  });

  it('is so for a card that is no longer valid, and for what the taker declines', () => {
    const expired = { ...second, expires: { year: 2019, month: 1 } };
    const world = subscribed('2019-01-10', '2019-02-15', plans, {
      paymentMethods: [declining, expired],
    });
    expect(paid(world, { pay: 'full' }).payments.at(-1)?.declineCode).toBe('expired-card');
    const taker = paid(two(), { pay: 'full' }, bySecond, { paymentDeclined: true });
    expect(taker.payments.at(-1)).toMatchObject({ state: 'declined', declineCode: 'declined' });
  });

  it('pays half where the taker takes half, and says so', () => {
    const world = paid(two(), { pay: 'full' }, bySecond, { paymentPartial: true });
    // 80.00 ÷ 2, oldest first
    expect(open(world)).toEqual(['0.00', '40.00']);
    expect(world.receipts.at(-1)?.problem).toBe('collection-failed');
    const cent = paid(two(), { pay: 'amount', amount: dollars('0.01') }, bySecond, {
      paymentPartial: true,
    });
    expect(attempts(cent).at(-1)).toBe('50002 declined 0.01');
  });
});

describe('a method to pay with', () => {
  const withMethod = (methodId: string): PayCommand['with'] => ({
    by: 'method',
    methodId: methodId as PaymentMethodId,
  });

  it('has to be the account’s own, kept and enabled', () => {
    expect(outcomeOfPaying(two(), { pay: 'full' }, withMethod('59999'))).toEqual({
      refusal: 'payment-method-not-found',
    });
    const disabled = subscribed('2019-01-10', '2019-02-15', plans, {
      paymentMethods: [declining, { ...second, status: 'disabled' }],
    });
    expect(outcomeOfPaying(disabled, { pay: 'full' })).toEqual({
      refusal: 'payment-method-disabled',
    });
    const once = subscribed('2019-01-10', '2019-02-15', plans, {
      paymentMethods: [declining, { ...second, kept: false }],
    });
    expect(outcomeOfPaying(once, { pay: 'full' })).toEqual({ refusal: 'payment-method-not-found' });
  });

  it('may be given for once, and cannot be chosen afterwards', () => {
    const once: PayCommand['with'] = {
      by: 'one-time',
      method: { kind: 'card', brand: 'visa', lastFour: '1111' },
    };
    const world = paid(two(), { pay: 'amount', amount: dollars('30.00') }, once);
    const stored = world.paymentMethods.at(-1);
    expect(stored).toMatchObject({ kept: false, lastFour: '1111', accountId: '10001' });
    expect(attempts(world).at(-1)).toBe(`${stored?.id} collected 30.00`);
    expect(outcomeOfPaying(world, { pay: 'full' }, withMethod(stored?.id ?? ''))).toEqual({
      refusal: 'payment-method-not-found',
    });
  });

  it('given for once may be declined too, and has to be of a known brand', () => {
    const card = (brand: string, declines?: string): PayCommand['with'] => ({
      by: 'one-time',
      method: { kind: 'card', brand, ...(declines !== undefined && { declines }) },
    });
    const world = paid(two(), { pay: 'full' }, card('visa', '51 insufficient funds'));
    expect(world.payments.at(-1)).toMatchObject({
      state: 'declined',
      declineCode: '51 insufficient funds',
    });
    expect(outcomeOfPaying(two(), { pay: 'full' }, card('stone-age'))).toEqual({
      refusal: 'card-brand-unknown',
    });
  });
});

describe('paying by what is on file', () => {
  const onFile = { by: 'on-file' } as const;
  const studio = {
    ...home,
    id: '40002',
    name: 'Studio',
    pays: { by: 'method' as const, primaryId: '50002' },
  };

  /** Internet by a card that is declined, phone by one that is not yet asked, since nothing was due. */
  const twoGroups = (group: typeof home = home) =>
    changed(
      shop('2019-01-10', plans, {
        ...twoCards,
        settings: { daysUntilDue: 20 },
        billingGroups: [group, studio],
      }),
      taking('20001'),
      taking('20002', { billingGroupId: '40002' }),
    );

  it('charges each billing group for its own, and what one pays stays paid', () => {
    const outcome = outcomeOfPaying(twoGroups(), { pay: 'full' }, onFile);
    if (!outcome.world) throw new Error(outcome.refusal);
    expect(attempts(outcome.world)).toEqual(['50001 declined 40.00', '50002 collected 15.00']);
    expect(open(outcome.world)).toEqual(['40.00', '0.00']);
    expect(outcome.receipt.problem).toBe('collection-failed');
    expect(outcome.receipt.paymentIds).toHaveLength(2);
    expect(chargedBy(outcome)).toBe('15.00');
  });

  it('tries the backup after the primary', () => {
    const world = paid(twoGroups(withBackup), { pay: 'full' }, onFile);
    expect(attempts(world)).toEqual([
      '50001 declined 40.00',
      '50002 collected 40.00',
      '50002 collected 15.00',
    ]);
    expect(open(world)).toEqual(['0.00', '0.00']);
    expect(world.receipts.at(-1)?.problem).toBeUndefined();
  });

  it('is refused where a billing group has no method', () => {
    const world = subscribed('2019-01-10', '2019-01-15', plans, { ...twoCards, ...byInvoice });
    expect(outcomeOfPaying(world, { pay: 'full' }, onFile)).toEqual({
      refusal: 'payment-method-not-found',
    });
  });
});

describe('paying on terms', () => {
  const terms = { by: 'terms' } as const;
  const world = () => subscribed('2019-01-10', '2019-02-15', plans, { ...twoCards, ...byInvoice });

  it('pays whole balances from outside', () => {
    const after = paid(world(), { pay: 'full' }, terms);
    expect(attempts(after)).toEqual(['external collected 80.00']);
    expect(settlements(after, 0)).toEqual(['payment 40.00']);
    expect(open(paid(world(), { pay: 'current' }, terms))).toEqual(['0.00', '40.00']);
  });

  it('cannot choose what it is for', () => {
    const chosen = [
      { pay: 'amount', amount: dollars('10.00') },
      { pay: 'invoices', invoiceIds: [invoiceId(world(), 0)] },
      { pay: 'services', services: [service('60001', '80001')] },
    ] as const;
    for (const what of chosen)
      expect(outcomeOfPaying(world(), what, terms)).toEqual({ refusal: 'apply-needs-method' });
  });

  it('is for accounts that have terms', () => {
    expect(outcomeOfPaying(two(), { pay: 'full' }, terms)).toEqual({
      refusal: 'payment-terms-not-found',
    });
  });
});

it('a deactivated account may still pay what it owes, and nothing else', () => {
  const world = two();
  const closed = deepFreeze({
    ...world,
    accounts: world.accounts.map((row) => ({ ...row, status: 'deactivated' as const })),
  });
  expect(open(paid(closed, { pay: 'full' }))).toEqual(['0.00', '0.00']);
  expect(() => changed(closed, taking('20002'))).toThrow('account-not-active');
});

it('a card that is good pays on the due date by itself', () => {
  const world = subscribed('2019-01-10', '2019-02-15', plans, { paymentMethods: [goodCard] });
  expect(open(world)).toEqual(['0.00', '0.00']);
});
