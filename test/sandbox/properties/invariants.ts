import { accountOf } from '../../../src/sandbox/views.js';
import type { World, WorldInvoice } from '../../../src/sandbox/world.js';
import type { WorldLine } from '../../../src/sandbox/world/invoices.js';

/** What must be so in every world that the engine makes, counted here from the rows alone, in whole minor units. */

export type Minor = bigint;

export function minor({ amount }: { readonly amount: string }): Minor {
  return BigInt(amount.replace('.', ''));
}

export function sumOf(values: readonly Minor[]): Minor {
  return values.reduce((total, value) => total + value, 0n);
}

function must(holds: boolean, what: string, ...rows: readonly unknown[]): void {
  if (holds) return;
  const text = JSON.stringify(rows, (key, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  throw new Error(`${what}: ${text}`);
}

const abs = (value: Minor) => (value < 0n ? -value : value);
const totalOf = ({ lines }: WorldInvoice) => sumOf(lines.map(({ amount }) => minor(amount)));
const settledOf = ({ settlements }: WorldInvoice) =>
  sumOf(settlements.map(({ amount }) => minor(amount)));
const owes = ({ voidedOn, pending, disputed, parentPays }: WorldInvoice) =>
  voidedOn === undefined && !pending && !disputed && !parentPays;

/** What an account owes is what is open on its invoices, less what it has paid ahead. */
export function balanceIsWhatIsOpen(world: World): void {
  for (const { id } of world.accounts) {
    const own = ({ accountId }: { readonly accountId: string }) => accountId === id;
    const open = sumOf(
      world.invoices
        .filter(own)
        .filter(owes)
        .map((invoice) => totalOf(invoice) - settledOf(invoice)),
    );
    const ahead = sumOf(
      world.payments.filter(own).flatMap(({ unapplied }) => (unapplied ? minor(unapplied) : [])),
    );
    const { balance } = accountOf(world, id);
    must(minor(balance) === open - ahead, 'The balance is not what is open', balance, open, ahead);
  }
}

/**
 * What a parent pays for is asked for once, by a line of the same amount on an invoice of the plan that pays: it stands as long as the
 * child's invoice does, and nothing is paid on that one. A rebill copies the line.
 */
export function parentsAreAskedOnce(world: World): void {
  for (const invoice of world.invoices) {
    const { id, parentPays, settlements, voidedOn } = invoice;
    const asking = world.invoices.filter(
      ({ rebills, lines }) =>
        rebills === undefined && lines.some(({ childInvoiceId }) => childInvoiceId === id),
    );
    const lines = asking.flatMap((row) => row.lines).filter((line) => line.childInvoiceId === id);
    if (!parentPays) {
      must(lines.length === 0, 'A parent is asked for what it does not pay', id);
      continue;
    }
    must(settlements.length === 0, 'A child pays for what its parent pays', invoice);
    const asked = totalOf(invoice) === 0n ? 0 : 1;
    must(lines.length === asked, 'A parent is not asked once', invoice, asking);
    for (const { amount } of lines)
      must(minor(amount) === totalOf(invoice), 'A parent is asked for something else', id, amount);
    for (const parent of asking) {
      must(parent.accountId !== invoice.accountId, 'A child is its own parent', id);
      must(parent.voidedOn === voidedOn, 'A child’s invoice is voided alone', id, parent.id);
    }
  }
}

/** Settlements take an invoice to nothing and never beyond; a voided one has none left. */
export function settlementsNeverExceed(world: World): void {
  for (const invoice of world.invoices) {
    const total = totalOf(invoice);
    const settled = settledOf(invoice);
    if (invoice.voidedOn !== undefined) {
      must(settled === 0n, 'A voided invoice is settled', invoice.id, invoice.settlements);
      continue;
    }
    const within =
      total >= 0n ? settled >= 0n && settled <= total : settled <= 0n && settled >= total;
    must(within, 'An invoice is settled beyond its total', invoice.id, total, settled);
  }
}

/** What a payment brought is on invoices, paid ahead or given back; invoices that settle each other do so by the same amount. */
export function paymentsAddUp(world: World): void {
  const onInvoices = new Map<string, Minor>();
  let between = 0n;
  for (const { settlements } of world.invoices)
    for (const { by, id = '', amount } of settlements) {
      if (by === 'payment') onInvoices.set(id, (onInvoices.get(id) ?? 0n) + minor(amount));
      if (by === 'invoice') between += minor(amount);
    }
  must(between === 0n, 'Invoices settle each other unevenly', between);
  for (const payment of world.payments) {
    const applied = onInvoices.get(payment.id) ?? 0n;
    if (payment.state !== 'collected') {
      must(applied === 0n, 'A payment that is not there settles', payment);
      continue;
    }
    const ahead = payment.unapplied ? minor(payment.unapplied) : 0n;
    const back = sumOf(
      world.refunds
        .filter(({ paymentId }) => paymentId === payment.id)
        .map(({ amount }) => minor(amount)),
    );
    must(applied >= 0n && ahead >= 0n, 'A payment is spent beyond itself', payment, applied);
    must(
      applied + ahead + back === minor(payment.amount),
      'A payment does not add up',
      payment,
      applied,
      back,
    );
  }
}

interface Placed {
  readonly invoiceId: string;
  readonly line: WorldLine;
}

/** All lines that count: of invoices that are not voided, and of charges that wait for one. */
function standingLines(world: World): Placed[] {
  return [
    ...world.invoices
      .filter(({ voidedOn }) => voidedOn === undefined)
      .flatMap(({ id, lines }) => lines.map((line) => ({ invoiceId: id, line }))),
    ...world.openCharges
      .filter(({ invoiceId, dropped }) => invoiceId === undefined && !dropped)
      .map(({ line }) => ({ invoiceId: 'open', line })),
  ];
}

function lineAt(world: World, invoiceId: string, number: number) {
  const invoice = world.invoices.find(({ id }) => id === invoiceId);
  const line = invoice?.lines[number - 1];
  return invoice && line && { invoice, line };
}

/** Every credit lowers a charge that is there, and all credits of a charge together never exceed it. */
export function creditsBelongToCharges(world: World): void {
  const credited = new Map<string, Minor>();
  const add = (invoiceId: string, number: number, amount: Minor) => {
    const key = `${invoiceId} ${number}`;
    credited.set(key, (credited.get(key) ?? 0n) + amount);
  };
  for (const { invoiceId, line } of standingLines(world)) {
    if (!line.lowers) {
      const mayBeNegative =
        line.childInvoiceId !== undefined ||
        line.kind === 'usage' ||
        line.kind === 'tax' ||
        line.kind === 'surcharge';
      must(minor(line.amount) >= 0n || mayBeNegative, 'A credit lowers nothing', invoiceId, line);
      continue;
    }
    must(minor(line.amount) <= 0n, 'A charge lowers another one', invoiceId, line);
    // A service credit is money that was given before: it pays for the charge, and days that it paid for can be credited.
    if (line.kind === 'service-credit') continue;
    add(line.lowers.invoiceId ?? invoiceId, line.lowers.line, -minor(line.amount));
  }
  for (const { invoiceId, lines, voidedOn } of world.creditMemos)
    if (voidedOn === undefined)
      for (const { line, amount } of lines) add(invoiceId, line, minor(amount));
  for (const [key, amount] of credited) {
    const [invoiceId = '', number] = key.split(' ');
    const charged = lineAt(world, invoiceId, Number(number));
    must(charged !== undefined, 'A credit lowers a line that is not there', key);
    if (!charged) continue;
    must(charged.invoice.voidedOn === undefined, 'A credit lowers a voided charge', key);
    must(
      amount <= minor(charged.line.amount),
      'A charge is credited beyond itself',
      key,
      charged.line,
      amount,
    );
  }
}

/** What service credits have given is on invoices, and never more than there was. */
export function serviceCreditsAddUp(world: World): void {
  for (const { id, amount, left } of world.serviceCredits) {
    const used = sumOf(
      standingLines(world)
        .filter(({ line }) => line.serviceCreditId === id)
        .map(({ line }) => abs(minor(line.amount))),
    );
    must(
      minor(left) >= 0n && minor(left) + used === minor(amount),
      'A service credit does not add up',
      id,
      left,
      used,
    );
  }
}

/** Days that a charge still stands for are days that it charged. */
export function coverageIsCharged(world: World): void {
  for (const instance of world.planInstances)
    for (const { invoiceId, line: number, period } of instance.coverage) {
      const charged = lineAt(world, invoiceId, number);
      const of = charged?.line.period;
      must(
        charged !== undefined &&
          charged.invoice.voidedOn === undefined &&
          charged.line.kind === 'recurring' &&
          charged.line.planInstanceId === instance.id &&
          of !== undefined &&
          of.from <= period.from &&
          period.from <= period.to &&
          period.to <= of.to,
        'A charge stands for days that it is not for',
        instance.id,
        number,
        period,
        charged?.line,
      );
    }
}

/** Plans that are over are billed no more, and those that go on have their next bill date ahead of what is billed. */
export function billDatesGoOn(world: World): void {
  for (const { id, status, nextBillDate, nextInvoiceOn } of world.planInstances) {
    const ended = status === 'cancelled' || status === 'terminated';
    must(
      !ended || (nextBillDate === undefined && nextInvoiceOn === undefined),
      'What has ended is billed',
      id,
    );
    must(
      nextInvoiceOn === undefined || nextInvoiceOn > world.today,
      'An invoice was passed over',
      id,
      nextInvoiceOn,
    );
  }
}

/** All of the above. */
export function isStraight(world: World): void {
  balanceIsWhatIsOpen(world);
  parentsAreAskedOnce(world);
  settlementsNeverExceed(world);
  paymentsAddUp(world);
  creditsBelongToCharges(world);
  serviceCreditsAddUp(world);
  coverageIsCharged(world);
  billDatesGoOn(world);
}
