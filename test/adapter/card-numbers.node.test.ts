import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardNumbersIn } from '../../src/adapter/card-numbers.js';
import { AdapterError } from '../../src/adapter/errors.js';
import { parseInput } from '../../src/adapter/parse.js';
import { testCards } from '../../src/payment-fields/test-numbers.js';

/** The check digit that ends a number as cards have it: Luhn's, written down as its inventor did, by weights 2 1 2 1 from the right. */
function checkDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const weighted = String(Number(digit) * (index % 2 === 0 ? 2 : 1));
    return total + [...weighted].reduce((of, each) => of + Number(each), 0);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

const digits = (from: number, to: number) =>
  fc
    .array(fc.nat({ max: 9 }), { minLength: from, maxLength: to })
    .map((all) => all.map(String).join(''));

/** 13 to 19 digits with the check digit of cards. */
const cardNumber = digits(12, 18).map((front) => `${front}${checkDigit(front)}`);

const fours = (number: string) => number.match(/.{1,4}/g) ?? [];

/** What people and programs put between groups. */
const usual = ['', ' ', '-', '.', '\u00A0', '\u202F', '\t', '  ', ' - ', '\u2013'];
const unusual = ['/', '_', '|', ' / ', ', ', ':', '\u00B7', '*', '\u30FB', '\u3000', '---', ' | '];
const unseen = [
  '\u200B',
  '\u2060',
  '\uFEFF',
  '\u00AD',
  '\u200B \u200B',
  '\u200E-\u200F',
  '\u2060'.repeat(9),
];

/** Digits as keyboards of other scripts have them, each set by its zero: full-width, Arabic, Persian, Devanagari, Thai. */
const zeros = ['0', '\uFF10', '\u0660', '\u06F0', '\u0966', '\u0E50'];
const inScript = (number: string, zero: string) =>
  number.replace(/\d/g, (digit) =>
    String.fromCodePoint((zero.codePointAt(0) ?? 0) + Number(digit)),
  );

const spelled = fc
  .tuple(
    cardNumber,
    fc.constantFrom(...usual, ...unusual, ...unseen),
    fc.oneof({ weight: 2, arbitrary: fc.constant('0') }, fc.constantFrom(...zeros)),
  )
  .map(([number, separator, zero]) => inScript(fours(number).join(separator), zero));

/** Words may cling to a number. */
const before = fc.constantFrom(
  '',
  'Card: ',
  'my card (',
  'No. 7, ',
  '\n',
  '#',
  'PAN',
  'card',
  'Nr_',
  'VISA-',
  '\u5361',
);
const after = fc.constantFrom(
  '',
  ', thanks',
  ') please',
  '\n',
  ' exp. 12/34',
  '.',
  '!',
  'exp1234',
  'VISA',
  '_x',
);

/** Somewhere in what might be an input, with the path to it. */
const around = fc.constantFrom<readonly [(text: string) => unknown, string]>(
  [(text) => text, ''],
  [(text) => ({ name: text }), 'name'],
  [(text) => ({ draft: { group: { description: text } } }), 'draft.group.description'],
  [(text) => ({ accepted: ['yes', text] }), 'accepted.1'],
  [(text) => ({ draft: { changes: [{ note: { deep: text } }] } }), 'draft.changes.0.note.deep'],
);

describe('a number of a card (T20)', () => {
  it('is found in any spelling, anywhere in an input, and its place is named without it', () => {
    fc.assert(
      fc.property(spelled, before, after, around, (number, front, back, [put, path]) => {
        expect(cardNumbersIn(put(`${front}${number}${back}`))).toEqual([path]);
      }),
      { numRuns: 2000 },
    );
  });

  it('is found with its expiry or security code, or another number, right beside it', () => {
    const beside = fc.constantFrom(
      (card: string) => `${card} 12/34`,
      (card: string) => `${card} 123`,
      (card: string) => `${card} 1234 123`,
      (card: string) => `12 ${card}`,
      (card: string) => `invoice 70001 ${card}`,
      (card: string) => `${card} ${card}`,
      (card: string) => `${card}/12/34`,
      (card: string) => `12/34/${card}`,
      (card: string) => `12-34-${card}`,
      (card: string) => `${card}|12|2034|123`,
      (card: string) => `2020-07-18 ${card} 01.02.2020`,
      (card: string) => `face ${card} a1`,
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...testCards.map(({ number }) => number)),
        fc.constantFrom('', ' ', '-'),
        beside,
        (number, separator, put) => {
          const text = put(fours(number).join(separator));
          expect(cardNumbersIn({ name: text }), text).toEqual(['name']);
        },
      ),
    );
  });

  it.each([
    '\uFF14\uFF12\uFF14\uFF12 \uFF14\uFF12\uFF14\uFF12 \uFF14\uFF12\uFF14\uFF12 \uFF14\uFF12\uFF14\uFF12',
    '\u0664\u0662\u0664\u0662\u0664\u0662\u0664\u0662\u0664\u0662\u0664\u0662\u0664\u0662\u0664\u0662',
    '4242/4242/4242/4242',
    '4242_4242_4242_4242',
    '4242\u200B4242\u200B4242\u200B4242',
    'PAN4242424242424242',
    'pan_4242424242424242_x',
  ])('is found in %j', (name) => {
    expect(cardNumbersIn({ name })).toEqual(['name']);
  });

  it('is found where it is the name of a field', () => {
    expect(cardNumbersIn({ draft: { '4111 1111 1111 1111': 'x' } })).toEqual(['draft']);
  });

  it('is refused before anything reads the input, and the error does not repeat it', () => {
    fc.assert(
      fc.property(spelled, (number) => {
        const input = { draft: { kind: 'payment-method', method: { do: 'add', name: number } } };
        let thrown: unknown;
        try {
          parseInput('quotePaymentMethod', input);
        } catch (error) {
          thrown = error;
        }
        expect(thrown).toBeInstanceOf(AdapterError);
        const text = JSON.stringify(thrown) + String((thrown as AdapterError).message);
        expect(thrown).toMatchObject({
          code: 'invalid-input',
          fields: [{ path: 'draft.method.name', code: 'card-number' }],
        });
        expect(text).not.toContain(number);
      }),
    );
  });
});

