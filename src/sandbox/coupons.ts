import type { AccountId, OrderId, PlanInstanceId } from '../model/ids.js';
import type { Books } from './books.js';
import { runCommand, type Command } from './command.js';
import { Refused } from './refused.js';
import type { Outcome } from './steps.js';
import type { World, WorldAppliedCoupon } from './world.js';

export type WorldCoupon = World['coupons'][number];

/** A coupon that an account has, and what it takes off. */
export interface CouponInUse {
  readonly applied: WorldAppliedCoupon;
  readonly coupon: WorldCoupon;
}

/**
 * The coupons that still work, in the order in which they were applied. One that counts its invoices stops after the last of them, a prorated
 * one among them; what a change charges later for days that it had lowered is another invoice, and in full (decision 6).
 */
export function couponsInUse(books: Books, accountId: AccountId): CouponInUse[] {
  return books.appliedCoupons.where('account', accountId).flatMap((applied) => {
    const coupon = applied.removedOn === undefined && couponWith(books, applied.code);
    const works = coupon && (coupon.invoices === undefined || applied.used < coupon.invoices);
    return works ? [{ applied, coupon }] : [];
  });
}

function couponWith(books: Books, code: string): WorldCoupon | undefined {
  return books.opened.coupons.find((coupon) => coupon.code === code);
}

/** Where a coupon is to count: on the whole account, or on the master plan of an instance and what hangs under it. */
export interface CouponTarget {
  readonly accountId: AccountId;
  readonly code: string;
  readonly planInstanceId?: PlanInstanceId | undefined;
  /** Only for what was ordered with it. */
  readonly orderId?: OrderId | undefined;
}

/**
 * Puts a coupon in use from the next invoice on. Refused when there is none with this code (`coupon-not-found`),
 * when today is outside its days, its amount is in another currency, or it is for other plans (`coupon-not-valid`),
 * and when it counts or has counted there already, also if it was taken away (`coupon-already-applied`; Aria wire notes 3.10).
 */
export function applyCoupon(books: Books, target: CouponTarget): WorldAppliedCoupon {
  const { accountId, code } = target;
  const coupon = couponWith(books, code);
  if (!coupon) throw new Refused('coupon-not-found');
  const instance = books.planInstances.find(target.planInstanceId);
  if (target.planInstanceId !== undefined && instance?.accountId !== accountId)
    throw new Refused('plan-instance-not-found');
  const master = instance && books.masterOf(instance);
  if (!isValid(books, coupon, accountId)) throw new Refused('coupon-not-valid');
  if (coupon.planIds && target.orderId !== undefined) throw new Refused('coupon-not-valid');
  if (coupon.planIds && master) {
    const plans = [master, ...books.descendantsOf(master)].map(({ planId }) => planId);
    if (!coupon.planIds.some((planId) => plans.includes(planId)))
      throw new Refused('coupon-not-valid');
  }
  const counts = books.appliedCoupons
    .where('account', accountId)
    .some(
      (row) =>
        row.code === code &&
        row.orderId === undefined &&
        (!master || row.planInstanceId === undefined || row.planInstanceId === master.id),
    );
  if (counts) throw new Refused('coupon-already-applied');
  const applied = books.appliedCoupons.add({
    id: books.newId('row'),
    accountId,
    code,
    ...(master && { planInstanceId: master.id }),
    ...(target.orderId !== undefined && { orderId: target.orderId }),
    appliedOn: books.today,
    used: 0,
  });
  books.tell({ kind: 'coupon-applied', appliedCouponId: applied.id });
  return applied;
}

function isValid(books: Books, { from, to, discount }: WorldCoupon, accountId: AccountId): boolean {
  const { currency } = books.accounts.get(accountId);
  if (discount.by === 'amount' && discount.amount.currency !== currency) return false;
  return (from === undefined || from <= books.today) && (to === undefined || books.today <= to);
}

/** A customer enters a coupon that is not part of a plan change. */
export function enterCoupon(
  world: World,
  command: Command & Omit<CouponTarget, 'accountId' | 'orderId'>,
): Outcome {
  return runCommand(world, 'coupon', command, (books) => {
    const { accountId, code, planInstanceId } = command;
    applyCoupon(books, { accountId, code, planInstanceId });
    return undefined;
  });
}

/** A coupon is taken away wherever it is in use on the account: the next invoices are without it, those of before stay as they are (Aria wire notes 3.10). */
export function removeCoupon(world: World, command: Command & Pick<CouponTarget, 'code'>): Outcome {
  return runCommand(world, 'coupon', command, (books) => {
    const inUse = couponsInUse(books, command.accountId).filter(
      ({ coupon }) => coupon.code === command.code,
    );
    if (inUse.length === 0) throw new Refused('coupon-not-in-use');
    for (const { applied } of inUse) {
      books.appliedCoupons.put({ ...applied, removedOn: books.today });
      books.tell({ kind: 'coupon-removed', appliedCouponId: applied.id });
    }
    return undefined;
  });
}
