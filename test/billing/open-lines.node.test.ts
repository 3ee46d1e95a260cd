import { describe, expect, it } from 'vitest';
import { openLines, type PartSettled, type PayableLine } from '../../src/billing/open-lines.js';
import { money } from '../../src/money/money.js';

const dollars = (amount: string) => money(amount, 'USD');

function line(amount: string, lowers?: PayableLine['lowers']): PayableLine {
  return { amount: dollars(amount), ...(lowers && { lowers }) };
}

function settled(amount: string, onLine?: number): PartSettled {
  return { amount: dollars(amount), ...(onLine !== undefined && { line: onLine }) };
}

function open(lines: PayableLine[], ...settlements: PartSettled[]): string[] {
  return openLines(lines, settlements, 'USD').map(({ amount }) => amount);
}

describe('what is open of the lines of an invoice', () => {
  it('is all of it while nothing is paid', () => {
    expect(open([line('30'), line('20'), line('4.13')])).toEqual(['30.00', '20.00', '4.13']);
  });

  it('is nothing once all is paid', () => {
    expect(open([line('30'), line('20')], settled('50'))).toEqual(['0.00', '0.00']);
    expect(open([line('30'), line('-30')])).toEqual(['0.00', '0.00']);
    expect(open([])).toEqual([]);
  });

  it('is taken from the first line first', () => {
    expect(open([line('30'), line('20'), line('10')], settled('35'))).toEqual([
      '0.00',
      // 30.00 + 20.00 − 35.00
      '15.00',
      '10.00',
    ]);
    expect(open([line('30'), line('20')], settled('10'), settled('5'))).toEqual(['15.00', '20.00']);
  });

  it('is taken from the line that a payment names', () => {
    expect(open([line('30'), line('20')], settled('20', 2))).toEqual(['30.00', '0.00']);
    expect(open([line('30'), line('20')], settled('5', 2), settled('10'))).toEqual([
      '20.00',
      '15.00',
    ]);
  });

  it('is taken from the others by what is more than the line that was named', () => {
    // 25.00 − 20.00 = 5.00 for the first line
    expect(open([line('30'), line('20')], settled('25', 2))).toEqual(['25.00', '0.00']);
  });

  it('is taken in order where the line that is named does not exist', () => {
    expect(open([line('30'), line('20')], settled('25', 3))).toEqual(['5.00', '20.00']);
  });

  it('comes back where a payment was taken back', () => {
    expect(open([line('30'), line('20')], settled('20', 2), settled('-20', 2))).toEqual([
      '30.00',
      '20.00',
    ]);
    expect(open([line('30'), line('20')], settled('50'), settled('-15'))).toEqual([
      '0.00',
      '15.00',
    ]);
  });

  it('is less by the credit that lowers it', () => {
    expect(open([line('30'), line('20'), line('-5', { line: 2 })])).toEqual([
      '30.00',
      '15.00',
      '0.00',
    ]);
  });

  it('is less in order by a credit for another invoice, or for none', () => {
    expect(open([line('30'), line('20'), line('-5', { invoiceId: '7', line: 2 })])).toEqual([
      '25.00',
      '20.00',
      '0.00',
    ]);
    expect(open([line('30'), line('20'), line('-5')])).toEqual(['25.00', '20.00', '0.00']);
  });

  it('is never less than nothing on a line', () => {
    // −25.00 for the second line of 20.00: 5.00 come off the first
    expect(open([line('30'), line('20'), line('-25', { line: 2 })])).toEqual([
      '25.00',
      '0.00',
      '0.00',
    ]);
  });

  it('is what is left of the credits on an invoice that is a credit', () => {
    expect(open([line('-18'), line('-2')])).toEqual(['-18.00', '-2.00']);
    // −18.00 + 5.00
    expect(open([line('-18'), line('5')])).toEqual(['-13.00', '0.00']);
    // 10.00 of 18.00 were used up elsewhere
    expect(open([line('-18'), line('-2')], settled('-10'))).toEqual(['-8.00', '-2.00']);
  });
});
