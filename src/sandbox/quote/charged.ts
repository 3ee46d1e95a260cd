import { add, isZero, negate } from '../../money/money.js';
import type { Line } from '../../model/invoice.js';
import { lineOf } from '../views.js';
import type { WorldOpenCharge } from '../world.js';
import type { WorldLine } from '../world/invoices.js';
import type { Books } from '../books.js';
import type { WhatChanged } from '../what-changed.js';
import type { DueNow, Sight } from './sight.js';

/** What is on the invoices that are made with the confirmation. */
export function linesDueNow({ due }: Sight): Line[] {
  return due.invoices.flatMap(({ lines }) => lines).map(lineOf);
}

/** What waits for the next invoice and did not before. */
export function linesThatWait({ due }: Sight): Line[] {
  return due.waits.map(lineOf);
}

/** What the engine itself bills now; of a charge that waited already and now asks for less, what is taken off it. */
export function billedNow(
  before: Books,
  after: Books,
  { invoices }: Pick<WhatChanged, 'invoices'>,
): DueNow {
  const waits = after.openCharges.all.flatMap((row, index) =>
    difference(before.openCharges.all[index], row),
  );
  return { basis: 'quoted', invoices, waits };
}

function difference(was: WorldOpenCharge | undefined, is: WorldOpenCharge): WorldLine[] {
  if (was === is || is.invoiceId !== undefined) return [];
  if (!was) return is.dropped ? [] : [is.line];
  const { amount, ...line } = was.line;
  const less = is.dropped ? negate(amount) : add(is.line.amount, negate(amount));
  return isZero(less) ? [] : [{ ...line, amount: less }];
}
