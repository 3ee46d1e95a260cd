import * as z from 'zod/mini';
import { refusalCodeSchema } from './codes.js';

/** Whether something may be done, and if not, why. */
export const permissionSchema = z.discriminatedUnion('allowed', [
  z.object({ allowed: z.literal(true) }),
  z.object({ allowed: z.literal(false), reason: refusalCodeSchema }),
]);
export type Permission = z.infer<typeof permissionSchema>;
