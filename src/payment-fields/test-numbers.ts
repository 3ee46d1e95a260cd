import type { TestOutcome } from '../model/test-payment.js';

/**
 * The numbers that the test vault takes and the test fields offer, and what becomes of payments with them. All are published
 * by payment takers for this purpose and belong to nobody.
 */

export interface TestCard {
  readonly number: string;
  /** As the contract spells brands. */
  readonly brand: string;
  readonly outcome: TestOutcome;
}

export const testCards: readonly TestCard[] = [
  { number: '4111111111111111', brand: 'visa', outcome: 'approve' },
  { number: '5555555555554444', brand: 'mastercard', outcome: 'approve' },
  { number: '378282246310005', brand: 'american-express', outcome: 'approve' },
  { number: '6011111111111117', brand: 'discover', outcome: 'approve' },
  { number: '30569309025904', brand: 'diners-club', outcome: 'approve' },
  { number: '3530111333300000', brand: 'jcb', outcome: 'approve' },
  { number: '4242424242424242', brand: 'visa', outcome: 'approve' },
  { number: '4000000000003220', brand: 'visa', outcome: 'challenge' },
  { number: '4000000000000002', brand: 'visa', outcome: 'decline' },
  { number: '4000000000000069', brand: 'visa', outcome: 'expired' },
  { number: '4000000000000127', brand: 'visa', outcome: 'wrong-code' },
  { number: '4012888888881881', brand: 'visa', outcome: 'slow' },
  { number: '5105105105105100', brand: 'mastercard', outcome: 'lost-answer' },
];

export interface TestAccount {
  readonly routing: string;
  readonly account: string;
  readonly outcome: TestOutcome;
}

export const testAccounts: readonly TestAccount[] = [
  { routing: '110000000', account: '000123456789', outcome: 'approve' },
  { routing: '110000000', account: '000222222227', outcome: 'decline' },
];

export interface TestIban {
  /** Without spaces. */
  readonly iban: string;
  readonly outcome: TestOutcome;
}

export const testIbans: readonly TestIban[] = [
  { iban: 'DE89370400440532013000', outcome: 'approve' },
  { iban: 'NL91ABNA0417164300', outcome: 'approve' },
  { iban: 'DE62370400440532013001', outcome: 'decline' },
];

/** Security codes that are wrong for every card; any other one is right. */
export const wrongTestCodes: readonly string[] = ['999', '9999'];
