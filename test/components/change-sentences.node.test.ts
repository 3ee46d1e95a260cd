import { describe, expect, it } from 'vitest';
import {
  alongSentences,
  changeSentences,
  madeSentences,
} from '../../components/rate-preview/change-sentences.js';
import { ratePreviewTexts } from '../../src/i18n/locales/en/rate-preview.js';
import { Localizer } from '../../src/i18n/localizer.js';
import { addEnglish } from '../../src/i18n/terms.js';
import type {
  InvoiceId,
  PlanId,
  PlanInstanceId,
  QueuedChangeId,
  RateScheduleId,
} from '../../src/model/ids.js';
import type { InstanceTerms } from '../../src/model/plan-instance.js';
import type { Consequence, QuotedChange } from '../../src/model/plan-quote.js';
import { quote } from '../support/samples.js';

addEnglish(ratePreviewTexts);
const localizer = new Localizer({ locale: 'en-US' });
const plain = (sentences: readonly string[]) =>
  sentences.map((text) => text.replace(/[\u2066-\u2069]/g, ''));

function terms(planName: string, amount: string, more: Partial<InstanceTerms> = {}): InstanceTerms {
  return {
    planId: planName as PlanId,
    planName,
    rateScheduleId: '1' as RateScheduleId,
    rateScheduleName: 'Standard',
    units: 1,
    status: 'active',
    price: { amount, currency: 'USD' },
    intervalMonths: 1,
    ...more,
  };
}

const internet = terms('Internet', '30.00');
const plus = terms('Internet Plus', '60.00');

function change(kind: QuotedChange['kind'], more: Partial<QuotedChange> = {}): QuotedChange {
  return { kind, planName: 'Internet', by: 'now', effectiveDate: '2020-07-18', ...more };
}

const queued = { by: 'date', effectiveDate: '2020-08-18' } as const;
const byHand = { by: 'hand', effectiveDate: undefined } as const;
const of = (...changes: QuotedChange[]) => ({ ...quote('q'), changes });
const told = (...changes: QuotedChange[]) => plain(changeSentences(localizer, of(...changes)));
const made = (...changes: QuotedChange[]) => plain(madeSentences(localizer, of(...changes)));

const taken = change('assign', { after: internet });
const replaced = change('replace', { before: internet, after: plus });
const cancelled = change('cancel', { before: internet });
const units = change('units', { before: internet, after: { ...internet, units: 5 } });
const schedule = change('rate-schedule', {
  before: internet,
  after: { ...internet, rateScheduleName: 'Loyal' },
});
const suspended = change('status', {
  before: internet,
  after: { ...internet, status: 'suspended' },
});

