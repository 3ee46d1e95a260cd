import * as z from 'zod/mini';
import type { FieldsTheme } from '../port.js';

/**
 * Colours in a form that can say nothing else: a hex number, a name, or one colour function of numbers. No `var()`, no `url()`,
 * nothing inside another.
 */
const colour =
  /^(?:#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})|(?!(?:inherit|initial|unset|revert)$)[a-z]{3,24}|(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\([\da-z\s.,%/+-]{1,80}\))$/i;

const colourSchema = z.string().check(z.maxLength(100), z.regex(colour));
const lengths = {
  radius: { least: 0, most: 24 },
  fontSize: { least: 12, most: 24 },
} as const;
const typefaceSchema = z.enum(['sans', 'serif', 'mono']);
const colours = ['accent', 'text', 'muted', 'surface', 'border', 'danger'] as const;

export const themeSchema = z.strictObject({
  scheme: z.enum(['light', 'dark']),
  accent: z.optional(colourSchema),
  text: z.optional(colourSchema),
  muted: z.optional(colourSchema),
  surface: z.optional(colourSchema),
  border: z.optional(colourSchema),
  danger: z.optional(colourSchema),
  radius: z.optional(z.number().check(z.gte(lengths.radius.least), z.lte(lengths.radius.most))),
  fontSize: z.optional(
    z.number().check(z.gte(lengths.fontSize.least), z.lte(lengths.fontSize.most)),
  ),
  typeface: z.optional(typefaceSchema),
});
export type ClosedTheme = z.infer<typeof themeSchema>;

/** What of a theme may be sent: what is not on the list is left out, lengths are brought into their bounds. */
export function closedTheme(theme: FieldsTheme): ClosedTheme {
  const closed: ClosedTheme = {
    scheme: theme.scheme === 'dark' ? 'dark' : 'light',
  };
  for (const name of colours) {
    const { success, data } = z.safeParse(colourSchema, theme[name]?.trim());
    if (success) closed[name] = data;
  }
  for (const name of ['radius', 'fontSize'] as const) {
    const length = theme[name];
    const { least, most } = lengths[name];
    if (length !== undefined && Number.isFinite(length))
      closed[name] = Math.min(Math.max(length, least), most);
  }
  const typeface = z.safeParse(typefaceSchema, theme.typeface);
  if (typeface.success) closed.typeface = typeface.data;
  return closed;
}