describe('what is no number of a card is let through', () => {
  const safe = (name: string, arbitrary: fc.Arbitrary<unknown>) =>
    it(name, () => {
      fc.assert(
        fc.property(arbitrary, (value) => {
          expect(cardNumbersIn(value)).toEqual([]);
        }),
        { numRuns: 2000 },
      );
    });

  safe('UUIDs', fc.uuid());
  safe(
    'UUIDs of digits alone',
    fc
      .tuple(digits(8, 8), digits(3, 3), digits(3, 3), digits(12, 12))
      .map(([a, b, c, d]) => `${a}-${a.slice(0, 4)}-4${b}-8${c}-${d}`),
  );
  safe(
    'ids and lists of them',
    fc.array(digits(1, 12), { maxLength: 5 }).map((ids) => ({ invoiceIds: ids })),
  );
  safe(
    'random ids of letters and digits',
    fc
      .array(fc.constantFrom(...'0123456789abcdef'), { minLength: 32, maxLength: 32 })
      .map((all) => all.join(''))
      // One made of digits alone, 13 to 19 of them in a row between ends, is none that anybody draws.
      .filter((id) => /[a-f]/.test(id)),
  );
  const hex = (from: number, to: number) =>
    fc
      .array(fc.constantFrom(...'0123456789abcdef'), { minLength: from, maxLength: to })
      .map((all) => all.join(''))
      .filter((id) => /[a-f]/.test(id));
  safe(
    'random ids of letters and digits with a word before them',
    fc
      .tuple(fc.constantFrom('uss', '0x', 'tok_', 'pm-', 'ID'), hex(32, 32))
      .map((all) => all.join('')),
  );
  safe(
    'random ids of letters and digits in capitals',
    hex(20, 64).map((id) => id.toUpperCase()),
  );
  safe(
    'random ids of all letters and digits',
    fc
      .array(
        fc.constantFrom(...'0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_'),
        { minLength: 22, maxLength: 60 },
      )
      .map((all) => all.join('')),
  );
  safe(
    'UUIDs with a word before or after them',
    fc
      .tuple(
        fc.constantFrom('', 'uss_', 'id-', 'urn:uuid:', 'x'),
        fc.uuid(),
        fc.constantFrom('', '-x', '_1', 'z'),
      )
      .map((all) => all.join('')),
  );
  safe(
    'amounts, however large',
    fc.tuple(digits(1, 19), digits(2, 2)).map(([whole, cents]) => ({
      what: { pay: 'amount', amount: { amount: `${whole}.${cents}`, currency: 'USD' } },
    })),
  );
  safe(
    'EAN numbers',
    digits(13, 13).map((eanNumber) => ({ group: { pays: { by: 'terms', eanNumber } } })),
  );
  const day = fc
    .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString());
  safe('moments', day);
  safe(
    'dates, two of them in one text too',
    fc.tuple(day, day).map(([from, to]) => `${from.slice(0, 10)} ${to.slice(0, 10)}`),
  );
  safe(
    'moments to the nanosecond, with the offset of their zone',
    fc
      .tuple(
        day,
        fc.constantFrom('T', ' '),
        digits(6, 9),
        fc.constantFrom('', '+02:00', '-0700', 'Z'),
      )
      .map(
        ([moment, between, fraction, zone]) =>
          `${moment.slice(0, 10)}${between}${moment.slice(11, 20)}${fraction}${zone}`,
      ),
  );
  safe(
    'dates as they are written elsewhere, from one to another',
    fc
      .tuple(day, day, fc.constantFrom('/', '.', '-'), fc.constantFrom(' ', ' - ', '\u2013', ', '))
      .map(([from, to, separator, between]) =>
        [from, to]
          .map((date) => date.slice(0, 10).split('-').reverse().join(separator))
          .join(between),
      ),
  );
  safe(
    'numbers of 13 to 19 digits whose check digit is another',
    digits(12, 18).map((front) => ({
      name: `No. ${front}${(checkDigit(front) + 1) % 10}`,
    })),
  );
  safe('numbers and truth values', fc.anything({ values: [fc.integer(), fc.boolean()] }));
});
