import { expect } from 'vitest';
import type { CreditMemoId, InvoiceId } from '../../../src/model/ids.js';
import { createCreditMemo, voidCreditMemo } from '../../../src/sandbox/documents/credit-memo.js';
import {
  rebillInvoice,
  type RebillChange,
  type RebillOutcome,
} from '../../../src/sandbox/documents/rebill.js';
import { openAmount } from '../../../src/sandbox/payments/open-amount.js';
import { recordExternalPayment } from '../../../src/sandbox/payments/external-payment.js';
import { describeProblems, readWorld } from '../../../src/sandbox/read-world.js';
import {
  ada as adaRow,
  home,
  plan,
  recurring,
  schedule,
  simplePlan,
  worldOf,
} from '../../../src/sandbox/scenarios/build.js';
import { voidInvoiceOf } from '../../../src/sandbox/void-invoice.js';
import type { World, WorldInvoice } from '../../../src/sandbox/world.js';
import { ada, deepFreeze } from '../support.js';

export const usd = (amount: string) => ({ amount, currency: 'USD' });

const activation = {
  id: '80010',
  name: 'Setup',
  kind: 'activation' as const,
  tierRule: 'flat' as const,
  rates: [{ from: '2000-01-01', tiers: [{ from: 1, rate: usd('15.00') }] }],
};

type Text = Parameters<typeof worldOf>[2];

/**
 * On 15 Jan 2020: Stream, 30.00 a month; Cloud, 10.00 a month per unit with a fee of 15.00; Bigger, 60.00 a month.
 * Ada's group `home` pays on terms of 30 days, so that nothing is paid by itself.
 */
export function documentsWorld(more: Text = {}): World {
  return deepFreeze(
    worldOf('documents', '2020-01-15', {
      nextIds: { planInstance: 60001, invoice: 70001, row: 95001 },
      paymentTerms: [{ id: '7', name: 'Net 30', kind: 'net', days: 30 }],
      billingGroups: [{ ...home, pays: { by: 'terms', termsId: '7' } }],
      plans: [
        simplePlan('20001', 'Stream', '30.00'),
        plan(
          '20002',
          'Cloud',
          [
            schedule('30002', 'Cloud', [
              recurring('80002', 'Cloud', ['2000-01-01', '10.00']),
              activation,
            ]),
          ],
          { units: { min: 1, max: 99 } },
        ),
        simplePlan('20003', 'Bigger', '60.00'),
      ],
      ...more,
    }),
  );
}

/** Ada lives in New York, where 8.25 % is taken. */
export const newYork: Text = {
  accounts: [{ ...adaRow, contactId: '90001' }],
  contacts: [{ id: '90001', accountId: adaRow.id, country: 'US', region: 'NY' }],
  taxes: [
    { id: '1', name: 'Sales tax', level: 'state', country: 'US', region: 'NY', percent: '8.25' },
  ],
};

export function invoiceAt(world: World, index: number): WorldInvoice {
  const invoice = world.invoices.at(index);
  if (!invoice) throw new Error(`No invoice ${index}`);
  return invoice;
}

/** What is open on each invoice, in the order in which they were made. */
export function opens(world: World): string[] {
  return world.invoices.map((invoice) => openAmount(invoice, 'USD').amount);
}

/** The world with other facts on an invoice, as a world file might have it. */
export function withInvoice(world: World, id: InvoiceId, more: Partial<WorldInvoice>): World {
  return {
    ...world,
    invoices: world.invoices.map((row) => (row.id === id ? { ...row, ...more } : row)),
  };
}

const why = { reason: 'rate', comment: 'Was too high.' };

export function memoOn(world: World, invoiceId: InvoiceId, ...lines: [number, string][]) {
  return createCreditMemo(world, {
    accountId: ada,
    invoiceId,
    lines: lines.map(([line, amount]) => ({ line, amount: usd(amount) })),
    ...why,
  });
}

/** The world after the memo, frozen. */
export function credited(world: World, invoiceId: InvoiceId, ...lines: [number, string][]): World {
  return done(memoOn(world, invoiceId, ...lines));
}

export function memoVoided(world: World, creditMemoId: CreditMemoId): World {
  return done(voidCreditMemo(world, { accountId: ada, creditMemoId }));
}

export function rebillOn(
  world: World,
  invoiceId: InvoiceId,
  ...changes: RebillChange[]
): RebillOutcome {
  return rebillInvoice(world, { accountId: ada, invoiceId, changes, ...why });
}

/** The world after the rebill, frozen. */
export function rebilled(world: World, invoiceId: InvoiceId, ...changes: RebillChange[]): World {
  return done(rebillOn(world, invoiceId, ...changes));
}

export function voided(world: World, invoiceId: InvoiceId): World {
  return done(voidInvoiceOf(world, { accountId: ada, invoiceId }));
}

/** The world after Ada paid by check. */
export function paid(world: World, amount: string): World {
  return done(
    recordExternalPayment(world, { accountId: ada, amount: usd(amount), by: { by: 'check' } }),
  );
}

function done(
  outcome:
    | { readonly world: World; readonly refusal?: undefined }
    | { readonly refusal: string; readonly world?: undefined },
): World {
  if (!outcome.world) throw new Error(`Refused: ${outcome.refusal}`);
  return loadedAgain(outcome.world);
}

/** The same world out of a file: an act leaves nothing behind that a file could not hold. */
export function loadedAgain(world: World): World {
  const read = readWorld(JSON.parse(JSON.stringify(world)));
  if (!read.world) throw new Error(describeProblems(read.problems));
  expect(read.world).toEqual(world);
  return deepFreeze(read.world);
}
