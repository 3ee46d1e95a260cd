import { amountOff, leftAfter, percentOff, withinTotal } from '../billing/discounts.js';
import { surchargeOn } from '../billing/surcharge.js';
import { taxBases, taxesAt, taxOn } from '../billing/tax.js';
import { isZero } from '../money/money.js';
import { BillSheet } from './bill-sheet.js';
import type { Books } from './books.js';
import { taxContactOf } from './contact-of.js';
import { couponsInUse, type CouponInUse } from './coupons.js';
import type { WorldBillingGroup, WorldServiceCredit } from './world.js';
import type { WorldLine } from './world/invoices.js';

/**
 * All lines of an invoice, from its charges: coupons, then the surcharge of the payment terms, then service credits, then tax,
 * in this order (Aria wire notes 4.6). What was used of coupons and credits is written down with it.
 */
export function adjustBill(
  books: Books,
  group: WorldBillingGroup,
  charges: readonly WorldLine[],
): WorldLine[] {
  const { currency } = books.accounts.get(group.accountId);
  const sheet = new BillSheet(charges, currency);
  for (const coupon of couponsInUse(books, group.accountId)) takeCoupon(books, sheet, coupon);
  addSurcharge(books, sheet, group);
  for (const credit of books.serviceCredits.where('unused', group.accountId))
    takeServiceCredit(books, sheet, credit);
  for (const line of taxLinesOf(books, group, sheet.lines)) sheet.add(line);
  return sheet.lines;
}

function takeCoupon(books: Books, sheet: BillSheet, { applied, coupon }: CouponInUse): void {
  const lines = sheet.open((line) => {
    const { planInstanceId, orderId } = line;
    if (applied.orderId !== undefined && applied.orderId !== orderId) return false;
    if (!isUnder(books, applied.planInstanceId, line)) return false;
    if (!coupon.planIds) return true;
    if (line.kind === 'order') return false;
    const instance = books.planInstances.find(planInstanceId);
    return instance !== undefined && coupon.planIds.includes(instance.planId);
  });
  const { discount } = coupon;
  const lowerings =
    discount.by === 'percent'
      ? percentOff(lines, discount.percent)
      : amountOff(lines, withinTotal(discount.amount, sheet.total));
  if (lowerings.length === 0) return;
  sheet.lower(lowerings, {
    kind: 'coupon-credit',
    description: coupon.name,
    couponCode: coupon.code,
  });
  books.appliedCoupons.put({ ...applied, used: applied.used + 1 });
}

function addSurcharge(
  { paymentTerms }: Books,
  sheet: BillSheet,
  { pays }: WorldBillingGroup,
): void {
  if (pays.by !== 'terms') return;
  const { name, surcharge } = paymentTerms.get(pays.termsId);
  const amount = surcharge && surchargeOn(sheet.total, surcharge);
  if (!amount || isZero(amount)) return;
  sheet.add({ kind: 'surcharge', description: name, amount, prorated: false });
}

function takeServiceCredit(books: Books, sheet: BillSheet, credit: WorldServiceCredit): void {
  const lines = sheet.open((line) => isUnder(books, credit.planInstanceId, line));
  const lowerings = amountOff(lines, withinTotal(credit.left, sheet.total));
  if (lowerings.length === 0) return;
  sheet.lower(lowerings, {
    kind: 'service-credit',
    description: credit.reason,
    serviceCreditId: credit.id,
  });
  books.serviceCredits.put({ ...credit, left: leftAfter(credit.left, lowerings) });
}

/** Whether a line is for this master plan or what hangs under it; any line where none is named. */
function isUnder(
  books: Books,
  masterId: string | undefined,
  { planInstanceId }: WorldLine,
): boolean {
  if (masterId === undefined) return true;
  const instance = books.planInstances.find(planInstanceId);
  return instance !== undefined && books.masterOf(instance).id === masterId;
}

/** One line for each tax that the taxed address bears today, on what is left of the taxable lines after coupons and credits. */
export function taxLinesOf(
  books: Books,
  group: WorldBillingGroup,
  lines: readonly WorldLine[],
): WorldLine[] {
  const { taxExempt, currency } = books.accounts.get(group.accountId);
  if (taxExempt) return [];
  const taxes = taxesAt(books.opened.taxes, taxContactOf(books, group), books.today);
  if (taxes.length === 0) return [];
  const bases = taxBases(lines, currency);
  return taxes.flatMap(({ id, name, percent }): WorldLine[] => {
    const amount = taxOn(bases, percent, currency);
    return amount
      ? [
          {
            kind: 'tax',
            description: name,
            amount,
            prorated: false,
            taxId: id,
            taxPercent: percent,
          },
        ]
      : [];
  });
}
