import type { Localizer } from '../i18n/localizer.js';
import type { PaymentToken } from '../model/payment-token.js';
import { testToken, type TestOutcome } from '../model/test-payment.js';
import type { FieldName, FieldsKind } from './port.js';
import { randomLetters } from './random-letters.js';
import { testAccounts, testCards, testIbans } from './test-numbers.js';

/** One of the test cards or accounts to choose from. */
export interface TestChoice {
  readonly outcome: TestOutcome;
  readonly brand?: string | undefined;
  readonly lastFour?: string | undefined;
}

/** The field that a choice stands for. */
export const chosenField: Readonly<Record<FieldsKind, FieldName>> = {
  card: 'number',
  'security-code': 'code',
  ach: 'account-number',
  sepa: 'iban',
};

export function choicesOf(kind: FieldsKind): readonly TestChoice[] {
  switch (kind) {
    case 'card':
      return testCards.map(({ number, brand, outcome }) => ({
        outcome,
        brand,
        lastFour: number.slice(-4),
      }));
    case 'security-code':
      return [{ outcome: 'approve' }, { outcome: 'wrong-code' }];
    case 'ach':
      return testAccounts.map(({ account, outcome }) => ({ outcome, lastFour: account.slice(-4) }));
    case 'sepa':
      return testIbans.map(({ iban, outcome }) => ({ outcome, lastFour: iban.slice(-4) }));
  }
}

/** A choice in words: what it is, and what becomes of payments with it. */
export function choiceText(kind: FieldsKind, choice: TestChoice, localizer: Localizer): string {
  const { outcome, brand = '', lastFour = '' } = choice;
  if (kind === 'security-code') return localizer.text('payment-fields-code', { outcome });
  return localizer.text('payment-fields-option', {
    what:
      kind === 'card'
        ? localizer.text('payment-fields-card', { brand, lastFour })
        : localizer.text('payment-fields-account', { lastFour }),
    outcome: localizer.text('payment-fields-outcome', { outcome }),
  });
}

/** No year in which anybody looks at a demo. */
const testExpiry = { year: 2049, month: 12 };

export function tokenOf(kind: Exclude<FieldsKind, 'security-code'>, choice: TestChoice) {
  const kinds = { card: 'card', ach: 'bank-account', sepa: 'direct-debit' } as const;
  const token: PaymentToken = {
    kind: kinds[kind],
    token: testToken(choice.outcome, randomLetters()),
    brand: choice.brand,
    lastFour: choice.lastFour,
    expires: kind === 'card' ? testExpiry : undefined,
  };
  return token;
}
