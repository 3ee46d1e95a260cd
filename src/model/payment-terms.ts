import * as z from 'zod/mini';
import { moneySchema } from './values.js';

const percent = z.string().check(z.maxLength(20), z.regex(/^\d+(\.\d+)?$/));

/** Pay later, on an invoice: `net` days after the invoice, or through EAN/GLN numbers (Aria wire notes 4.10). */
export const paymentTermsSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['net', 'ean-gln']),
  /** Days from an invoice, or from the end of its month, to its due date; left out where that is not told. */
  due: z.optional(z.object({ days: z.int(), from: z.enum(['invoice', 'month-end']) })),
  /** What is added to every invoice on these terms. `percent` is decimal text: "2" is two per cent. */
  surcharge: z.optional(
    z.discriminatedUnion('by', [
      z.object({ by: z.literal('percent'), percent }),
      z.object({ by: z.literal('amount'), amount: moneySchema }),
    ]),
  ),
  /** What is taken off an invoice that is paid whole within so many days of its date. */
  earlyPayment: z.optional(z.object({ percent, days: z.int() })),
});
export type PaymentTerms = z.infer<typeof paymentTermsSchema>;
