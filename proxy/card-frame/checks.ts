import valid from 'card-validator';
import creditCardType from 'credit-card-type';
import { electronicFormatIBAN, isSEPACountry, isValidIBAN } from 'ibantools';
import isAbaRouting from 'validator/lib/isAbaRouting.js';
import { asciiDigits } from '../../src/i18n/ascii-digits.js';
import type { FieldName, FieldsKind, FieldsProblem } from '../../src/payment-fields/port.js';

/** What was typed, as it was typed. */
export type Values = Readonly<Partial<Record<FieldName, string>>>;

export interface Rules {
  readonly kind: FieldsKind;
  /** Brands that are accepted; left out: all. */
  readonly brands?: readonly string[] | undefined;
  /** Brand of the stored card that a security code is asked for. */
  readonly brand?: string | undefined;
  readonly today: Date;
}

export interface Brand {
  /** As the contract spells it. */
  readonly id: string;
  readonly name: string;
  readonly codeLength: number;
  /** After how many digits people expect a space. */
  readonly gaps: readonly number[];
}

export interface Expiry {
  readonly year: number;
  readonly month: number;
}

/** Fields of each kind in the order in which they stand. */
export const fieldsOf: Readonly<Record<FieldsKind, readonly FieldName[]>> = {
  card: ['number', 'expiry', 'code', 'name'],
  'security-code': ['code'],
  ach: ['name', 'routing-number', 'account-number', 'account-type'],
  sepa: ['name', 'iban', 'mandate'],
};

/** Without what only makes a number easier to read: spaces, dashes and direction marks; with ASCII digits. */
export function compact(text: string | undefined): string {
  return asciiDigits((text ?? '').replace(/[\s\p{Pd}\p{Cf}]/gu, ''));
}

/** The brand that a number belongs to as far as it was typed; undefined while it may be of several. */
export function brandOf(number: string | undefined): Brand | undefined {
  const digits = compact(number);
  const [only, ...others] = digits === '' ? [] : creditCardType(digits);
  return only && others.length === 0 ? toBrand(only) : undefined;
}

/** A brand by its name in the contract; undefined for one that the frame does not know. */
export function brandNamed(id: string | undefined): Brand | undefined {
  const known = Object.values(creditCardType.types).find((each) => each === id);
  return known && toBrand(creditCardType.getTypeInfo(known));
}

function toBrand({ type, niceType, code, gaps }: ReturnType<typeof creditCardType.getTypeInfo>) {
  return { id: type, name: niceType, codeLength: code.size, gaps };
}

/** Month and year as on a card: "08/29", "8/2029", "0829". Undefined for anything else. */
export function readExpiry(text: string | undefined): Expiry | undefined {
  const plain = asciiDigits(text ?? '').replace(/[\s\p{Cf}]/gu, '');
  const [, month, year] =
    /^(\d{1,2})[/.\p{Pd}](\d{2}|\d{4})$/u.exec(plain) ?? /^(\d{2})(\d{2}|\d{4})$/.exec(plain) ?? [];
  if (month === undefined || year === undefined) return undefined;
  const expiry = { month: Number(month), year: Number(year) + (year.length === 2 ? 2000 : 0) };
  return expiry.month >= 1 && expiry.month <= 12 ? expiry : undefined;
}

/** All that is wrong, in the order of the fields. */
export function problemsOf(values: Values, rules: Rules): FieldsProblem[] {
  return fieldsOf[rules.kind].flatMap((field) => {
    const code = problemOf(field, values, rules);
    return code ? [{ field, code }] : [];
  });
}

function problemOf(
  field: FieldName,
  values: Values,
  rules: Rules,
): FieldsProblem['code'] | undefined {
  const text = (values[field] ?? '').trim();
  if (text === '') return 'missing';
  switch (field) {
    case 'number':
      return numberProblem(text, rules.brands);
    case 'expiry':
      return expiryProblem(text, rules.today);
    case 'code':
      return isCode(compact(text), brandNamed(rules.brand) ?? brandOf(values.number))
        ? undefined
        : 'invalid';
    case 'name':
      return valid.cardholderName(asciiDigits(text)).isValid ? undefined : 'invalid';
    case 'routing-number':
      return isAbaRouting(compact(text)) ? undefined : 'invalid';
    case 'account-number':
      return /^\d{4,17}$/.test(compact(text)) ? undefined : 'invalid';
    case 'iban':
      return isIban(text) ? undefined : 'invalid';
    case 'account-type':
    case 'mandate':
      return undefined;
  }
}

function numberProblem(
  text: string,
  brands: readonly string[] | undefined,
): FieldsProblem['code'] | undefined {
  const { isValid, card } = valid.number(compact(text));
  if (!isValid || !card) return 'invalid';
  return brands && !brands.includes(card.type) ? 'brand-not-accepted' : undefined;
}

function expiryProblem(text: string, today: Date): FieldsProblem['code'] | undefined {
  const expiry = readExpiry(text);
  if (!expiry) return 'invalid';
  const months = (expiry.year - today.getFullYear()) * 12 + expiry.month - today.getMonth() - 1;
  if (months < 0) return 'expired';
  const { isValid } = valid.expirationDate({
    month: String(expiry.month).padStart(2, '0'),
    year: String(expiry.year),
  });
  return isValid ? undefined : 'invalid';
}

function isCode(digits: string, brand: Brand | undefined): boolean {
  return valid.cvv(digits, brand?.codeLength ?? [3, 4]).isValid;
}

/** The form in which banks exchange an IBAN. */
export function plainIban(text: string | undefined): string {
  return electronicFormatIBAN(compact(text)) ?? '';
}

function isIban(text: string): boolean {
  const iban = plainIban(text);
  return isValidIBAN(iban) && isSEPACountry(iban.slice(0, 2));
}

/** The number with spaces where the card has them. */
export function spacedNumber(text: string): string {
  const digits = compact(text);
  const gaps = brandOf(digits)?.gaps ?? [4, 8, 12];
  if (!/^\d+$/.test(digits)) return text;
  return Array.from(digits, (digit, at) => (gaps.includes(at) ? ` ${digit}` : digit)).join('');
}
