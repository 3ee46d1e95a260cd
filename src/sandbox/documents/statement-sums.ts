import type { AccountId, BillingGroupId } from '../../model/ids.js';
import { add, subtract, sum, type Money } from '../../money/money.js';
import { openAmount } from '../payments/open-amount.js';
import type { Table } from '../table.js';
import type { WorldInvoice, WorldStatement } from '../world.js';

/** What is known of a billing group. */
interface Sums {
  /** What its invoices have open, credits taken off; left out until somebody asks. */
  open?: Money;
  /** The statement that it had last. */
  last?: WorldStatement;
}

/** What a statement needs to know of all that came before it, kept while the books are open, so that none is counted again. */
export class StatementSums {
  readonly #statements;
  readonly #invoices;
  readonly #groups = new Map<BillingGroupId, Sums>();
  readonly #counts = new Map<AccountId, number>();
  #read = false;

  constructor(statements: Table<WorldStatement>, invoices: Table<WorldInvoice, 'billingGroup'>) {
    this.#statements = statements;
    this.#invoices = invoices;
    invoices.follow((before, after) => {
      const invoice = after ?? before;
      const sums = invoice && this.#groups.get(invoice.billingGroupId);
      if (!sums?.open) return;
      if (before) sums.open = subtract(sums.open, openOf(before));
      if (after) sums.open = add(sums.open, openOf(after));
    });
  }

  /** What the invoices of a billing group have open, credits taken off. */
  openOf(id: BillingGroupId, currency: string): Money {
    const sums = this.#sumsOf(id);
    sums.open ??= sum(this.#invoices.where('billingGroup', id).map(openOf), currency);
    return sums.open;
  }

  /** The statement that the billing group had last. */
  lastOf(id: BillingGroupId): WorldStatement | undefined {
    this.#readAll();
    return this.#groups.get(id)?.last;
  }

  /** How many statements the account has had. */
  countOf(id: AccountId): number {
    this.#readAll();
    return this.#counts.get(id) ?? 0;
  }

  #sumsOf(id: BillingGroupId): Sums {
    let sums = this.#groups.get(id);
    if (!sums) this.#groups.set(id, (sums = {}));
    return sums;
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
    this.#sumsOf(row.billingGroupId).last = row;
    this.#counts.set(row.accountId, row.sequence);
  }
}

function openOf(invoice: WorldInvoice): Money {
  const [line] = invoice.lines;
  if (!line) throw new Error(`Invoice ${invoice.id} has no lines.`);
  return openAmount(invoice, line.amount.currency);
}
