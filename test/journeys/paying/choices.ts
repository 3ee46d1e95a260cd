import { expect } from 'vitest';
import type { Payer } from './payer.js';

/**
 * Every way to say how much. Of the scenario `open-balance`, three invoices of 40.00 are due and one of 12.24 (12.00 for the phone and 0.24
 * for paying on terms) is not; all sums are worked out by hand from these.
 */
export interface Choice {
  readonly choose: (payer: Payer) => Promise<void>;
  readonly total: string;
  /** What is open afterwards. */
  readonly left: string;
  /** Half of it, and what is open after that. */
  readonly half: string;
  readonly leftOfHalf: string;
  /** What is paid where 5.00 of the oldest invoice is paid already. */
  readonly totalLater: string;
  /** What stays open of an invoice, and what is paid of it. */
  readonly goes: readonly (readonly [invoice: string, left: string, paid: string])[];
}

export const choices: Record<string, Choice> = {
  'all that is open': {
    choose: (payer) => payer.chooses('All that is open'),
    total: '132.24',
    left: '0.00',
    half: '66.12',
    leftOfHalf: '66.12',
    totalLater: '127.24',
    goes: [
      ['70001', '0.00', '40.00'],
      ['70002', '0.00', '40.00'],
      ['70004', '0.00', '40.00'],
      ['70003', '0.00', '12.24'],
    ],
  },
  'what is due': {
    choose: (payer) => payer.chooses('What is due by today'),
    total: '120.00',
    left: '12.24',
    half: '60.00',
    leftOfHalf: '72.24',
    totalLater: '115.00',
    goes: [
      ['70001', '0.00', '40.00'],
      ['70002', '0.00', '40.00'],
      ['70004', '0.00', '40.00'],
    ],
  },
  'chosen invoices': {
    choose: async (payer) => {
      await payer.chooses('Invoices that I choose');
      await payer.chooses('Invoice 70002');
      await payer.chooses('Invoice 70003');
    },
    total: '52.24',
    left: '80.00',
    half: '26.12',
    leftOfHalf: '106.12',
    totalLater: '52.24',
    goes: [
      ['70002', '0.00', '40.00'],
      ['70003', '0.00', '12.24'],
    ],
  },
  'a chosen service': {
    choose: async (payer) => {
      await payer.chooses('Services that I choose');
      await payer.chooses('Phone');
    },
    total: '12.00',
    left: '120.24',
    half: '6.00',
    leftOfHalf: '126.24',
    totalLater: '12.00',
    goes: [['70003', '0.24', '12.00']],
  },
  'an amount': {
    choose: async (payer) => {
      await payer.chooses('Another amount');
      await payer.types('50');
    },
    total: '50.00',
    left: '82.24',
    half: '25.00',
    leftOfHalf: '107.24',
    totalLater: '50.00',
    goes: [
      ['70001', '0.00', '40.00'],
      ['70002', '30.00', '10.00'],
    ],
  },
};

export const mastercard = 'Mastercard ending in 5100';
/** The card of the household: the bank declined it three times already. */
export const visa = 'Visa ending in 4242';
/** What happened on this day before: the card at home was declined for the invoice of the day. */
export const before = 'declined 40.00';
/** While it is not known whether a payment went through. */
export const checking = 'We are checking whether your payment went through. Do not pay again.';

/** Waits for the review, and that it says where all of it goes. */
export async function expectReview(
  payer: Payer,
  { total, left, goes }: Choice,
  method: string,
): Promise<void> {
  const stays = left === '0.00' ? 'Nothing' : `$${left}`;
  await payer.reads(`You pay $${total} today with ${method}. ${stays} stays open.`);
  const rows = (await payer.rows()).map(([invoice = '', ...amounts]) => [
    /^\d+/.exec(invoice)?.[0],
    ...amounts,
  ]);
  expect(rows.filter(([invoice]) => invoice)).toEqual(
    goes.map(([invoice, open, paid]) => [invoice, `$${paid}`, `$${open}`]),
  );
}
