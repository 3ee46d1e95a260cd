import * as z from 'zod/mini';
import { lineSchema } from './invoice.js';
import { moneySchema } from './values.js';

/** Lines with their sums, all computed by the adapter: `charges` and `credits` before tax, credits and their tax below zero. */
export const chargesSchema = z.object({
  lines: z.array(lineSchema),
  charges: moneySchema,
  credits: moneySchema,
  tax: moneySchema,
  total: moneySchema,
});
export type Charges = z.infer<typeof chargesSchema>;
