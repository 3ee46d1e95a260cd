import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { spacedNumber } from '../../proxy/card-frame/checks.js';
import type { TestOutcome } from '../../src/model/test-payment.js';
import {
  testAccounts,
  testCards,
  testIbans,
  wrongTestCodes,
} from '../../src/payment-fields/test-numbers.js';

const docs = readFileSync(join(import.meta.dirname, '../../docs/payment-fields.md'), 'utf8');

/** The cells of every row of a table whose first heading is `first`. */
function rowsOf(first: string): string[][] {
  const lines = docs.split('\n');
  const head = lines.findIndex((line) => new RegExp(`^\\| ${first} +\\|`).test(line));
  const end = lines.findIndex((line, at) => at > head && !line.startsWith('|'));
  return lines.slice(head + 2, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const words: Readonly<Record<TestOutcome, string>> = {
  approve: 'payments go through',
  decline: 'payments are declined',
  expired: 'payments are declined as expired',
  'wrong-code': 'payments are declined for the security code',
  challenge: 'its owner is asked to confirm first (3-D Secure style)',
  slow: 'payments take three seconds',
  'lost-answer': 'payments go through, their answer is lost',
};

describe('the page about payment fields', () => {
  it('lists the test numbers that there are', () => {
    expect(rowsOf('card')).toEqual(
      testCards.map(({ number, brand, outcome }) => [spacedNumber(number), brand, words[outcome]]),
    );
    expect(rowsOf('bank account')).toEqual(
      testAccounts.map(({ routing, account, outcome }) => [
        `${routing} / ${account}`,
        words[outcome],
      ]),
    );
    expect(rowsOf('IBAN')).toEqual(testIbans.map(({ iban, outcome }) => [iban, words[outcome]]));
    expect(docs).toContain(`The security codes ${wrongTestCodes.join(' and ')} are wrong`);
  });

  it('shows an example that compiles', () => {
    const example = readFileSync(join(import.meta.dirname, 'acme-fields.ts'), 'utf8');
    // Where its lines break is the formatter's choice.
    const flat = (text: string) => text.replace(/,?\s+/g, ' ').trim();
    expect(flat(docs).includes(flat(example.replace('../../src/index.js', 'uss-kit')))).toBe(true);
  });

  it('claims nothing about PCI DSS for the kit, and tells what an overlay can still do (T23)', () => {
    expect(docs).not.toMatch(/PCI[- ]compliant|is SAQ A\b|SAQ A compliant/i);
    expect(docs).toContain('We are not assessors');
    expect(docs).toContain('can take the frame away and draw a form of its own');
  });
});
