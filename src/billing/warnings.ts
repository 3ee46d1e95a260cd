import type { BillingGroup } from '../model/billing-group.js';
import type { PaymentMethod } from '../model/payment-method.js';
import type { Warning } from '../model/warning.js';
import type { CalendarDate } from '../model/values.js';
import type { PlanStart } from './start.js';

/** How a card stands on `today`: good through the last day of its month; `expiring` in its last two months. */
export function expiryOn(
  expires: PaymentMethod['expires'],
  today: CalendarDate,
): PaymentMethod['expiry'] {
  if (!expires) return 'none';
  const month = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7));
  const left = expires.year * 12 + expires.month - month;
  return left < 0 ? 'expired' : left <= 1 ? 'expiring' : 'valid';
}

/** What a customer must say yes to before taking a plan. */
export function assignmentWarnings(
  start: PlanStart,
  today: CalendarDate,
  group: BillingGroup,
): Warning[] {
  const warnings: Warning[] = [];
  if (start.startDate < today) {
    warnings.push({ id: 'starts-in-the-past', code: 'starts-in-the-past', date: start.startDate });
  }
  if (group.payer.by === 'method' && group.payer.primary.expiry === 'expired') {
    warnings.push({
      id: 'payment-method-expired',
      code: 'payment-method-expired',
      name: group.name,
    });
  }
  return warnings;
}
