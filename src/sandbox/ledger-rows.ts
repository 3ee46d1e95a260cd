import * as z from 'zod/mini';
import { endSchema, problemCodeSchema, refusalCodeSchema } from '../model/codes.js';
import { intentIdSchema, quoteIdSchema } from '../model/ids.js';
import { receiptSchema } from '../model/intent.js';
import { quoteSchema } from '../model/quote.js';
import { instantSchema } from '../model/values.js';

/**
 * Quotes and intents as a world keeps them, so that export, reload and the lost-answer fault cover them.
 * What they mean is the write protocol's; the world only stores them (`QuoteRow` and `IntentRow` in src/adapter/protocol).
 */

const scope = z.strictObject({ account: z.string(), session: z.string() });
const version = z.int().check(z.positive());

export const storedQuoteSchema = z.strictObject({
  version,
  row: z.strictObject({
    kind: z.literal('quote'),
    id: quoteIdSchema,
    scope,
    quote: quoteSchema,
    usedBy: z.optional(intentIdSchema),
  }),
});
export type StoredQuote = z.infer<typeof storedQuoteSchema>;

export const storedIntentSchema = z.strictObject({
  version,
  row: z.strictObject({
    kind: z.literal('intent'),
    id: intentIdSchema,
    scope,
    quoteId: quoteIdSchema,
    fingerprint: z.string(),
    receiptId: z.string(),
    state: z.union([z.enum(['claimed', 'sending', 'unknown']), endSchema]),
    createdAt: instantSchema,
    sentAt: z.optional(instantSchema),
    lookups: z.int().check(z.nonnegative()),
    nextLookupAt: z.optional(instantSchema),
    receipt: z.optional(receiptSchema),
    problem: z.optional(problemCodeSchema),
    refusal: z.optional(refusalCodeSchema),
    freshQuote: z.optional(quoteSchema),
  }),
});
export type StoredIntent = z.infer<typeof storedIntentSchema>;
