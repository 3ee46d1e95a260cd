import * as z from 'zod/mini';
import { refusalCodeSchema } from './codes.js';
import { calendarDateSchema } from './values.js';

/**
 * Whether a change can take effect in one way, and if not, why. `from` and `to` are the first and the last date that it can have, both
 * included; left out: no such end. Of an anniversary both are the date that it falls on.
 */
export const effectiveChoiceSchema = z.discriminatedUnion('allowed', [
  z.object({
    allowed: z.literal(true),
    from: z.optional(calendarDateSchema),
    to: z.optional(calendarDateSchema),
  }),
  z.object({ allowed: z.literal(false), reason: refusalCodeSchema }),
]);
export type EffectiveChoice = z.infer<typeof effectiveChoiceSchema>;

/** When a draft can take effect, by the words of `Effective`. */
export const effectiveChoicesSchema = z.object({
  now: effectiveChoiceSchema,
  anniversary: effectiveChoiceSchema,
  date: effectiveChoiceSchema,
  retroactive: effectiveChoiceSchema,
  'by-hand': effectiveChoiceSchema,
});
export type EffectiveChoices = z.infer<typeof effectiveChoicesSchema>;
