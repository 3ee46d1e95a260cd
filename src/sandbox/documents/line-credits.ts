import type { InvoiceId } from '../../model/ids.js';
import { lineLeft, type CreditedLine } from '../../billing/line-left.js';
import { isNegative, negate, type Money } from '../../money/money.js';
import type { Books } from '../books.js';
import type { WorldInvoice } from '../world.js';
import type { WorldLine } from '../world/invoices.js';

/** The lines of an invoice with all that was credited of each, in their order. */
export function creditedLines(books: Books, invoice: WorldInvoice): CreditedLine[] {
  const taxes = taxesOn(books, invoice);
  const prorations = laterCredits(books, invoice);
  return invoice.lines.map((line, index) => ({
    ...creditedHere(books, invoice, index + 1),
    kind: line.kind,
    amount: line.amount,
    taxes: line.taxable === false ? [] : taxes,
    prorations: prorations
      .filter(({ lowers }) => lowers?.line === index + 1)
      .map(({ amount }) => negate(amount)),
  }));
}

/** What proration credits are counted from, and how much they may take at the most. */
export interface Creditable {
  /** The amount of the line less the coupons on its own invoice. Service credits are money that was given before, and count as paid. */
  readonly net: Money;
  /**
   * What credit memos have left of that; never negative. What other proration credits took is in the coverage of the plan instance:
   * they never meet on one day of service.
   */
  readonly left: Money;
}

export function creditableOf(books: Books, invoiceId: InvoiceId, line: number): Creditable {
  const invoice = books.invoices.get(invoiceId);
  const charged = invoice.lines[line - 1];
  if (!charged) throw new Error(`Invoice ${invoiceId} has no line ${line}.`);
  const { kind, amount } = charged;
  const { memos } = creditedHere(books, invoice, line);
  const discounts = discountsOf(invoice, line, ({ kind: by }) => by === 'coupon-credit');
  const here = { discounts, memos, kind, amount, taxes: [], prorations: [] };
  return { net: lineLeft({ ...here, memos: [] }), left: lineLeft(here) };
}

/** True when an invoice that stands, one that this step makes, or a charge that waits for one, credits a line of this invoice. */
export function isCreditedLater(books: Books, invoice: WorldInvoice): boolean {
  return laterCredits(books, invoice).length > 0;
}

function creditedHere(
  { creditMemos }: Books,
  invoice: WorldInvoice,
  number: number,
): Pick<CreditedLine, 'discounts' | 'memos'> {
  return {
    discounts: discountsOf(invoice, number, () => true),
    memos: creditMemos
      .where('invoice', invoice.id)
      .filter(({ voidedOn }) => voidedOn === undefined)
      .flatMap(({ lines }) => lines.filter(({ line }) => line === number)),
  };
}

/** What lowers a line on its own invoice. */
function discountsOf(
  invoice: WorldInvoice,
  number: number,
  counts: (line: WorldLine) => boolean,
): Money[] {
  return invoice.lines
    .filter(({ lowers }) => lowers?.line === number && isOn(invoice, lowers.invoiceId))
    .filter(counts)
    .map(({ amount }) => negate(amount));
}

function isOn({ id }: WorldInvoice, invoiceId: InvoiceId | undefined): boolean {
  return invoiceId === undefined || invoiceId === id;
}

/** The proration credits that are counted from lines of this invoice. */
function laterCredits(books: Books, { id, accountId }: WorldInvoice): WorldLine[] {
  const issued = books.invoices
    .where('account', accountId)
    .filter((row) => row.id !== id && row.voidedOn === undefined)
    .flatMap(({ lines }) => lines);
  const waiting = books.billingGroups
    .where('account', accountId)
    .flatMap((group) => [
      ...books.openCharges.where('billingGroup', group.id).map(({ line }) => line),
      ...books.bills.on(group),
    ]);
  return [...issued, ...waiting].filter(
    ({ lowers, amount }) => lowers?.invoiceId === id && isNegative(amount),
  );
}

/** The percents of the taxes that stand on an invoice: its own, since a tax may be another one by now. */
function taxesOn({ opened }: Books, { lines }: WorldInvoice): string[] {
  return lines.flatMap(({ kind, taxId, taxPercent }) => {
    if (kind !== 'tax') return [];
    return taxPercent ?? opened.taxes.find(({ id }) => id === taxId)?.percent ?? [];
  });
}
