import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalDecimal, canonicalLong } from '../../aria/decimal-text.js';

test.each([
  ['40', '40'],
  ['40.10', '40.1'],
  ['40.00', '40'],
  ['-0.50', '-0.5'],
  ['-0', '0'],
  ['0.000', '0'],
  ['007', '7'],
  ['1e2', '100'],
  ['12.5E-3', '0.0125'],
  ['1.25e1', '12.5'],
  ['9007199254740993.01', '9007199254740993.01'],
])('writes %s as %s', (source, expected) => {
  expect(canonicalDecimal(source)).toBe(expected);
});

test.each(['', '-', '.5', '5.', '1,000', '0x1', 'NaN', 'Infinity', '1e9999', '1e900', '$4'])(
  'takes %j for no decimal number',
  (source) => {
    expect(canonicalDecimal(source)).toBeUndefined();
  },
);

test('loses no digit of any amount', () => {
  const digits = fc.bigInt({ min: 0n, max: 10n ** 30n });
  fc.assert(
    fc.property(digits, fc.nat({ max: 12 }), fc.nat({ max: 4 }), (units, scale, zeros) => {
      const plain = String(units).padStart(scale + 1, '0');
      const point = plain.length - scale;
      const source = `${plain.slice(0, point)}.${plain.slice(point)}${'0'.repeat(zeros + 1)}`;
      const [whole = '', fraction = ''] = (canonicalDecimal(source) ?? '').split('.');
      expect(fraction.endsWith('0')).toBe(false);
      expect(BigInt(whole + fraction.padEnd(scale, '0'))).toBe(units);
    }),
  );
});

test('a long is a whole number of 64 bits', () => {
  expect(canonicalLong('9223372036854775807')).toBe('9223372036854775807');
  expect(canonicalLong('-9223372036854775808')).toBe('-9223372036854775808');
  expect(canonicalLong('9223372036854775808')).toBeUndefined();
  expect(canonicalLong('4e1')).toBe('40');
  expect(canonicalLong('40.0')).toBe('40');
  expect(canonicalLong('40.5')).toBeUndefined();
});
