import type { CreditedLine } from '../../src/billing/line-left.js';
import type { RebillState } from '../../src/billing/rebill.js';
import type { Money } from '../../src/money/money.js';

export const usd = (amount: string): Money => ({ amount, currency: 'USD' });

/** A recurring line of 30.00 of which nothing was credited, under no tax. */
export function creditedLine(more: Partial<CreditedLine> = {}): CreditedLine {
  return {
    kind: 'recurring',
    amount: usd('30.00'),
    taxes: [],
    discounts: [],
    prorations: [],
    memos: [],
    ...more,
  };
}

/** An open invoice that nothing stands against. */
export const openInvoice: RebillState = {
  voided: false,
  pending: false,
  parentPays: false,
  rebilled: false,
  refundReversed: false,
  disputed: false,
  settled: false,
  rebillVoided: false,
  planLeft: false,
  inCurrentCycle: false,
};
