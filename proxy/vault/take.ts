import type { PaymentToken } from '../../src/model/payment-token.js';
import { testToken, type TestOutcome } from '../../src/model/test-payment.js';
import { randomLetters } from '../../src/payment-fields/random-letters.js';
import {
  testAccounts,
  testCards,
  testIbans,
  wrongTestCodes,
} from '../../src/payment-fields/test-numbers.js';
import type { Challenges } from './challenges.js';
import type { Answer, Taken } from './wire.js';

/** Makes a token of a documented test number, and refuses every other. Nothing of a number is kept but its last four. */
export function take(taken: Taken, challenges: Challenges): Answer {
  switch (taken.kind) {
    case 'card': {
      const card = testCards.find(({ number }) => number === taken.number);
      if (!card) return { state: 'test-only' };
      const outcome = wrongTestCodes.includes(taken.code) ? 'wrong-code' : card.outcome;
      const token: PaymentToken = {
        kind: 'card',
        token: testToken(outcome, randomLetters()),
        brand: card.brand,
        lastFour: card.number.slice(-4),
        expires: taken.expires,
      };
      return outcome === 'challenge' ? challenged(token, challenges) : { state: 'token', token };
    }
    case 'security-code': {
      const outcome = wrongTestCodes.includes(taken.code) ? 'wrong-code' : 'approve';
      return { state: 'code', reference: testToken(outcome, randomLetters()) };
    }
    case 'ach': {
      const account = testAccounts.find(
        (each) => each.routing === taken.routing && each.account === taken.account,
      );
      return account
        ? accountToken('bank-account', account.outcome, account.account)
        : { state: 'test-only' };
    }
    case 'sepa': {
      const account = testIbans.find(({ iban }) => iban === taken.iban);
      return account
        ? accountToken('direct-debit', account.outcome, account.iban)
        : { state: 'test-only' };
    }
  }
}

function challenged(token: PaymentToken, challenges: Challenges): Answer {
  const challenge = challenges.begin(token);
  return challenge === undefined ? { state: 'declined' } : { state: 'challenge', challenge };
}

function accountToken(
  kind: 'bank-account' | 'direct-debit',
  outcome: TestOutcome,
  number: string,
): Answer {
  const token = testToken(outcome, randomLetters());
  return { state: 'token', token: { kind, token, lastFour: number.slice(-4) } };
}
