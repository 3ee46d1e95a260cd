import * as z from 'zod/mini';
import { canonicalDecimal, canonicalLong } from '../decimal-text.js';
import { JsonNumber, type JsonValue } from '../json.js';

/**
 * How one field stands on Aria's wire. A call's tables name each field once, with its kind; what may be sent, what is
 * read and what is written all follow from the kind.
 */
export interface Field<In, Out> {
  /** Accepts exactly what a conforming message may hold in this field; its issue's message is the name of the kind. */
  readonly wire: z.ZodMiniType;
  /** Reads what Aria may really send: a missing key, null and '' are one, numbers may come as text (Aria wire notes 1.3). */
  readonly read: z.ZodMiniType<Out>;
  /** The wire value, or undefined when `value` cannot stand in this field; `path` names the field in errors. */
  readonly write: (value: In, path: string) => JsonValue | undefined;
  /** Must stand in every message of its table. */
  readonly required: boolean;
  /** Output field kept twice by Aria: under its own name with an old type, and rightly typed with the suffix `_2`. */
  readonly twin: boolean;
}

/** A field that its table cannot do without. */
export type RequiredField<In, Out> = Field<In, Out> & { readonly required: true };

/** Any field, where only its place in a table matters. */
export type AnyField = Field<never, unknown>;

/** Numbers go in as decimal text, or as a JavaScript integer where one holds them exactly. */
export type NumberInput = string | number;

type Scalar = string | boolean | JsonNumber;

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'boolean' || value instanceof JsonNumber;
}

/** A kind of single values: `read` gives undefined for a value that is not of this kind. */
function scalar<In, Out>(kind: {
  readonly name: string;
  readonly wire: (value: unknown) => boolean;
  readonly read: (value: Scalar) => Out | undefined;
  readonly write: (value: In) => JsonValue | undefined;
}): Field<In, Out | undefined> {
  return {
    wire: z.custom<unknown>(kind.wire, kind.name),
    read: z.transform((value: unknown, context) => {
      if (isEmpty(value)) return undefined;
      const result = isScalar(value) ? kind.read(value) : undefined;
      if (result === undefined)
        context.issues.push({ code: 'custom', message: kind.name, input: value });
      return result;
    }),
    write: kind.write,
    required: false,
    twin: false,
  };
}

function textOf(value: Scalar): string {
  return String(value).trim();
}

function numberText(
  value: NumberInput,
  canonical: (source: string) => string | undefined,
): JsonNumber | undefined {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return undefined;
  const text = canonical(String(value));
  return text === undefined ? undefined : new JsonNumber(text);
}

function isCanonicalNumber(
  value: unknown,
  canonical: (source: string) => string | undefined,
): boolean {
  return value instanceof JsonNumber && canonical(value.text) === value.text;
}

/** A long that identifies something. Text on our side: beyond 2^53 a JavaScript number would name another thing. */
export const id: Field<NumberInput, string | undefined> = scalar({
  name: 'long',
  wire: (value) => isCanonicalNumber(value, canonicalLong),
  read: (value) => canonicalLong(textOf(value)),
  write: (value: NumberInput) => numberText(value, canonicalLong),
});

/** A long that is a code, a count or a day: a JavaScript integer on our side. */
export const int: Field<NumberInput, number | undefined> = scalar({
  name: 'long',
  wire: (value) => isCanonicalNumber(value, canonicalLong),
  read: (value) => {
    const number = Number(canonicalLong(textOf(value)));
    return Number.isSafeInteger(number) ? number : undefined;
  },
  write: (value: NumberInput) => numberText(value, canonicalLong),
});

/** A double: an amount, a rate, units, a factor. Exact decimal text on our side, in one spelling per value ("40", "40.1"). */
export const decimal: Field<NumberInput, string | undefined> = scalar({
  name: 'double',
  wire: (value) => isCanonicalNumber(value, canonicalDecimal),
  read: (value) => canonicalDecimal(textOf(value)),
  write: (value: NumberInput) => numberText(value, canonicalDecimal),
});

/**
 * A string of at most `maxLength` characters. A lone `~` is refused on the way out: to Aria it means "clear this field"
 * (Aria wire notes 1.3), which no text of a customer may say.
 */
