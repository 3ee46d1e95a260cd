import * as z from 'zod/mini';

/** Ids of a world are whole numbers as text, as the platform that it stands for has them; at most 15 digits, so exact as numbers too. */
export const numericText = z.string().check(z.regex(/^[1-9]\d{0,14}$/));

/** The schema of an id, branded like the model's schema of the same name. */
export function numericId<B extends string>() {
  return numericText.brand<B>();
}
