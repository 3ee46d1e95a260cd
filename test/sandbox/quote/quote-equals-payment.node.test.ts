import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InvoiceId } from '../../../src/model/ids.js';
import type { PaymentDraft } from '../../../src/model/payment.js';
import { testToken } from '../../../src/model/test-payment.js';
import { balancesOf } from '../../../src/sandbox/payments/balances.js';
import { payOrder } from '../../../src/sandbox/payments/pay-draft.js';
import { pay } from '../../../src/sandbox/payments/pay.js';
import { quotePayment } from '../../../src/sandbox/quote/quote-payment.js';
import { Refused } from '../../../src/sandbox/refused.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, deepFreeze } from '../support.js';
import { isStraight, minor, sumOf } from '../properties/invariants.js';
import { play, randomSteps } from '../properties/random-steps.js';
import { amountText, randomWorld } from '../properties/random-worlds.js';
import { timeout, times } from '../properties/same-cases.js';

/** How much is asked for, as shares of what there is to choose from. */
const wish = fc.record({
  pay: fc.constantFrom(
    'full' as const,
    'current' as const,
    'amount' as const,
    'invoices' as const,
    'services' as const,
  ),
  /** Of each invoice or service, whether it is chosen. */
  chosen: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
  /** Per cent of what is open; above a hundred there is not so much. */
  percent: fc.integer({ min: 1, max: 110 }),
  outcome: fc.constantFrom('approve' as const, 'approve' as const, 'decline' as const),
});
type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never;

function draftOf(world: World, { pay: how, chosen, percent, outcome }: Wish): PaymentDraft {
  const { dueIfPaidToday, invoices, services } = balancesOf(world, ada);
  const { currency } = dueIfPaidToday;
  const isChosen = (_: unknown, index: number) => chosen[index % chosen.length] ?? false;
  const by = {
    by: 'one-time',
    token: { kind: 'card', token: testToken(outcome, 'once'), brand: 'visa', lastFour: '1111' },
  } as const;
  const what = (): PaymentDraft['what'] => {
    switch (how) {
      case 'full':
      case 'current':
        return { pay: how };
      case 'amount': {
        const part = Number((minor(dueIfPaidToday) * BigInt(percent)) / 100n);
        return { pay: 'amount', amount: { amount: amountText(part, currency), currency } };
      }
      case 'invoices':
        return {
          pay: 'invoices',
          invoiceIds: invoices.filter(isChosen).map(({ invoiceId }) => invoiceId),
        };
      case 'services':
        return {
          pay: 'services',
          services: services
            .filter(isChosen)
            .map(({ masterId: planInstanceId, chargeId }) => ({ planInstanceId, chargeId })),
        };
    }
  };
  return { kind: 'payment', what: what(), with: by };
}

function quoteOf(world: World, draft: PaymentDraft) {
  try {
    return { quote: quotePayment(world, ada, draft) };
  } catch (thrown) {
    if (thrown instanceof Refused) return { refusal: thrown.refusal };
    throw thrown;
  }
}

/** What is open on each invoice that a payment may go to, and the discounts on it so far, in minor units. */
const openOn = (world: World, id: InvoiceId) =>
  balancesOf(world, ada)
    .invoices.filter(({ invoiceId }) => invoiceId === id)
    .map(({ open }) => minor(open))[0] ?? 0n;
const discountOn = (world: World, id: InvoiceId) =>
  sumOf(
    world.invoices
      .filter((invoice) => invoice.id === id)
      .flatMap(({ settlements }) => settlements)
      .filter(({ by }) => by === 'early-payment')
      .map(({ amount }) => minor(amount)),
  );

describe('whatever is open, a payment does what its quote says', () => {
  it(
    'the same total, the same to each invoice, the same discounts, the same left; and what is refused is refused in both',
    { timeout },
    () => {
      const met = { made: 0, declined: 0, discounted: 0, refused: 0, resumed: 0 };
      fc.assert(
        fc.property(randomWorld(), randomSteps(14), wish, (begin, steps, wanted) => {
          const world = deepFreeze(
            steps.reduce((before, step) => play(before, step) ?? before, begin),
          );
          const draft = draftOf(world, wanted);
          const { quote, refusal } = quoteOf(world, draft);
          const outcome = pay(world, { accountId: ada, receiptId: 'quoted', ...payOrder(draft) });
          expect(outcome.refusal).toBe(refusal);
          if (!quote || !outcome.receipt) {
            met.refused++;
            return;
          }
          const { world: after } = outcome;
          isStraight(after);
          const payments = after.payments.slice(world.payments.length);
          // Where a plan goes on that was suspended until it is paid, others may follow.
          expect(payments[0]?.amount).toEqual(quote.total);
          expect(minor(quote.total)).toBe(sumOf(quote.applies.map(({ amount }) => minor(amount))));
          expect(quote.before).toEqual(balancesOf(world, ada).full);
          if (wanted.outcome === 'decline') {
            met.declined++;
            expect(payments[0]?.state).toBe('declined');
            expect(balancesOf(after, ada).full).toEqual(quote.before);
            return;
          }
          met.made++;
          expect(payments[0]?.state).toBe('collected');
          // What is billed anew, since a plan goes on that was suspended until it is paid, is no part of what was open.
          // It may be a credit, which is no invoice that a payment goes to.
          const anew = after.invoices
            .slice(world.invoices.length)
            .filter(({ accountId }) => accountId === ada)
            .map(
              ({ lines, settlements }) =>
                sumOf(lines.map(({ amount }) => minor(amount))) -
                sumOf(settlements.map(({ amount }) => minor(amount))),
            );
          if (anew.length > 0) met.resumed++;
          const invoiced = after.invoices
            .slice(world.invoices.length)
            .flatMap(({ lines }) => lines.map(({ amount }) => minor(amount)));
          expect(quote.resumes?.dueNow?.lines.map(({ amount }) => minor(amount)) ?? []).toEqual(
            invoiced,
          );
          const goOn = after.planInstances.filter(
            ({ status }, index) => status !== world.planInstances[index]?.status,
          );
          expect(quote.resumes?.plans.map(({ planInstanceId }) => planInstanceId) ?? []).toEqual(
            goOn.map(({ id }) => id),
          );
          expect(minor(balancesOf(after, ada).full)).toBe(minor(quote.after) + sumOf(anew));
          const discounts = sumOf(
            quote.applies.flatMap(({ discount }) => (discount ? [minor(discount)] : [])),
          );
          expect(minor(quote.before) - minor(quote.after)).toBe(minor(quote.total) + discounts);
          for (const id of new Set(quote.applies.map(({ invoiceId }) => invoiceId))) {
            const rows = quote.applies.filter(({ invoiceId }) => invoiceId === id);
            const discount = sumOf(
              rows.flatMap((row) => (row.discount ? [minor(row.discount)] : [])),
            );
            if (discount > 0n) met.discounted++;
            expect(discountOn(after, id) - discountOn(world, id)).toBe(discount);
            for (const { left } of rows) expect(openOn(after, id)).toBe(minor(left));
            expect(openOn(world, id) - openOn(after, id)).toBe(
              sumOf(rows.map(({ amount }) => minor(amount))) + discount,
            );
          }
        }),
        { numRuns: 600 * times },
      );
      expect(met.made).toBeGreaterThan(100);
      expect(met.declined).toBeGreaterThan(30);
      expect(met.discounted).toBeGreaterThan(3);
      expect(met.resumed).toBeGreaterThan(0);
      expect(met.refused).toBeGreaterThan(50);
    },
  );
});
