import * as z from 'zod/mini';
import { warningCodeSchema } from './codes.js';
import { calendarDateSchema, moneySchema } from './values.js';

/** Something that a customer must say yes to. `date`, `amount`, `name` and `names` fill its text. */
export const warningSchema = z.object({
  id: z.string(),
  code: warningCodeSchema,
  date: z.optional(calendarDateSchema),
  amount: z.optional(moneySchema),
  name: z.optional(z.string()),
  /** All plans that it is about, by name (T38). */
  names: z.optional(z.array(z.string())),
});
export type Warning = z.infer<typeof warningSchema>;
