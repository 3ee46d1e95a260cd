import * as z from 'zod/mini';
import { paymentTokenSchema } from '../../model/payment-token.js';
import { themeSchema } from './theme.js';

/**
 * What the card frame and the page around it say to each other (T21). Every message is a short JSON text: it has no prototype, no
 * getter and no cycle when it is read, and everything that a schema does not name makes it void.
 */

const version = 1;
const mostCharacters = 4096;
/** In CSS pixels; a frame that is higher scrolls. */
export const mostHeight = 2000;

const nonceSchema = z.string().check(z.regex(/^[a-z]{20,32}$/));
export const brandSchema = z.string().check(z.regex(/^[a-z-]{1,40}$/));
export const lastFourSchema = z.string().check(z.regex(/^[0-9A-Za-z]{1,4}$/));
export const localeSchema = z.string().check(z.regex(/^[\w-]{1,35}$/));
const idSchema = z.int().check(z.gte(1), z.lte(1_000_000));

export const kindSchema = z.enum(['card', 'security-code', 'ach', 'sepa']);
const fieldSchema = z.enum([
  'number',
  'expiry',
  'code',
  'name',
  'account-number',
  'routing-number',
  'account-type',
  'iban',
  'mandate',
]);
const problemSchema = z.strictObject({
  field: fieldSchema,
  code: z.enum(['missing', 'invalid', 'expired', 'brand-not-accepted']),
});
const problemsSchema = z.readonly(z.array(problemSchema).check(z.maxLength(9)));

const envelope = { uss: z.literal('card-frame'), version: z.literal(version), nonce: nonceSchema };

/** First words of the frame: it is there. The nonce is of this document alone. */
const helloSchema = z.strictObject({ ...envelope, type: z.literal('hello') });
/** The page's answer; the private port comes with it. */
const connectSchema = z.strictObject({ ...envelope, type: z.literal('connect') });

const toFrameSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...envelope,
    type: z.literal('open'),
    kind: kindSchema,
    locale: localeSchema,
    dir: z.enum(['ltr', 'rtl']),
    theme: themeSchema,
    brands: z.optional(z.array(brandSchema).check(z.maxLength(20))),
    method: z.optional(
      z.strictObject({ brand: z.optional(brandSchema), lastFour: z.optional(lastFourSchema) }),
    ),
    creditor: z.optional(z.string().check(z.maxLength(200))),
  }),
  z.strictObject({ ...envelope, type: z.literal('tokenize'), id: idSchema }),
  z.strictObject({ ...envelope, type: z.literal('theme'), theme: themeSchema }),
  z.strictObject({ ...envelope, type: z.literal('focus'), field: z.optional(fieldSchema) }),
]);

const resultSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('token'), token: paymentTokenSchema }),
  z.strictObject({
    state: z.literal('code'),
    reference: z.string().check(z.regex(/^[\w.:~+/=-]{1,200}$/)),
  }),
  z.strictObject({ state: z.literal('invalid'), problems: problemsSchema }),
  z.strictObject({
    state: z.enum([
      'declined',
      'challenge-failed',
      'challenge-left',
      'challenge-late',
      'hidden',
      'unavailable',
    ]),
  }),
]);

const toPageSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...envelope,
    type: z.literal('state'),
    ready: z.boolean(),
    complete: z.boolean(),
    problems: problemsSchema,
    brand: z.optional(brandSchema),
  }),
  z.strictObject({
    ...envelope,
    type: z.literal('height'),
    height: z.int().check(z.gte(0), z.lte(mostHeight)),
  }),
  /** A call is under way: with the payment taker, or with the owner of the card. */
  z.strictObject({
    ...envelope,
    type: z.literal('working'),
    id: idSchema,
    with: z.enum(['taker', 'owner']),
  }),
  z.strictObject({ ...envelope, type: z.literal('result'), id: idSchema, result: resultSchema }),
  /** Enter was pressed in a field. */
  z.strictObject({ ...envelope, type: z.literal('submit') }),
]);

type WithoutEnvelope<Message> = Message extends unknown
  ? Omit<Message, 'uss' | 'version' | 'nonce'>
  : never;
export type ToFrame = z.infer<typeof toFrameSchema>;
export type ToPage = z.infer<typeof toPageSchema>;
export type OpenMessage = Extract<ToFrame, { type: 'open' }>;

const reader =
  <Schema extends z.ZodMiniType>(schema: Schema) =>
  (data: unknown): z.infer<Schema> | undefined => {
    if (typeof data !== 'string' || data.length > mostCharacters) return undefined;
    try {
      return z.safeParse(schema, JSON.parse(data)).data;
    } catch {
      return undefined; // no JSON
    }
  };

/** These answer nothing for what is no such message. They never throw. */
export const readHello = reader(helloSchema);
export const readConnect = reader(connectSchema);
export const readToFrame = reader(toFrameSchema);
export const readToPage = reader(toPageSchema);

/** The value as the schema has it; undefined when it does not fit. */
export function fitting<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
): z.infer<Schema> | undefined {
  return z.safeParse(schema, value).data;
}

/** The text of a message. */
export function write(
  nonce: string,
  message: WithoutEnvelope<ToFrame | ToPage> | { readonly type: 'hello' | 'connect' },
): string {
  return JSON.stringify({ uss: 'card-frame', version, nonce, ...message });
}

export type PageWords = WithoutEnvelope<ToFrame>;
export type FrameWords = WithoutEnvelope<ToPage>;
