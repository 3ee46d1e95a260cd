import * as z from 'zod/mini';
import { dunningGroupIdSchema } from './ids.js';

/** Plans for which late payment is followed up together. */
export const dunningGroupSchema = z.object({
  id: dunningGroupIdSchema,
  name: z.string(),
  description: z.optional(z.string()),
  /** Names of the plans that are in it now. */
  holds: z.array(z.string()),
});
export type DunningGroup = z.infer<typeof dunningGroupSchema>;
