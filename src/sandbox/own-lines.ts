import type { Books } from './books.js';
import type { WorldInvoice } from './world.js';
import type { WorldLine } from './world/invoices.js';

/** The lines of an invoice that were not open charges before: those wait for the next invoice when this one is voided. */
export function ownLines({ openCharges }: Books, { id, lines }: WorldInvoice): WorldLine[] {
  const joined = openCharges.where('invoice', id).map(({ line }) => JSON.stringify(line));
  return lines.filter((line) => {
    const position = joined.indexOf(JSON.stringify(line));
    if (position >= 0) joined.splice(position, 1);
    return position < 0;
  });
}
