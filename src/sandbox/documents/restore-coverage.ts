import { isNegative } from '../../money/money.js';
import { addDays } from '../../billing/calendar.js';
import type { Books } from '../books.js';
import { ownLines } from '../own-lines.js';
import type { WorldInvoice, WorldPlanInstance } from '../world.js';

type Coverage = WorldPlanInstance['coverage'];

/**
 * Takes the proration credits of an invoice back: the charges that they are counted from stand for their days again. Credits that
 * came on it as open charges do not count, since they wait for the next invoice once this one is voided.
 */
export function restoreCoverage(books: Books, invoice: WorldInvoice): void {
  for (const line of ownLines(books, invoice).reverse()) {
    const { lowers, period, planInstanceId, amount } = line;
    if (lowers?.invoiceId === undefined || !period || !planInstanceId) continue;
    if (!isNegative(amount)) continue;
    if (books.invoices.get(lowers.invoiceId).voidedOn !== undefined) continue;
    const instance = books.planInstances.get(planInstanceId);
    books.planInstances.put({
      ...instance,
      coverage: extended(instance.coverage, {
        invoiceId: lowers.invoiceId,
        line: lowers.line,
        period,
      }),
    });
  }
}

/** Credits are taken from the end of what stands, so a piece that is given back goes on where its charge ends now; the last one taken comes first. */
function extended(coverage: Coverage, piece: Coverage[number]): Coverage {
  const position = coverage.findIndex(
    ({ invoiceId, line, period }) =>
      invoiceId === piece.invoiceId &&
      line === piece.line &&
      addDays(period.to, 1) === piece.period.from,
  );
  if (position === -1) return [...coverage, piece];
  return coverage.map((entry, index) =>
    index === position
      ? { ...entry, period: { from: entry.period.from, to: piece.period.to } }
      : entry,
  );
}
