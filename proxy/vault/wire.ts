import * as z from 'zod/mini';
import { paymentTokenSchema } from '../../src/model/payment-token.js';

/** What the card frame and its vault say to each other, within one origin. Only here do numbers travel. */

const digits = (least: number, most: number) =>
  z.string().check(z.regex(new RegExp(`^\\d{${least},${most}}$`)));
const nameSchema = z.string().check(z.minLength(1), z.maxLength(255));

export const takeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('card'),
    number: digits(12, 19),
    expires: z.strictObject({
      year: z.int().check(z.gte(2000), z.lte(2199)),
      month: z.int().check(z.gte(1), z.lte(12)),
    }),
    code: digits(3, 4),
    name: nameSchema,
  }),
  z.strictObject({ kind: z.literal('security-code'), code: digits(3, 4) }),
  z.strictObject({
    kind: z.literal('ach'),
    name: nameSchema,
    routing: digits(9, 9),
    account: digits(4, 17),
    accountType: z.enum(['checking', 'savings']),
  }),
  z.strictObject({
    kind: z.literal('sepa'),
    name: nameSchema,
    iban: z.string().check(z.regex(/^[A-Z]{2}\d{2}[A-Z\d]{8,30}$/)),
    mandate: z.literal(true),
  }),
]);
export type Taken = z.infer<typeof takeSchema>;

export const challengeIdSchema = z.string().check(z.regex(/^[a-z]{20,32}$/));

const tokenAnswer = z.strictObject({ state: z.literal('token'), token: paymentTokenSchema });

/** The answer to what was typed. `test-only`: declined because it is none of the documented test numbers. */
export const answerSchema = z.discriminatedUnion('state', [
  tokenAnswer,
  z.strictObject({ state: z.literal('code'), reference: z.string() }),
  z.strictObject({ state: z.literal('challenge'), challenge: challengeIdSchema }),
  z.strictObject({ state: z.enum(['declined', 'test-only']) }),
]);
export type Answer = z.infer<typeof answerSchema>;

/** How a challenge stands; a token only when its owner has agreed. */
export const challengeStateSchema = z.discriminatedUnion('state', [
  tokenAnswer,
  z.strictObject({ state: z.literal('waiting') }),
  z.strictObject({ state: z.enum(['challenge-failed', 'challenge-left', 'challenge-late']) }),
]);
export type ChallengeState = z.infer<typeof challengeStateSchema>;

export const challengeAnswerSchema = z.strictObject({
  answer: z.enum(['approve', 'reject', 'leave']),
});
export type ChallengeAnswer = z.infer<typeof challengeAnswerSchema>['answer'];
