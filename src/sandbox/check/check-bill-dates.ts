import { billDateIn } from '../../billing/calendar.js';
import { isEnded } from '../../billing/status.js';
import { nextBill } from '../bill-periods.js';
import type { Books } from '../books.js';
import type { WorldPlanInstance } from '../world.js';
import type { Check } from './rows.js';

/** The dates by which plan instances are billed, and the charges that stand for their days. Only for a world whose references all lead somewhere. */
export function checkBilling(check: Check, books: Books): void {
  check.world.planInstances.forEach((instance, position) => {
    const path = `planInstances.${position}`;
    if (isEnded(instance.status)) checkEnded(check, instance, path);
    else if (instance.status === 'pending-activation') checkWaiting(check, instance, path);
    else checkRunning(check, books, instance, path);
    if (!isEnded(instance.status) && instance.billDateAtEnd !== undefined)
      check.tell(`${path}.billDateAtEnd`, 'must be left out: it has not ended');
    instance.coverage.forEach((charge, index) => {
      checkCoverage(check, instance, charge, `${path}.coverage.${index}`);
    });
  });
}

function checkEnded(check: Check, instance: WorldPlanInstance, path: string): void {
  for (const name of ['nextBillDate', 'nextInvoiceOn'] as const)
    if (instance[name] !== undefined)
      check.tell(`${path}.${name}`, `must be left out: nothing is billed once ${instance.status}`);
}

/** One that waits for somebody has no dates. */
function checkWaiting(check: Check, instance: WorldPlanInstance, path: string): void {
  const { nextBillDate, nextInvoiceOn, startDate } = instance;
  if (nextInvoiceOn !== undefined)
    check.tell(`${path}.nextInvoiceOn`, 'must be left out: it has not begun');
  if (check.starts.get(instance.id)?.date === undefined) return;
  if (nextBillDate === undefined) check.tell(`${path}.nextBillDate`, 'is missing: its start');
  else if (nextBillDate !== startDate)
    check.tell(`${path}.nextBillDate`, `is not its start, ${startDate}`);
}

function checkRunning(check: Check, books: Books, instance: WorldPlanInstance, path: string): void {
  const { nextBillDate, nextInvoiceOn, billDay } = instance;
  if (nextBillDate === undefined) {
    if (nextInvoiceOn !== undefined) check.tell(`${path}.nextBillDate`, 'is missing');
    return;
  }
  if (billDateIn(nextBillDate, 0, billDay) !== nextBillDate)
    check.tell(`${path}.nextBillDate`, `does not fall on bill day ${billDay}`);
  if (nextInvoiceOn === undefined) {
    check.tell(`${path}.nextInvoiceOn`, 'is missing: it would never be billed');
    return;
  }
  const expected = nextBill(books, instance, nextBillDate).nextInvoiceOn;
  if (nextBillDate <= check.world.today && expected !== nextInvoiceOn)
    check.future(nextBillDate, `${path}.nextBillDate`);
  else if (nextInvoiceOn !== expected)
    check.tell(`${path}.nextInvoiceOn`, `must be ${expected}, by its bill date and bill lag`);
}

/** A charge that stands for days is an existing line for the instance, of an invoice that holds, and for those days. */
function checkCoverage(
  check: Check,
  { id, accountId }: WorldPlanInstance,
  { invoiceId, line, period }: WorldPlanInstance['coverage'][number],
  path: string,
): void {
  const invoice = check.invoices.get(invoiceId);
  const charge = invoice?.lines[line - 1];
  if (invoice?.accountId !== accountId)
    check.tell(`${path}.invoiceId`, `is no invoice of its account: "${invoiceId}"`);
  else if (!charge) check.tell(`${path}.line`, `is no line of invoice ${invoiceId}`);
  else if (invoice.voidedOn !== undefined)
    check.tell(`${path}.invoiceId`, 'is voided: it stands for no days');
  else if (charge.kind !== 'recurring' || charge.lowers || charge.planInstanceId !== id)
    check.tell(`${path}.line`, 'is no recurring charge of this plan instance');
  else if (!charge.period || period.from < charge.period.from || period.to > charge.period.to)
    check.tell(`${path}.period`, 'goes beyond the days of its line');
  check.period(period, `${path}.period`);
}
