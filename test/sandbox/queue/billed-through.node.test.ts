import { describe, expect, it } from 'vitest';
import type { PlanDraft } from '../../../src/model/draft.js';
import { quoteDraft } from '../../../src/sandbox/quote/quote-draft.js';
import { findScenario } from '../../../src/sandbox/scenarios/scenarios.js';

/** The last price step of each plan in the quote of a draft: by its plan, with its end. */
async function lastDays(scenario: string, draft: unknown) {
  const world = await findScenario(scenario)?.load();
  const [account] = world?.accounts ?? [];
  if (!world || !account) throw new Error(`No scenario ${scenario}`);
  const { preview, refusal } = quoteDraft(world, account.id, draft as PlanDraft);
  if (!preview) throw new Error(refusal);
  const last = new Map(preview.prices.map((step) => [step.lane, step.to]));
  return Object.fromEntries(last);
}

// Internet, and A and B under it, are paid through 3 March 2019; today is 14 February.
const household = 'replace-master-plan-cancels-supplementals-it-does-not-carry';
const cancel = (planInstanceId: string) => ({
  kind: 'plan-change',
  changes: [{ kind: 'cancel', planInstanceId, effective: { when: 'date', date: '2019-03-20' } }],
});

describe('the last day that a plan is billed for', () => {
  it('is the day before it ends', async () => {
    expect(await lastDays(household, cancel('60001'))).toMatchObject({ '60001': '2019-03-19' });
  });

  it('is the day before it is paused', async () => {
    const draft = {
      kind: 'plan-change',
      changes: [{ kind: 'status', planInstanceId: '60001', status: 'inactive', on: '2016-02-20' }],
    };
    expect(await lastDays('several-for-one-plan', draft)).toEqual({ '60001': '2016-02-19' });
  });

  it('is not known for a plan that goes on', async () => {
    const draft = {
      kind: 'plan-change',
      changes: [{ kind: 'units', planInstanceId: '60001', units: 3, effective: { when: 'now' } }],
    };
    expect(await lastDays('several-for-one-plan', draft)).toEqual({ '60001': undefined });
  });

  it('is told for a plan under one that ends', async () => {
    const draft = {
      kind: 'plan-change',
      changes: [
        {
          kind: 'assign',
          planId: '20011',
          units: 1,
          parent: { planInstanceId: '60001' },
          effective: { when: 'now' },
        },
      ],
    };
    // Internet is cancelled on 20 March 2016.
    expect(await lastDays('parent-inactive-at-the-date-warns-then-drops', draft)).toEqual({
      'new-1': '2016-03-19',
    });
  });
});
