import type { RefusalCode } from '../model/codes.js';
import type { PaymentMethodKind, ShownMethod } from '../model/payment-method.js';
import type { PaymentTerms } from '../model/payment-terms.js';

/** The card brands that the platform knows (Aria wire notes 2.10). Which of them are accepted is the company's choice. */
export const cardBrands = [
  'visa',
  'mastercard',
  'american-express',
  'discover',
  'diners-club',
  'maestro',
  'jcb',
  'laser',
  'dankort',
] as const;

const known: ReadonlySet<string> = new Set(cardBrands);

/**
 * Why a card's brand is not accepted: unknown, or missing where the company wants to be told
 * (Aria wire notes 2.10, error numbers 4022 and 4032). Only cards have brands to judge.
 */
export function brandRefusal(
  { kind, brand }: Pick<ShownMethod, 'kind' | 'brand'>,
  required: boolean,
): RefusalCode | undefined {
  if (kind !== 'card') return undefined;
  if (brand === undefined) return required ? 'card-brand-missing' : undefined;
  return known.has(brand) ? undefined : 'card-brand-unknown';
}

/** Why a company does not take a way to pay; undefined when it does. */
export function acceptedRefusal(
  { kind, brand }: Pick<ShownMethod, 'kind' | 'brand'>,
  accepted: {
    readonly kinds: readonly PaymentMethodKind[];
    /** Of cards; left out: all. */
    readonly brands?: readonly string[] | undefined;
  },
): RefusalCode | undefined {
  if (!accepted.kinds.includes(kind)) return 'payment-kind-not-accepted';
  const refused =
    kind === 'card' && brand !== undefined && accepted.brands?.includes(brand) === false;
  return refused ? 'card-brand-not-accepted' : undefined;
}

/** Primary and backup must be two methods (Aria wire notes 3.5). */
export function methodsRefusal(
  primaryId: string,
  backupId: string | undefined,
): RefusalCode | undefined {
  return primaryId === backupId ? 'methods-must-differ' : undefined;
}

/** The numbers that EAN/GLN terms ask for. */
export interface TermsNumbers {
  /** Of the account: 13 digits. */
  readonly eanNumber?: string | undefined;
  /** Of the project, made by the customer. */
  readonly requisitionNumber?: string | undefined;
}

/** EAN/GLN terms need both numbers, net terms none (Aria wire notes 4.10). A number that is not one of 13 digits is as good as missing. */
export function termsRefusal(
  { kind }: Pick<PaymentTerms, 'kind'>,
  { eanNumber = '', requisitionNumber = '' }: TermsNumbers,
): RefusalCode | undefined {
  if (kind !== 'ean-gln') return undefined;
  if (!/^\d{13}$/.test(eanNumber)) return 'ean-number-missing';
  return requisitionNumber.trim() === '' ? 'requisition-number-missing' : undefined;
}
