import { describe, expect, it } from 'vitest';
import {
  billingGroupDraftSchema,
  paymentMethodDraftSchema,
  type PayerPreview,
} from '../../../src/model/payer-change.js';
import { changePayers } from '../../../src/sandbox/groups-and-methods/payer-draft.js';
import { quotePayers } from '../../../src/sandbox/quote/quote-payers.js';
import { Refused } from '../../../src/sandbox/refused.js';
import { simplePlan } from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, at, scenarioWorld, totals } from '../support.js';
import { goodCard, subscribed } from '../worked-examples/shop.js';

/** What a change of who pays with what is told to be before it is saved. In `open-balance` Home pays by the Visa card, Office on terms. */

const open = () => scenarioWorld('open-balance');
const token = { kind: 'card', token: 'test.approve.abc', brand: 'visa', lastFour: '1111' } as const;

const method = (asked: object) =>
  paymentMethodDraftSchema.parse({ kind: 'payment-method', method: asked });
const group = (asked: object) =>
  billingGroupDraftSchema.parse({ kind: 'billing-group', group: asked });

function quote(world: World, draft: ReturnType<typeof method> | ReturnType<typeof group>) {
  return quotePayers(world, ada, draft);
}

function refusal(...given: Parameters<typeof quote>): string | undefined {
  try {
    quote(...given);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof Refused) return thrown.refusal;
    throw thrown;
  }
}

/** "Home: 4242 → 1111, for Internet" */
const told = ({ groups }: PayerPreview) =>
  groups.map(({ name, before, after, paysFor }) => {
    const words = (payer: typeof before) =>
      payer === undefined
        ? 'new'
        : payer.by === 'method'
          ? [payer.primary.lastFour, payer.backup?.lastFour].filter(Boolean).join(', then ')
          : payer.by === 'terms'
            ? payer.terms.name
            : 'nothing';
    return `${name}: ${words(before)} → ${words(after)}, for ${paysFor.join(' and ') || 'nothing'}`;
  });

describe('a new payment method', () => {
  it('is shown with what may be seen of it; no group pays by it yet, and nothing is charged', async () => {
    const preview = quote(await open(), method({ do: 'add', token, name: 'Travel' }));
    expect(preview).toMatchObject({ asOf: '2020-07-18', groups: [], warnings: [] });
    expect(preview.adds).toEqual({
      kind: 'card',
      brand: 'visa',
      lastFour: '1111',
      name: 'Travel',
      expiry: 'none',
    });
    expect(preview.closes).toBeUndefined();
    expect(preview.dueNow).toBeUndefined();
  });

  it('takes the place of another: the groups move over, and the old one is closed with a warning', async () => {
    const preview = quote(await open(), method({ do: 'replace', methodId: '50001', token }));
    expect(told(preview)).toEqual(['Home: 4242 → 1111, for Internet']);
    expect(preview.closes).toMatchObject({ id: '50001', lastFour: '4242' });
    expect(preview.adds).toMatchObject({ lastFour: '1111' });
    expect(preview.warnings).toEqual([
      { id: 'payment-method-closed-50001', code: 'payment-method-closed' },
    ]);
  });

  it('takes the place of one that nobody pays by, and no group is named', async () => {
    const preview = quote(await open(), method({ do: 'replace', methodId: '50002', token }));
    expect(preview.groups).toEqual([]);
    expect(preview.closes).toMatchObject({ id: '50002' });
  });
});

describe('a payment method that is removed', () => {
  it('is closed with a warning', async () => {
    const preview = quote(await open(), method({ do: 'remove', methodId: '50003' }));
    expect(preview.closes).toMatchObject({ id: '50003', kind: 'bank-account', lastFour: '6789' });
    expect(preview.warnings).toEqual([
      { id: 'payment-method-closed-50003', code: 'payment-method-closed' },
    ]);
    expect(preview.adds).toBeUndefined();
  });

  it('is not, while a group pays by it', async () => {
    expect(refusal(await open(), method({ do: 'remove', methodId: '50001' }))).toBe(
      'payment-method-in-use',
    );
  });
});

