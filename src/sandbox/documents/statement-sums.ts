import type { AccountId, BillingGroupId } from '../../model/ids.js';
import { add, negate, sum, type Money } from '../../money/money.js';
import { openAmount } from '../payments/open-amount.js';
import type { Table } from '../table.js';
import type { WorldInvoice, WorldStatement } from '../world.js';

/** What a statement needs to know of all that came before it, kept while the books are open, so that none is counted again. */
export class StatementSums {
  readonly #statements;
  readonly #invoices;
  /** What is open, for each billing group that was asked for. */
  readonly #open = new Map<BillingGroupId, Money>();
  readonly #last = new Map<BillingGroupId, WorldStatement>();
  readonly #counts = new Map<AccountId, number>();
  #read = false;

  constructor(statements: Table<WorldStatement>, invoices: Table<WorldInvoice, 'billingGroup'>) {
    this.#statements = statements;
    this.#invoices = invoices;
    invoices.follow((before, after) => {
      if (before) this.#count(before, negate(openOf(before)));
      if (after) this.#count(after, openOf(after));
    });
  }

  /** What the invoices of a billing group have open, credits taken off. */
  openOf(id: BillingGroupId, currency: string): Money {
    let open = this.#open.get(id);
    if (!open) {
      open = sum(this.#invoices.where('billingGroup', id).map(openOf), currency);
      this.#open.set(id, open);
    }
    return open;
  }

  /** The statement that the billing group had last. */
  lastOf(id: BillingGroupId): WorldStatement | undefined {
    this.#readAll();
    return this.#last.get(id);
  }

  /** How many statements the account has had. */
  countOf(id: AccountId): number {
    this.#readAll();
    return this.#counts.get(id) ?? 0;
  }

  #count({ billingGroupId }: WorldInvoice, change: Money): void {
    const open = this.#open.get(billingGroupId);
    if (open) this.#open.set(billingGroupId, add(open, change));
  }

  #readAll(): void {
    if (this.#read) return;
    this.#read = true;
    for (const row of this.#statements.all) this.#enter(row);
    this.#statements.follow((before, after) => {
      if (!before && after) this.#enter(after);
    });
  }

  #enter(row: WorldStatement): void {
    this.#last.set(row.billingGroupId, row);
    this.#counts.set(row.accountId, row.sequence);
  }
}

function openOf(invoice: WorldInvoice): Money {
  const [line] = invoice.lines;
  if (!line) throw new Error(`Invoice ${invoice.id} has no lines.`);
  return openAmount(invoice, line.amount.currency);
}
