import { advanceTo } from '../../src/sandbox/clock.js';
import { changePlans } from '../../src/sandbox/change-plans/change-plans.js';
import { updateContact } from '../../src/sandbox/contacts.js';
import { enterCoupon } from '../../src/sandbox/coupons.js';
import { createCreditMemo } from '../../src/sandbox/documents/credit-memo.js';
import { order } from '../../src/sandbox/documents/orders.js';
import { recordExternalCharge } from '../../src/sandbox/other-charges.js';
import { refund } from '../../src/sandbox/payments/refund.js';
import { writeOff } from '../../src/sandbox/payments/write-off.js';
import { recordUsage } from '../../src/sandbox/record-usage.js';
import {
  ada as account,
  card,
  changed,
  home,
  simplePlan,
  taking,
  tiers,
  worldOf,
} from '../../src/sandbox/scenarios/build.js';
import { grantServiceCredit } from '../../src/sandbox/service-credits.js';
import { signIn } from '../../src/sandbox/sessions.js';
import type { World } from '../../src/sandbox/world.js';
import { ada } from './support.js';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const goodCard = { ...card, expires: { year: 2099, month: 12 } };

/** The world of a step that must not be refused. */
function after(step: { readonly world?: World | undefined; readonly refusal?: unknown }): World {
  if (!step.world) throw new Error(`Refused: ${String(step.refusal)}`);
  return step.world;
}

/**
 * One account with a row in every table, made by the engine: today is 20 March 2020. Ada has Internet (60001) with Guard (60002)
 * under it, Phone (60003), for which a declined card pays, so it is in dunning, and another Phone (60004) from 2 April.
 */
export function fullWorld(): World {
  const internet = simplePlan('20001', 'Internet', '40.00', {
    children: [{ planId: '20002' }],
    units: { min: 1, max: 5 },
  });
  const [schedule] = internet.rateSchedules;
  const traffic = {
    id: '89001',
    name: 'Traffic',
    kind: 'usage' as const,
    tierRule: 'standard' as const,
    rates: [{ tiers: tiers([undefined, '0.50']) }],
  };
  let world = worldOf('full', '2020-01-15', {
    settings: { creditMemoPrefix: 'M-' },
    plans: [
      { ...internet, rateSchedules: [{ ...schedule!, charges: [...schedule!.charges, traffic] }] },
      simplePlan('20002', 'Guard', '10.00', { kind: 'supplemental' }),
      simplePlan('20003', 'Phone', '20.00'),
    ],
    planGroups: [
      {
        id: '1',
        name: 'Extras',
        parentId: '20001',
        planIds: ['20002'],
        choose: { min: 0, max: 1 },
      },
    ],
    items: [{ id: '21001', sku: 'CABLE', name: 'Cable', prices: [usd('5.00')], stock: 10 }],
    coupons: [{ code: 'TEN', name: 'Ten off', discount: { by: 'percent', percent: '10' } }],
    taxes: [
      { id: '22001', name: 'Tax', level: 'state', country: 'US', region: 'NY', percent: '8' },
    ],
    accounts: [
      { ...account, contactId: '801', eanNumber: '5790000000000' },
      { ...account, id: '10002', userId: 'bea', name: 'Bea Example' },
    ],
    contacts: [
      { id: '801', accountId: ada, firstName: 'Ada', region: 'NY' },
      { id: '802', accountId: '10002', firstName: 'Bea', region: 'NY' },
    ],
    paymentTerms: [{ id: '90001', name: 'Public', kind: 'ean-gln', days: 30 }],
    paymentMethods: [
      { ...goodCard, contactId: '801' },
      { ...goodCard, id: '50002', declines: true },
      { ...goodCard, id: '50003', accountId: '10002' },
    ],
    collectionGroups: [{ id: '70', name: 'All' }],
    billingGroups: [
      { ...home, collectionGroupId: '70', statementContactId: '801' },
      {
        ...home,
        id: '40002',
        pays: { by: 'terms', termsId: '90001', requisitionNumber: 'R1' },
      },
      { ...home, id: '40003', pays: { by: 'method', primaryId: '50002' } },
      { ...home, id: '40004', accountId: '10002', pays: { by: 'method', primaryId: '50003' } },
    ],
    dunningProcesses: [
      { id: '95', name: 'Slow', graceDays: 10, steps: [{ afterDays: 30 }, { afterDays: 30 }] },
    ],
    dunningGroups: [{ id: '96', accountId: ada, name: 'Dunning', processId: '95' }],
  });
  world = changed(world, taking('20001'));
  world = changed(world, taking('20002', { parent: { planInstanceId: '60001' } }));
  world = advanceTo(world, '2020-02-01').world;
  world = changed(world, taking('20003', { billingGroupId: '40003', dunningGroupId: '96' }));
  world = after(enterCoupon(world, { accountId: ada, receiptId: 'coupon1', code: 'TEN' }));
  world = after(
    recordUsage(world, {
      accountId: ada,
      planInstanceId: '60001' as never,
      chargeId: '89001',
      units: '4',
    }),
  );
  world = after(
    grantServiceCredit(world, { accountId: ada, amount: usd('200.00'), reason: 'Gift' }),
  );
  world = advanceTo(world, '2020-03-20').world;
  world = after(
    createCreditMemo(world, {
      accountId: ada,
      invoiceId: '70003' as never,
      lines: [{ line: 1, amount: usd('5.00') }],
      reason: 'goodwill',
      comment: 'Slow line',
    }),
  );
  const [paid] = world.payments.filter(({ state }) => state === 'collected');
  world = after(
    refund(world, { accountId: ada, paymentId: paid!.id, amount: usd('4.00'), by: 'check' }),
  );
  for (const bill of ['now', 'with-the-next'] as const)
    world = after(
      order(world, {
        accountId: ada,
        receiptId: `order${bill.length}`,
        planInstanceId: '60001' as never,
        lines: [{ itemId: '21001' as never, units: 2 }],
        bill,
      }),
    );
  const later = (date: string) => ({ effective: { when: 'date' as const, date } });
  world = changed(world, taking('20003', later('2020-04-02')));
  world = after(
    changePlans(world, {
      accountId: ada,
      receiptId: 'units1',
      changes: [
        {
          kind: 'units',
          planInstanceId: '60001' as never,
          units: 3,
          effective: { when: 'anniversary' },
        },
      ],
    }),
  );
  world = after(
    updateContact(world, {
      accountId: ada,
      receiptId: 'contact1',
      role: { of: 'account', linked: true },
      change: { city: 'Albany' },
    }),
  );
  world = after(
    recordExternalCharge(world, {
      accountId: ada,
      billingGroupId: '40002' as never,
      amount: usd('1.00'),
      description: 'Postage',
    }),
  );
  const { id: invoiceId } = world.invoices.at(-1)!;
  world = after(writeOff(world, { accountId: ada, invoiceId, reason: 'Too little to ask for' }));
  const now = '2026-01-01T09:00:00Z';
  return after(signIn(world, { userId: 'ada', password: 'sandbox', id: 's1', now }));
}