describe('a billing group', () => {
  it('that pays by other means is told with what it paid by before', async () => {
    const update = { do: 'update', billingGroupId: '40001' };
    const methods = { by: 'method', primaryId: '50002', backupId: '50003' };
    const terms = { by: 'terms', termsId: '90001' };
    expect(told(quote(await open(), group({ ...update, pays: methods })))).toEqual([
      'Home: 4242 → 5100, then 6789, for Internet',
    ]);
    expect(told(quote(await open(), group({ ...update, pays: terms })))).toEqual([
      'Home: 4242 → Net 30, for Internet',
    ]);
  });

  it('that is new is told with the plans that move to it', async () => {
    const draft = group({
      do: 'create',
      name: 'Studio',
      pays: { by: 'method', primaryId: '50002' },
      planInstanceIds: ['60001'],
    });
    const preview = quote(await open(), draft);
    expect(told(preview)).toEqual([
      'Studio: new → 5100, for Internet',
      'Home: 4242 → 4242, for nothing',
    ]);
    expect(preview.groups[0]?.billingGroupId).toBeUndefined();
  });

  it('that takes over a plan pays for it beside its own, and the group of before is told without it (T38)', async () => {
    const draft = group({
      do: 'update',
      billingGroupId: '40002',
      name: 'Everything',
      planInstanceIds: ['60001', '60002'],
    });
    expect(told(quote(await open(), draft))).toEqual([
      'Everything: Net 30 → Net 30, for Internet and Phone',
      'Home: 4242 → 4242, for nothing',
    ]);
  });

  it('is refused with methods that do not differ, terms that are not there and numbers that are missing', async () => {
    const pays = (choice: object) => group({ do: 'create', name: 'Studio', pays: choice });
    const world = await open();
    expect(refusal(world, pays({ by: 'method', primaryId: '50002', backupId: '50002' }))).toBe(
      'methods-must-differ',
    );
    expect(refusal(world, pays({ by: 'terms', termsId: '90009' }))).toBe('payment-terms-not-found');
    expect(refusal(world, pays({ by: 'terms', termsId: '90002' }))).toBe('ean-number-missing');
    const ean = { by: 'terms', termsId: '90002', eanNumber: '4006381333931' };
    expect(refusal(world, pays(ean))).toBe('requisition-number-missing');
    expect(refusal(world, pays({ ...ean, requisitionNumber: 'P-7' }))).toBeUndefined();
  });

  it('cannot be given terms that the company does not let customers choose, but keeps its own', async () => {
    const world = await open();
    const closed = { ...world, settings: { ...world.settings, termsForCustomers: false } };
    const onTerms = (billingGroupId: string) =>
      group({
        do: 'update',
        billingGroupId,
        name: 'Renamed',
        pays: { by: 'terms', termsId: '90001' },
      });
    expect(refusal(world, onTerms('40001'))).toBeUndefined();
    expect(refusal(closed, onTerms('40001'))).toBe('payment-terms-not-found');
    expect(refusal(closed, onTerms('40002'))).toBeUndefined();
    const created = group({ do: 'create', name: 'New', pays: { by: 'terms', termsId: '90001' } });
    expect(refusal(closed, created)).toBe('payment-terms-not-found');
  });

  it('that is to be billed a week ahead is billed on the next day for what begins within it, not with the confirmation', () => {
    const early = { ...goodCard, id: '50002', lastFour: '0505', billLagDays: -7 };
    const plans = [simplePlan('20001', 'Internet', '40.00')];
    const world = subscribed('2019-01-10', '2019-02-05', plans, {
      paymentMethods: [goodCard, early],
    });
    const draft = group({
      do: 'update',
      billingGroupId: '40001',
      pays: { by: 'method', primaryId: '50002' },
    });
    expect(quote(world, draft).dueNow).toBeUndefined();
    const { world: saved } = changePayers(world, draft, { accountId: ada, receiptId: 'saved' });
    // The period from 10 February would have been billed on the 3rd, which is over.
    expect(saved && totals(at(saved, '2019-02-06'), '2019-01-11')).toEqual(['2019-02-06 40.00']);
  });
});

describe('any such quote', () => {
  it('changes nothing, and has the same state until something of it changes', async () => {
    const world = await open();
    const text = JSON.stringify(world);
    const draft = method({ do: 'add', token });
    const { stateVersion } = quote(world, draft);
    expect(JSON.stringify(world)).toBe(text);
    expect(quote(world, draft).stateVersion).toBe(stateVersion);
    expect(quote(at(world, '2020-07-19'), draft).stateVersion).not.toBe(stateVersion);
  });

  it.each<[string, { can?: object; status?: 'deactivated' }]>([
    ['account-not-active', { status: 'deactivated' }],
    ['not-permitted', { can: { changePayers: { allowed: false, reason: 'not-permitted' } } }],
    ['not-permitted', { can: { pay: { allowed: false, reason: 'not-permitted' } } }],
  ])('is refused as %s where the account is %j', async (reason, { can, ...more }) => {
    const world = await open();
    const changed = {
      ...world,
      accounts: world.accounts.map((row) => ({ ...row, ...more, can: { ...row.can, ...can } })),
    } as World;
    expect(refusal(changed, method({ do: 'add', token }))).toBe(reason);
    expect(refusal(changed, group({ do: 'update', billingGroupId: '40001', name: 'X' }))).toBe(
      reason,
    );
  });
});
