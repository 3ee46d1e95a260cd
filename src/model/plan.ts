import * as z from 'zod/mini';
import { permissionSchema } from './account.js';
import { planIdSchema } from './ids.js';
import { rateScheduleSchema } from './rate-schedule.js';

/** A plan of the company's catalogue, as this account sees it. */
export const planSchema = z.object({
  id: planIdSchema,
  name: z.string(),
  description: z.optional(z.string()),
  kind: z.enum(['master', 'supplemental']),
  units: z.object({ min: z.int().check(z.positive()), max: z.int().check(z.positive()) }),
  /** Whether this account can take it now, and if not, why. */
  assignable: permissionSchema,
  rateSchedules: z.array(rateScheduleSchema),
});
export type Plan = z.infer<typeof planSchema>;