export function text(maxLength = Number.POSITIVE_INFINITY): Field<string, string | undefined> {
  const fits = (value: unknown): boolean =>
    typeof value === 'string' && value !== '' && value.length <= maxLength;
  return scalar({
    name: 'string',
    wire: fits,
    read: String,
    write: (value: string) => (fits(value) && value !== '~' ? value : undefined),
  });
}

/** A string of a fixed form. `read` finds the part of Aria's text that we use. */
function formed(
  name: string,
  form: RegExp,
  read: RegExp = form,
): Field<string, string | undefined> {
  const fits = (value: unknown): boolean => typeof value === 'string' && form.test(value);
  return scalar({
    name,
    wire: fits,
    read: (value) => (typeof value === 'string' ? read.exec(value.trim())?.[0] : undefined),
    write: (value: string) => (fits(value) ? value : undefined),
  });
}

const calendarDate = z.iso.date();
const isCalendarDate = (value: unknown): boolean => calendarDate.safeParse(value).success;

/** A calendar date yyyy-mm-dd in the client's zone. Aria sometimes adds a time of day, which is left away. */
export const date: Field<string, string | undefined> = scalar({
  name: 'date',
  wire: isCalendarDate,
  read: (value) => {
    const [day = ''] = /^\d{4}-\d\d-\d\d(?=$|[ T])/.exec(textOf(value)) ?? [];
    return isCalendarDate(day) ? day : undefined;
  },
  write: (value: string) => (isCalendarDate(value) ? value : undefined),
});

/** A date, or a date with a time of day: `yyyy-mm-dd hh:mm:ss`. No zone on the wire: the client's is meant. */
export const dateTime = formed('date time', /^\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?$/);
/** A time of day `hh:mm:ss`. */
export const time = formed('time', /^\d\d:\d\d:\d\d$/);
/** `mm/dd/yyyy hh:mm:ss`, used by `application_date` alone. */
export const applicationDate = formed('application date', /^\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d$/);
/** An ISO currency code as Aria writes it, in lower case. */
export const currency = formed('currency', /^[a-z]{3}$/, /^[a-zA-Z]{3}$/);
/** Marks a write, so that it can be looked up: unique per client and never used twice (Aria wire notes 1.6). */
export const receiptId = formed('receipt id', /^[A-Za-z0-9]{1,50}$/);

const yes: ReadonlySet<string> = new Set(['1', 'true', 't', 'yes', 'y']);
const no: ReadonlySet<string> = new Set(['0', 'false', 'f', 'no', 'n']);

function readFlag(value: Scalar): boolean | undefined {
  const word = textOf(value).toLowerCase();
  if (yes.has(word)) return true;
  return no.has(word) ? false : undefined;
}

/** A truth value as the long 0 or 1. */
export const flag: Field<boolean, boolean | undefined> = scalar({
  name: 'flag',
  wire: (value) => value instanceof JsonNumber && (value.text === '0' || value.text === '1'),
  read: readFlag,
  write: (value: boolean) =>
    typeof value === 'boolean' ? new JsonNumber(value ? '1' : '0') : undefined,
});

/** A truth value as one of two strings; Aria has several pairs. */
export function flagText(whenTrue: string, whenFalse: string): Field<boolean, boolean | undefined> {
  return scalar({
    name: 'boolean string',
    wire: (value) => value === whenTrue || value === whenFalse,
    read: readFlag,
    write: (value: boolean) =>
      typeof value === 'boolean' ? (value ? whenTrue : whenFalse) : undefined,
  });
}

/** A truth value as "true" or "false". */
export const bstr = flagText('true', 'false');

/** A number that Aria declares as a string. */
export function asText<Out>(field: Field<NumberInput, Out>): Field<NumberInput, Out> {
  return {
    ...field,
    wire: z.custom<unknown>(
      (value) => typeof value === 'string' && canonicalDecimal(value) === value,
      'number as string',
    ),
    write: (value, path) => {
      const number = field.write(value, path);
      return number instanceof JsonNumber ? number.text : undefined;
    },
  };
}

/** Declares a field under the name without suffix; on the wire it also stands under that name with `_2`, which is read first. */
export function twin<In, Out>(field: Field<In, Out>): Field<In, Out> {
  return { ...field, twin: true };
}

export function required<In, Out>(field: Field<In, Out>): RequiredField<In, Out> {
  return { ...field, required: true };
}
