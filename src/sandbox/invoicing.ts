import { dueDate } from '../billing/due-date.js';
import { expiryOn } from '../billing/warnings.js';
import type { AccountId, BillingGroupId, InvoiceId } from '../model/ids.js';
import type { Line } from '../model/invoice.js';
import type { CalendarDate } from '../model/values.js';
import { groupRow, methodsOf } from './look-up.js';
import type { Step, WorldEvent } from './steps.js';
import type { World, WorldBillingGroup, WorldInvoice, WorldPaymentMethod } from './world.js';

export interface Bill {
  readonly accountId: AccountId;
  readonly billingGroupId: BillingGroupId;
  readonly lines: readonly Line[];
}

/** Makes an open invoice of today; none when there is nothing on it. It is not collected yet. */
export function issueInvoice(world: World, bill: Bill): Step & { readonly invoice?: WorldInvoice } {
  if (bill.lines.length === 0) return { world, events: [] };
  const number = world.nextIds.invoice;
  const invoice: WorldInvoice = {
    id: String(number) as InvoiceId,
    accountId: bill.accountId,
    billingGroupId: bill.billingGroupId,
    date: world.today,
    dueDate: dueDateOf(world, groupRow(world, bill.billingGroupId)),
    status: 'open',
    lines: [...bill.lines],
  };
  return {
    world: {
      ...world,
      nextIds: { ...world.nextIds, invoice: number + 1 },
      invoices: [...world.invoices, invoice],
    },
    events: [{ kind: 'invoiced', invoiceId: invoice.id }],
    invoice,
  };
}

/** By terms, their days after the invoice; else by the company's setting (Aria wire notes 4.3 E). */
function dueDateOf(
  { today, settings, paymentTerms }: World,
  { pays }: WorldBillingGroup,
): CalendarDate {
  const terms =
    pays.by === 'terms' ? paymentTerms.find((row) => row.id === pays.termsId) : undefined;
  return terms
    ? dueDate(today, terms.days, 'invoice')
    : dueDate(today, settings.daysUntilDue, settings.dueMethod);
}

/** Collects the open invoices that are due today. */
export function collectDueInvoices(world: World): Step {
  return collect(world, (invoice) => invoice.dueDate === world.today);
}

/** Collects one invoice if it is due by now. `declined`: the payment taker says no, whatever the method. */
export function collectInvoice(world: World, id: InvoiceId, declined: boolean): Step {
  return collect(world, (invoice) => invoice.id === id && invoice.dueDate <= world.today, declined);
}

/**
 * Open invoices of groups that pay by method are paid by the primary method, else by the backup.
 * What no method pays stays open; so do invoices on terms, which are paid from outside.
 */
function collect(world: World, isDue: (invoice: WorldInvoice) => boolean, declined = false): Step {
  const events: WorldEvent[] = [];
  const invoices = world.invoices.map((invoice): WorldInvoice => {
    if (invoice.status !== 'open' || !isDue(invoice)) return invoice;
    const methods = methodsOf(world, groupRow(world, invoice.billingGroupId));
    if (methods.length === 0) return invoice;
    const paid = !declined && methods.some((method) => pays(method, world.today));
    events.push({ kind: paid ? 'collected' : 'collection-failed', invoiceId: invoice.id });
    return paid ? { ...invoice, status: 'paid', paidOn: world.today } : invoice;
  });
  return events.length > 0 ? { world: { ...world, invoices }, events } : { world, events };
}

function pays(method: WorldPaymentMethod, today: CalendarDate): boolean {
  return !method.declines && expiryOn(method.expires, today) !== 'expired';
}