describe('what a change does, in a sentence', () => {
  it.each<[string, QuotedChange, string, string, string]>([
    [
      'a plan that is taken',
      taken,
      'Internet starts today.',
      'Internet starts on August 18, 2020.',
      'Internet waits to be started.',
    ],
    [
      'a replacement',
      replaced,
      'Internet becomes Internet Plus today.',
      'Internet becomes Internet Plus on August 18, 2020.',
      'Internet waits to become Internet Plus.',
    ],
    [
      'an end',
      cancelled,
      'Internet ends today.',
      'Internet ends on August 18, 2020.',
      'Internet waits to be ended.',
    ],
    [
      'other units',
      units,
      'Internet has 5 units instead of 1 from today.',
      'Internet has 5 units instead of 1 from August 18, 2020.',
      'Internet waits to have 5 units instead of 1.',
    ],
    [
      'another price',
      schedule,
      'Internet has the price “Loyal” instead of “Standard” from today.',
      'Internet has the price “Loyal” instead of “Standard” from August 18, 2020.',
      'Internet waits to have the price “Loyal” instead of “Standard”.',
    ],
    [
      'another status',
      suspended,
      'Internet goes from “Active” to “Suspended” today.',
      'Internet goes from “Active” to “Suspended” on August 18, 2020.',
      'Internet waits to go from “Active” to “Suspended”.',
    ],
  ])('tells %s, today, later, and by hand', (...[, asked, today, later, waits]) => {
    expect(told(asked)).toEqual([today]);
    expect(told({ ...asked, ...queued })).toEqual([later]);
    expect(told({ ...asked, ...byHand })).toEqual([waits]);
  });

  it('tells a start before today as such', () => {
    expect(told({ ...taken, effectiveDate: '2020-05-01' })).toEqual([
      'Internet starts as of May 1, 2020.',
    ]);
  });

  it('tells units where there are several', () => {
    expect(told(change('assign', { after: { ...internet, units: 12 } }))).toEqual([
      'Internet with 12 units starts today.',
    ]);
  });

  it('tells the price of each where several plans are taken', () => {
    const yearly = change('assign', {
      planName: 'Storage',
      after: terms('Storage', '96.00', { intervalMonths: 12 }),
    });
    expect(told(taken, yearly)).toEqual([
      'Internet starts today, at $30.00 per month.',
      'Storage starts today, at $96.00 per year.',
    ]);
  });

  it('tells a status that ends a plan as an end', () => {
    const after = { ...internet, status: 'terminated' as const };
    expect(told(change('status', { before: internet, after }))).toEqual(['Internet ends today.']);
  });

  it.each<[QuotedChange, string]>([
    [taken, 'Internet does not start on August 18, 2020.'],
    [replaced, 'Internet stays. It does not become Internet Plus on August 18, 2020.'],
    [cancelled, 'Internet stays. It does not end on August 18, 2020.'],
    [units, 'Internet keeps 1 unit. Nothing changes on August 18, 2020.'],
    [schedule, 'Internet keeps its price. Nothing changes on August 18, 2020.'],
    [suspended, 'Internet stays as it is. Nothing changes on August 18, 2020.'],
  ])('tells what stays when a planned change is deleted: $0.kind', (asked, words) => {
    const deleted = { ...asked, ...queued, edit: 'delete' as const };
    expect(told(deleted)).toEqual([words]);
    expect(made(deleted)).toEqual([words]);
  });

  it('tells once it is made what is made, and what is only planned', () => {
    expect(made(taken, { ...replaced, ...queued }, { ...cancelled, ...byHand })).toEqual([
      'Internet has started.',
      'Internet is planned to become Internet Plus on August 18, 2020.',
      'Internet waits to be ended.',
    ]);
    expect(made(replaced)).toEqual(['Internet is now Internet Plus.']);
    expect(made(cancelled)).toEqual(['Internet has ended.']);
    expect(made(units)).toEqual(['Internet now has 5 units instead of 1.']);
    expect(made({ ...cancelled, effectiveDate: '2020-07-01' })).toEqual([
      'Internet has ended as of July 1, 2020.',
    ]);
  });

  it('says of what waits for the bill run of today that it is planned', () => {
    expect(made({ ...units, by: 'anniversary' })).toEqual([
      'Internet is planned to have 5 units instead of 1 from July 18, 2020.',
    ]);
  });
});

describe('what comes along, in a sentence', () => {
  const phone = { planName: 'Phone', date: '2020-08-18' };
  const id = 'c1' as QueuedChangeId;

  it.each<[Consequence, string]>([
    [
      { what: 'plan-cancelled', planInstanceId: '2' as PlanInstanceId, ...phone },
      'Phone ends with it on August 18, 2020.',
    ],
    [
      {
        what: 'plan-cancelled',
        planInstanceId: '2' as PlanInstanceId,
        ...phone,
        date: '2020-07-18',
      },
      'Phone ends with it today.',
    ],
    [{ what: 'plan-taken', ...phone }, 'Phone starts with it on August 18, 2020.'],
    [{ what: 'plan-taken', planName: 'Phone' }, 'Phone starts with it.'],
    [
      { what: 'queued-change-deleted', queuedChangeId: id, kind: 'assign', ...phone },
      'The planned start of Phone is called off.',
    ],
    [
      { what: 'queued-change-executed', queuedChangeId: id, kind: 'mandatory-child', ...phone },
      'The planned start of Phone happens today too.',
    ],
    [
      { what: 'queued-change-moved', queuedChangeId: id, kind: 'units', ...phone },
      'The planned change of the units of Phone moves to August 18, 2020.',
    ],
    [
      { what: 'invoice-voided', invoiceId: '7' as InvoiceId, number: '70002' },
      'Invoice 70002 is taken back.',
    ],
  ])('tells $0.what by name', (along, words) => {
    expect(plain(alongSentences(localizer, { ...quote('q'), along: [along] }))).toEqual([words]);
  });
});
