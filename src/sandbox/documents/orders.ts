import { billsAtOnce, orderRefusal } from '../../billing/order.js';
import { holdsUpChildren, isWaiting } from '../../billing/status.js';
import type { AccountId, ItemId, OrderId, PlanInstanceId } from '../../model/ids.js';
import { charge, type Money } from '../../money/money.js';
import type { Books } from '../books.js';
import { runCommand, type Command } from '../command.js';
import { applyCoupon } from '../coupons.js';
import { deferTo } from '../defer.js';
import { Refused } from '../refused.js';
import type { Outcome } from '../steps.js';
import type {
  World,
  WorldBillingGroup,
  WorldInvoice,
  WorldOpenCharge,
  WorldOrder,
  WorldPlanInstance,
} from '../world.js';
import type { WorldLine } from '../world/invoices.js';

export interface OrderCommand extends Command {
  /** The master plan instance under which it is billed. */
  readonly planInstanceId: PlanInstanceId;
  readonly lines: readonly { readonly itemId: ItemId; readonly units: number }[];
  /** On an invoice of its own now, or on the next one; left out: as the payment terms or the company say. */
  readonly bill?: 'now' | 'with-the-next' | undefined;
  /** Only for this order. */
  readonly coupon?: string | undefined;
}

/**
 * Orders items at today's prices. What is billed at once comes on an invoice that holds nothing else; what is not waits for
 * the next invoice of the billing group. The stock goes down at once.
 */
export function order(world: World, command: OrderCommand): Outcome {
  return runCommand(world, 'order', command, (books) => {
    const { accountId, planInstanceId } = command;
    const master = masterFor(books, accountId, planInstanceId);
    const group = books.groupOf(master);
    const lines = orderedItems(books, command);
    const now = billsNow(books, group, command.bill);
    if (now && group.pays.by === 'nothing') throw new Refused('billing-group-cannot-pay');
    const row = books.orders.add({
      id: books.newId('row'),
      accountId,
      planInstanceId,
      date: books.today,
      lines,
      status: 'placed',
    });
    if (command.coupon !== undefined)
      applyCoupon(books, { accountId, code: command.coupon, planInstanceId, orderId: row.id });
    move(books, lines, -1);
    books.tell({ kind: 'ordered', orderId: row.id });
    if (now) books.bills.add(group, billedLines(books, row), `order ${row.id}`);
    else deferTo(books, group, billedLines(books, row));
    return { orderId: row.id, planInstanceIds: [planInstanceId] };
  });
}

export interface CancelOrder extends Command {
  readonly orderId: OrderId;
}

/** Cancels an order that is not billed: it never will be, and its items are in stock again. */
export function cancelOrder(world: World, command: CancelOrder): Outcome {
  return runCommand(world, 'order', command, (books) => {
    const row = books.orders.find(command.orderId);
    if (row?.accountId !== command.accountId) throw new Refused('order-not-found');
    if (row.status !== 'placed') throw new Refused('order-closed');
    for (const open of waitingCharges(books, row))
      books.openCharges.put({ ...open, dropped: true });
    move(books, row.lines, 1);
    books.orders.put({ ...row, status: 'cancelled' });
    books.tell({ kind: 'order-cancelled', orderId: row.id });
    return { orderId: row.id, planInstanceIds: [row.planInstanceId] };
  });
}

/** Orders that were billed at once on an invoice that is voided now wait for the next one. */
export function reopenOrders(books: Books, { lines, billingGroupId }: WorldInvoice): void {
  for (const orderId of new Set(lines.flatMap((line) => line.orderId ?? []))) {
    const row = books.orders.get(orderId);
    if (row.status !== 'placed' || waitingCharges(books, row).length > 0) continue;
    deferTo(books, books.billingGroups.get(billingGroupId), billedLines(books, row));
  }
}

/** The master plan that an order is billed under: begun, and neither on hold nor over. */
function masterFor(books: Books, accountId: AccountId, id: PlanInstanceId): WorldPlanInstance {
  const instance = books.planInstances.find(id);
  if (instance?.accountId !== accountId || instance.parentId !== undefined)
    throw new Refused('plan-instance-not-found');
  if (!isInUse(instance)) throw new Refused('plan-instance-not-active');
  return instance;
}

function isInUse({ status }: WorldPlanInstance): boolean {
  return !isWaiting(status) && !holdsUpChildren(status);
}

/** The lines of an order at the prices of today. */
function orderedItems(books: Books, { accountId, lines }: OrderCommand): WorldOrder['lines'] {
  const { currency } = books.accounts.get(accountId);
  const held = books.planInstances.where('account', accountId).filter(isInUse);
  const asked = lines.map(({ itemId, units }) => {
    const item = books.items.find(itemId);
    const price = item?.prices.find((each) => each.currency === currency);
    return { item: item && { ...item, price }, units };
  });
  const refusal = orderRefusal(asked, new Set(held.map(({ planId }) => planId)));
  if (refusal) throw new Refused(refusal);
  return asked.flatMap(({ item, units }) =>
    item?.price ? { itemId: item.id, units, price: item.price } : [],
  );
}

function billsNow(
  { paymentTerms, settings }: Books,
  { pays }: WorldBillingGroup,
  bill: OrderCommand['bill'],
): boolean {
  const terms = pays.by === 'terms' ? paymentTerms.get(pays.termsId).billOrdersAtOnce : undefined;
  return billsAtOnce(bill, terms, settings.billOrdersAtOnce);
}

function move({ items }: Books, lines: WorldOrder['lines'], direction: 1 | -1): void {
  for (const { itemId, units } of lines) {
    const item = items.get(itemId);
    if (item.stock !== undefined) items.put({ ...item, stock: item.stock + direction * units });
  }
}

function billedLines({ items }: Books, { id, planInstanceId, lines }: WorldOrder): WorldLine[] {
  return lines.map(({ itemId, units, price }) => {
    const { name, taxable } = items.get(itemId);
    return {
      kind: 'order',
      description: name,
      units: String(units),
      rate: price,
      amount: lineAmount({ units, price }),
      prorated: false,
      planInstanceId,
      orderId: id,
      ...(!taxable && { taxable }),
    };
  });
}

/** What a line of an order comes to, before tax. */
export function lineAmount({ units, price }: { units: number; price: Money }): Money {
  return charge(price, units);
}

function waitingCharges(books: Books, { id, accountId }: WorldOrder): WorldOpenCharge[] {
  return books.billingGroups
    .where('account', accountId)
    .flatMap((group) => books.openCharges.where('billingGroup', group.id))
    .filter(({ line }) => line.orderId === id);
}
