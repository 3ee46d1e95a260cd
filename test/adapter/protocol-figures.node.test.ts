import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalDecimal,
  changedParts,
  chargedAsQuoted,
} from '../../src/adapter/protocol/figures.js';
import type { PlanPreview, PlanQuote } from '../../src/model/plan-quote.js';
import { receipt } from '../support/samples.js';
import { draft, TinyBackend, tinyState } from '../support/tiny-platform.js';

async function quoted(units = 2): Promise<PlanQuote> {
  const preview = await new TinyBackend(tinyState(), 'ann').preview(draft(units));
  return { ...preview, id: 'q' as PlanQuote['id'], expiresAt: '2026-01-01T00:10:00.000Z' };
}

type Change = (preview: PlanPreview) => void;

describe('a decimal text', () => {
  it.each([
    ['40', '40'],
    ['40.00', '40'],
    ['040.10', '40.1'],
    ['0.50', '0.5'],
    ['-0.50', '-0.5'],
    ['-0.00', '0'],
    ['0', '0'],
    ['100', '100'],
    ['9007199254740993.10', '9007199254740993.1'],
    ['1e3', '1e3'],
    ['', ''],
  ])('%j is compared as %j', (text, canonical) => {
    expect(canonicalDecimal(text)).toBe(canonical);
  });

  it('has one spelling, however many zeros surround it', () => {
    const digits = fc.bigInt({ min: 0n, max: 10n ** 30n });
    const zeros = fc.nat({ max: 5 });
    fc.assert(
      fc.property(
        digits,
        digits,
        zeros,
        zeros,
        fc.boolean(),
        (whole, fraction, before, after, negative) => {
          const plain = `${negative ? '-' : ''}${whole}.${fraction}`;
          const padded = `${negative ? '-' : ''}${'0'.repeat(before)}${whole}.${fraction}${'0'.repeat(after)}`;
          return canonicalDecimal(plain) === canonicalDecimal(padded);
        },
      ),
    );
  });

  it('differs from the next decimal', () => {
    expect(canonicalDecimal('40.00')).not.toBe(canonicalDecimal('40.000000000000000001'));
  });
});

describe('a quote held against the platform', () => {
  it('holds when all is the same', async () => {
    const quote = await quoted();
    expect(changedParts(quote, structuredClone(quote))).toEqual([]);
  });

  it('holds whatever the order of rows and the spelling of decimals', async () => {
    const quote = await quoted();
    const now: PlanPreview = structuredClone(quote);
    now.timeline.reverse();
    now.dueNow.total.amount = '80';
    for (const line of now.dueNow.lines) line.units = '2.0';
    expect(changedParts(quote, now)).toEqual([]);
  });

  it.each<[string, string, Change]>([
    ['the total', 'dueNow', (now) => (now.dueNow.total.amount = '80.01')],
    ['the currency', 'dueNow', (now) => (now.dueNow.total.currency = 'EUR')],
    ['a line', 'dueNow', (now) => now.dueNow.lines.push(...structuredClone(now.dueNow.lines))],
    [
      'the period of a line',
      'dueNow',
      (now) =>
        now.dueNow.lines.forEach(
          (line) => (line.period = { from: '2020-07-18', to: '2020-08-16' }),
        ),
    ],
    [
      'the effective date',
      'changes',
      (now) => now.changes.forEach((each) => (each.effectiveDate = '2020-07-19')),
    ],
    [
      'what comes along',
      'along',
      (now) => now.along.push({ what: 'plan-taken', planName: 'Router' }),
    ],
    ['what waits for the next invoice', 'withNext', (now) => (now.withNext = now.dueNow)],
    [
      'a later fee',
      'fees',
      (now) =>
        now.fees.push({
          kind: 'cancellation',
          date: '2020-09-01',
          planName: 'Plan One',
          amount: { amount: '5.00', currency: 'USD' },
        }),
    ],
    ['a coming invoice', 'invoices', (now) => void now.invoices.pop()],
    ['today', 'asOf', (now) => (now.asOf = '2020-07-19')],
    ['who pays', 'payers', (now) => now.payers.forEach((each) => (each.payer = { by: 'nothing' }))],
    [
      'a later charge',
      'timeline',
      (now) => now.timeline.slice(2).forEach((row) => (row.amount.amount = '90.00')),
    ],
    [
      'a later date',
      'timeline',
      (now) => now.timeline.slice(1).forEach((row) => (row.date = '2020-08-19')),
    ],
    ['the end of the timeline', 'timeline', (now) => void now.timeline.pop()],
    [
      'the next invoice',
      'nextInvoice',
      (now) =>
        (now.nextInvoice = { date: '2020-08-18', amount: { amount: '80.00', currency: 'USD' } }),
    ],
    ['a price', 'prices', (now) => now.prices.forEach((step) => (step.prorated = true))],
    [
      'how far prices are known',
      'pricesKnownUntil',
      (now) => (now.pricesKnownUntil = '2020-12-31'),
    ],
    [
      'a new warning',
      'warnings',
      (now) => now.warnings.push({ id: 'w', code: 'payment-method-expired' }),
    ],
    ['the state behind the figures', 'stateVersion', (now) => (now.stateVersion = 'other')],
  ])('does not hold when %s changed', async (...[, part, change]) => {
    const quote = await quoted();
    const now: PlanPreview = structuredClone(quote);
    change(now);
    expect(changedParts(quote, now)).toEqual([part]);
  });
});

const nothing = receipt();

describe('a receipt held against its quote', () => {
  it('must charge the lines that were quoted, not only their sum', async () => {
    const quote = await quoted();
    const charged = { ...nothing, charged: { amount: '80.00', currency: 'USD' } };
    const [line] = quote.dueNow.lines;
    if (!line) throw new Error('The tiny platform charges a line.');
    expect(chargedAsQuoted(quote, { ...charged, lines: [line] })).toBe(true);
    const halves = ['40.00', '40.00'].map((amount) => ({
      ...line,
      amount: { amount, currency: 'USD' },
    }));
    expect(chargedAsQuoted(quote, { ...charged, lines: halves })).toBe(false);
    expect(chargedAsQuoted(quote, { ...charged, lines: [{ ...line, kind: 'activation' }] })).toBe(
      false,
    );
  });

  it('may word its lines in its own way', async () => {
    const quote = await quoted();
    const lines = quote.dueNow.lines.map((line) => ({
      ...line,
      description: 'Monthly fee',
      planName: undefined,
    }));
    expect(chargedAsQuoted(quote, { ...nothing, lines })).toBe(true);
  });
});
