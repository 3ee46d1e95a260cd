import { describe, expect, it } from 'vitest';
import { changeSchema } from '../../src/model/plan-change.js';
import { quoteDraft } from '../../src/sandbox/quote/quote-draft.js';
import { taking } from '../../src/sandbox/scenarios/build.js';
import { ada, now, scenarioWorld } from './support.js';

describe('the invoices that a quote of several plans tells', () => {
  it('go on until the longest interval is billed again (three-intervals-aligned-to-an-existing-master-plan)', async () => {
    const world = await scenarioWorld('three-intervals-aligned-to-an-existing-master-plan');
    const prorated = { ...now, proration: 'full' } as const;
    const under = { parent: { row: 0 }, ...prorated };
    const { preview } = quoteDraft(world, ada, {
      kind: 'plan-change',
      changes: [
        taking('20002', { alignWith: '4251245', firstInvoice: 'prorated', ...prorated }),
        taking('20003', under),
        taking('20004', under),
      ].map((change) => changeSchema.parse(change)),
    });
    // A month is 31.00, with a quarter 123.00, with a quarter and a year 488.00: the dates are the documents'.
    expect(preview?.invoices.map(({ date, total }) => `${date} ${total.amount}`)).toEqual([
      '2019-06-16 488.00',
      '2019-07-16 31.00',
      '2019-08-16 31.00',
      '2019-09-16 123.00',
      '2019-10-16 31.00',
      '2019-11-16 31.00',
      '2019-12-16 123.00',
      '2020-01-16 31.00',
      '2020-02-16 31.00',
      '2020-03-16 123.00',
      '2020-04-16 31.00',
      '2020-05-16 31.00',
      '2020-06-16 488.00',
    ]);
  });
});
