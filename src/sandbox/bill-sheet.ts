import type { Lowering, OpenLine } from '../billing/discounts.js';
import { leftAfter } from '../billing/discounts.js';
import { totalOf } from '../billing/charges.js';
import { isNegative, isZero, negate, type Money } from '../money/money.js';
import type { WorldLine } from './world/invoices.js';

/** An invoice while it is put together: its lines, and what is left to be lowered of each. */
export class BillSheet {
  readonly currency: string;
  readonly lines: WorldLine[];
  readonly #left: Money[];

  constructor(charges: readonly WorldLine[], currency: string) {
    this.currency = currency;
    this.lines = [...charges];
    this.#left = charges.map(({ amount }) => amount);
  }

  get total(): Money {
    return totalOf(this.lines, this.currency);
  }

  add(line: WorldLine): void {
    this.lines.push(line);
    this.#left.push(line.amount);
  }

  /** Charges of which something is left, among those that `counts` names. */
  open(counts: (line: WorldLine) => boolean): OpenLine[] {
    return this.lines.flatMap((line, index) => {
      const left = this.#left[index];
      return left && !isZero(left) && !isNegative(left) && counts(line)
        ? [{ line: index + 1, left }]
        : [];
    });
  }

  /** Puts a credit line for each lowering. */
  lower(
    lowerings: readonly Lowering[],
    credit: Pick<WorldLine, 'kind' | 'description' | 'couponCode' | 'serviceCreditId'>,
  ): void {
    for (const { line, amount } of lowerings) {
      const charge = this.lines[line - 1];
      const left = this.#left[line - 1];
      if (!charge || !left) throw new Error(`The bill has no line ${line}.`);
      this.#left[line - 1] = leftAfter(left, [{ line, amount }]);
      const { planName, planInstanceId, orderId } = charge;
      this.add({
        ...credit,
        ...(planName !== undefined && { planName }),
        ...(planInstanceId !== undefined && { planInstanceId }),
        ...(orderId !== undefined && { orderId }),
        amount: negate(amount),
        prorated: false,
        lowers: { line },
      });
    }
  }
}
