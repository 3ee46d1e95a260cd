import * as z from 'zod/mini';
import { accountIdSchema } from './ids.js';

/** Who is signed in. */
export const sessionSchema = z.object({ userId: z.string(), accountId: accountIdSchema });
export type Session = z.infer<typeof sessionSchema>;

/** What a customer types to sign in. */
export const credentialsSchema = z.strictObject({
  userId: z.string().check(z.minLength(1), z.maxLength(32)),
  password: z.string().check(z.minLength(1), z.maxLength(32)),
});
export type Credentials = z.infer<typeof credentialsSchema>;
