import { add, allocate, sum, zero, type Money } from '../money/money.js';
import type { Permission } from '../model/permission.js';
import type { RefusalCode } from '../model/codes.js';

/** How much may be paid: all that is open, what is due by today, or what is chosen. */
export type AmountChoice = 'full' | 'current' | 'invoices' | 'services';

/** What a payment goes against. */
export type ApplyChoice = 'oldest-first' | 'invoice' | 'service';

/** A choice, and why it is missing where it is. */
export interface Choice<T extends string> {
  readonly choice: T;
  readonly permission: Permission;
}

/**
 * How much may be paid. Where paying early brings a discount the balance that is due by today is not offered:
 * the full balance, invoices or services are (Aria wire notes 4.10).
 */
export function amountChoices({
  earlyPaymentDiscount,
}: {
  readonly earlyPaymentDiscount: boolean;
}): Choice<AmountChoice>[] {
  return [
    { choice: 'full', permission: { allowed: true } },
    {
      choice: 'current',
      permission: permission(earlyPaymentDiscount, 'current-balance-not-offered'),
    },
    { choice: 'invoices', permission: { allowed: true } },
    { choice: 'services', permission: { allowed: true } },
  ];
}

/** What a payment goes against can be chosen when it is made by method; on terms whole balances are paid (Aria wire notes 4.10). */
export function applyChoices(paidBy: 'method' | 'terms'): Choice<ApplyChoice>[] {
  return (['oldest-first', 'invoice', 'service'] as const).map((choice) => ({
    choice,
    permission: permission(paidBy === 'terms', 'apply-needs-method'),
  }));
}

function permission(missing: boolean, reason: RefusalCode): Permission {
  return missing ? { allowed: false, reason } : { allowed: true };
}

/** A line of an invoice, for which master plan instance it is, and what is open of it. */
export interface OwedLine {
  /** Left out: of none, as taxes and surcharges are. */
  readonly masterId?: string | undefined;
  readonly amount: Money;
  readonly open: Money;
}

/**
 * What is open of an invoice for each master plan instance. Lines that are of none are shared out in proportion
 * to what each master was billed on it, without a remainder (assumed). Nothing when no line is of a master.
 */
export function openByMaster(
  lines: readonly OwedLine[],
  currency: string,
): ReadonlyMap<string, Money> {
  const shares = new Map<string, { billed: Money; open: Money }>();
  const common: Money[] = [];
  for (const { masterId, amount, open } of lines) {
    if (masterId === undefined) {
      common.push(open);
      continue;
    }
    const share = shares.get(masterId) ?? { billed: zero(currency), open: zero(currency) };
    shares.set(masterId, { billed: add(share.billed, amount), open: add(share.open, open) });
  }
  if (shares.size === 0) return new Map();
  const weights = [...shares.values()].map(({ billed }) => weightOf(billed));
  const parts = allocate(sum(common, currency), evenIfNone(weights));
  return new Map(
    [...shares].map(([id, { open }], index) => [id, add(open, parts[index] ?? zero(currency))]),
  );
}

/** An amount as a weight: its digits, whichever way it goes. */
function weightOf({ amount }: Money): number {
  return Number(amount.replace(/[-.]/g, ''));
}

function evenIfNone(weights: readonly number[]): readonly number[] {
  return weights.some((weight) => weight > 0) ? weights : weights.map(() => 1);
}
