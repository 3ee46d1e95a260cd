import { add, compare, isNegative, negate, sum, zero, type Money } from '../../money/money.js';
import type { WorldInvoice, WorldSettlement } from '../world.js';
import type { WorldLine } from '../world/invoices.js';
import { sumOf } from './amounts.js';
import type { Check } from './rows.js';

/** What was billed, and what waits to be. */
export function checkInvoices(check: Check): void {
  const { world, billingGroups, planInstances, invoices } = check;
  world.invoices.forEach((invoice, position) => {
    const path = `invoices.${position}`;
    check.refer(billingGroups, invoice.billingGroupId, `${path}.billingGroupId`, invoice.accountId);
    check.refer(
      invoices,
      invoice.rebills?.invoiceId,
      `${path}.rebills.invoiceId`,
      invoice.accountId,
    );
    check.past(invoice.date, `${path}.date`);
    check.past(invoice.voidedOn, `${path}.voidedOn`);
    invoice.lines.forEach((line, index) => {
      checkLine(check, invoice, line, `${path}.lines.${index}`);
    });
    const total = sumOf(check, invoice.accountId, invoice.lines, `${path}.lines`);
    checkSettlements(check, invoice, total, path);
  });
  world.openCharges.forEach((row, position) => {
    const path = `openCharges.${position}`;
    check.refer(billingGroups, row.billingGroupId, `${path}.billingGroupId`, row.accountId);
    check.refer(invoices, row.invoiceId, `${path}.invoiceId`, row.accountId);
    check.past(row.since, `${path}.since`);
    checkLine(check, { accountId: row.accountId }, row.line, `${path}.line`);
    sumOf(check, row.accountId, [row.line], `${path}.line`);
  });
  world.usage.forEach((row, position) => {
    const path = `usage.${position}`;
    check.refer(planInstances, row.planInstanceId, `${path}.planInstanceId`, row.accountId);
    check.refer(invoices, row.invoiceId, `${path}.invoiceId`, row.accountId);
    check.past(row.date, `${path}.date`);
    const currency = check.accounts.get(row.accountId)?.currency;
    for (const name of ['amount', 'rate'] as const) {
      const price = row[name];
      if (price && currency !== undefined && price.currency !== currency)
        check.tell(`${path}.${name}.currency`, `is not its account's ${currency}`);
    }
  });
}

type Owned = Pick<WorldInvoice, 'accountId'> & Partial<Pick<WorldInvoice, 'id' | 'lines'>>;

function checkLine(check: Check, owner: Owned, line: WorldLine, path: string): void {
  const { accountId } = owner;
  check.refer(check.planInstances, line.planInstanceId, `${path}.planInstanceId`, accountId);
  check.refer(check.invoices, line.childInvoiceId, `${path}.childInvoiceId`);
  check.refer(check.taxes, line.taxId, `${path}.taxId`);
  check.refer(check.orders, line.orderId, `${path}.orderId`, accountId);
  check.refer(check.coupons, line.couponCode, `${path}.couponCode`);
  check.refer(check.serviceCredits, line.serviceCreditId, `${path}.serviceCreditId`, accountId);
  check.period(line.period, `${path}.period`);
  if (line.posting !== undefined && line.kind !== 'other')
    check.tell(`${path}.posting`, `must be left out: the line is of kind ${line.kind}`);
  if (line.share && line.share.days > line.share.of)
    check.tell(`${path}.share`, 'has more days than its whole period');
  const { lowers } = line;
  if (!lowers) return;
  check.refer(check.invoices, lowers.invoiceId, `${path}.lowers.invoiceId`, accountId);
  const lowered = lowers.invoiceId === undefined ? owner : check.invoices.get(lowers.invoiceId);
  if (lowered?.lines && lowers.line > lowered.lines.length)
    check.tell(`${path}.lowers.line`, `is no line of invoice ${lowered.id}`);
}

/**
 * What settles an invoice is there. Payments and credits settle no more than it comes to once memos and a rebill have taken
 * theirs off: a charge is settled upwards, a credit downwards.
 */
function checkSettlements(
  check: Check,
  invoice: WorldInvoice,
  total: Money | undefined,
  path: string,
): void {
  const { accountId, settlements, lines } = invoice;
  settlements.forEach((part, index) => {
    const at = `${path}.settlements.${index}`;
    const rows = rowsOf(check, part);
    if (rows) check.refer(rows, part.id, `${at}.id`, accountId);
    if (rows && part.id === undefined) check.tell(`${at}.id`, `is missing: which ${part.by}`);
    if (part.line !== undefined && part.line > lines.length)
      check.tell(`${at}.line`, `is no line of invoice ${invoice.id}`);
    check.past(part.date, `${at}.date`);
  });
  const all = sumOf(check, accountId, settlements, `${path}.settlements`);
  if (!total || !all) return;
  const { currency } = total;
  const takenOff = sum(
    settlements.flatMap(({ by, amount }) =>
      by === 'credit-memo' || by === 'rebill' ? amount : [],
    ),
    currency,
  );
  const settled = add(all, negate(takenOff));
  const asked = add(total, negate(takenOff));
  const [least, most] = isNegative(asked) ? [asked, zero(currency)] : [zero(currency), asked];
  if (compare(settled, least) < 0 || compare(settled, most) > 0)
    check.tell(`${path}.settlements`, `come to ${all.amount}, and the invoice to ${total.amount}`);
}

function rowsOf(check: Check, { by }: WorldSettlement) {
  if (by === 'payment') return check.payments;
  if (by === 'credit-memo') return check.creditMemos;
  if (by === 'write-off') return check.writeOffs;
  return by === 'invoice' || by === 'rebill' ? check.invoices : undefined;
}
