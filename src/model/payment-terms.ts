import * as z from 'zod/mini';

/** Pay later, on an invoice: `net` days after the invoice, or through EAN/GLN numbers (Aria wire notes 4.10). */
export const paymentTermsSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['net', 'ean-gln']),
});
export type PaymentTerms = z.infer<typeof paymentTermsSchema>;
