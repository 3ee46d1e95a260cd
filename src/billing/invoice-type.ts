import type { LineKind } from '../model/codes.js';
import type { Period } from '../model/values.js';

/**
 * What an invoice is for (Aria wire notes 2.13 has the letters; what they mean in detail is assumed).
 * - `rebill`: it replaces another invoice.
 * - `order`: only items that were ordered. - `hybrid`: items, and charges of plans too.
 * - `proration`: parts of periods, charged or credited because something changed. - `period`: whole periods, usage and fees.
 * - `combined`: whole periods together with parts of some, or several periods of one charge.
 */
export type InvoiceType = 'rebill' | 'order' | 'hybrid' | 'proration' | 'combined' | 'period';

export interface TypedLine {
  readonly kind: LineKind;
  readonly prorated: boolean;
  readonly period?: Period | undefined;
  readonly chargeId?: string | undefined;
  readonly planInstanceId?: string | undefined;
}

/** What the lines follow on, and not what they are for. */
const followOn: ReadonlySet<LineKind> = new Set([
  'tax',
  'surcharge',
  'coupon-credit',
  'service-credit',
]);

export function invoiceType(lines: readonly TypedLine[], isRebill: boolean): InvoiceType {
  if (isRebill) return 'rebill';
  const charges = lines.filter(({ kind }) => !followOn.has(kind));
  const orders = charges.filter(({ kind }) => kind === 'order');
  if (orders.length > 0) return orders.length === charges.length ? 'order' : 'hybrid';
  const recurring = charges.filter(({ kind }) => kind === 'recurring');
  const parts = recurring.filter(({ prorated }) => prorated);
  const whole = recurring.filter(({ prorated }) => !prorated);
  if (parts.length > 0) return whole.length === 0 ? 'proration' : 'combined';
  return hasSeveralPeriods(whole) ? 'combined' : 'period';
}

function hasSeveralPeriods(lines: readonly TypedLine[]): boolean {
  const periods = new Map<string, string>();
  return lines.some(({ planInstanceId = '', chargeId = '', period }) => {
    const charge = `${planInstanceId} ${chargeId}`;
    const from = period?.from ?? '';
    const before = periods.get(charge);
    periods.set(charge, from);
    return before !== undefined && before !== from;
  });
}
