import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  problemsOf,
  readExpiry,
  spacedNumber,
  type Values,
} from '../../proxy/card-frame/checks.js';
import type { FieldsKind } from '../../src/payment-fields/port.js';
import { testAccounts, testCards, testIbans } from '../../src/payment-fields/test-numbers.js';

const today = new Date(2026, 10, 29);
const card: Values = {
  number: '4111111111111111',
  expiry: '12/26',
  code: '123',
  name: 'Ada Lovelace',
};

function problems(
  kind: FieldsKind,
  values: Values,
  more: { brands?: string[]; brand?: string } = {},
) {
  return problemsOf(values, { kind, today, ...more }).map(({ field, code }) => `${field} ${code}`);
}

/** The number with separators anywhere, in digits of any of some scripts. */
const written = (number: string) =>
  fc
    .tuple(
      fc.array(fc.constantFrom('', '', '', ' ', '-', '\u00a0', '–', '\u2009', '\u200e'), {
        minLength: number.length,
        maxLength: number.length,
      }),
      fc.constantFrom('0', '٠', '۰', '०', '０'),
    )
    .map(([separators, zero]) =>
      Array.from(
        number,
        (digit, at) =>
          String.fromCodePoint((zero.codePointAt(0) ?? 48) + Number(digit)) +
          (separators[at] ?? ''),
      ).join(''),
    );

describe('what is typed into the card frame', () => {
  it('takes a valid number however it is written (A50, A30)', () => {
    const numbers = fc.constantFrom(...testCards).chain(({ number }) => written(number));
    fc.assert(
      fc.property(numbers, (number) => {
        expect(
          problems('card', { ...card, number, code: '1234' }).filter((each) =>
            each.startsWith('number'),
          ),
        ).toEqual([]);
      }),
      { seed: 50, numRuns: 500 },
    );
  });

  it('names what is wrong, in the order of the card', () => {
    expect(problems('card', {})).toEqual([
      'number missing',
      'expiry missing',
      'code missing',
      'name missing',
    ]);
    expect(problems('card', { ...card, number: '4111 1111 1111 1112' })).toEqual([
      'number invalid',
    ]);
    expect(problems('card', { ...card, number: '4111' })).toEqual(['number invalid']);
    expect(problems('card', card)).toEqual([]);
  });

  it('tells a card of a brand that is not taken from a wrong number', () => {
    expect(
      problems('card', { ...card, number: '378282246310005', code: '1234' }, { brands: ['visa'] }),
    ).toEqual(['number brand-not-accepted']);
    expect(problems('card', card, { brands: ['visa'] })).toEqual([]);
  });

  it('asks for four digits of the brand that has four, and three of the others', () => {
    expect(problems('card', { ...card, code: '1234' })).toEqual(['code invalid']);
    expect(problems('card', { ...card, number: '378282246310005' })).toEqual(['code invalid']);
    expect(problems('security-code', { code: '1234' }, { brand: 'american-express' })).toEqual([]);
    expect(problems('security-code', { code: '123' }, { brand: 'american-express' })).toEqual([
      'code invalid',
    ]);
    expect(problems('security-code', { code: '١٢٣' }, { brand: 'visa' })).toEqual([]);
  });

  it.each([
    ['12/26', undefined],
    ['11/26', undefined],
    ['1126', undefined],
    ['11 / 2026', undefined],
    ['11-26', undefined],
    ['١١/٢٦', undefined],
    ['10/26', 'expiry expired'],
    ['12/2019', 'expiry expired'],
    ['13/27', 'expiry invalid'],
    ['0/27', 'expiry invalid'],
    ['2027', 'expiry invalid'],
    ['soon', 'expiry invalid'],
    ['12/2090', 'expiry invalid'],
  ])('reads the expiry "%s" on 29 November 2026', (expiry, problem) => {
    expect(problems('card', { ...card, expiry })).toEqual(problem ? [problem] : []);
  });

  it('reads month and year as they stand on a card', () => {
    expect(readExpiry('8/29')).toEqual({ year: 2029, month: 8 });
    expect(readExpiry('082031')).toEqual({ year: 2031, month: 8 });
  });

  it('takes no card number for a name (T20)', () => {
    expect(problems('card', { ...card, name: '4111 1111 1111 1111' })).toEqual(['name invalid']);
  });

  it('takes bank accounts whose numbers can be', () => {
    const { routing, account } = testAccounts[0] ?? {};
    const ach = {
      name: 'Ada Lovelace',
      'routing-number': routing,
      'account-number': account,
      'account-type': 'checking',
    } as Values;
    expect(problems('ach', ach)).toEqual([]);
    expect(problems('ach', { ...ach, 'routing-number': '110000001' })).toEqual([
      'routing-number invalid',
    ]);
    expect(problems('ach', { ...ach, 'account-number': '12' })).toEqual(['account-number invalid']);
    expect(problems('ach', { ...ach, 'account-type': '' })).toEqual(['account-type missing']);
  });

  it('takes IBANs of SEPA countries with or without spaces, and asks for the mandate', () => {
    const sepa = { name: 'Ada Lovelace', iban: 'DE89 3704 0044 0532 0130 00', mandate: 'yes' };
    expect(problems('sepa', sepa)).toEqual([]);
    expect(problems('sepa', { ...sepa, iban: 'de89370400440532013000' })).toEqual([]);
    expect(problems('sepa', { ...sepa, iban: 'DE88 3704 0044 0532 0130 00' })).toEqual([
      'iban invalid',
    ]);
    // Valid, but of a country outside SEPA.
    expect(problems('sepa', { ...sepa, iban: 'BR1500000000000010932840814P2' })).toEqual([
      'iban invalid',
    ]);
    expect(problems('sepa', { ...sepa, mandate: '' })).toEqual(['mandate missing']);
    for (const { iban } of testIbans) expect(problems('sepa', { ...sepa, iban })).toEqual([]);
  });

  it('spaces a number as its card does', () => {
    expect(spacedNumber('4111111111111111')).toBe('4111 1111 1111 1111');
    expect(spacedNumber('3782-822463-10005')).toBe('3782 822463 10005');
    expect(spacedNumber('４１１１ 1111')).toBe('4111 1111');
    expect(spacedNumber('my card')).toBe('my card');
  });
});
