import { advanceTo } from '../clock.js';
import type { World } from '../world.js';
import { card, home, simplePlan, take, worldOf, type MethodText } from './build.js';

const methods: MethodText[] = [
  { ...card, declines: true, declineCode: 'declined' },
  {
    ...card,
    id: '50002',
    brand: 'mastercard',
    lastFour: '5100',
    expires: { year: 2020, month: 8 },
  },
  {
    id: '50003',
    accountId: card.accountId,
    kind: 'bank-account',
    name: 'Joint account',
    lastFour: '6789',
    declines: false,
  },
  { ...card, id: '50004', lastFour: '0119', expires: { year: 2020, month: 5 } },
];

/**
 * 18 July 2020: three invoices of 40.00 are overdue or due today, since the card at home is declined; one of 12.24 of the office is not due
 * yet: 12.00 and 2 per cent for paying on terms. Another card, a bank account and terms are there to pay with.
 */
export function openBalanceWorld(id: string): World {
  const start = worldOf(id, '2020-05-18', {
    plans: [simplePlan('20001', 'Internet', '40.00'), simplePlan('20002', 'Phone', '12.00')],
    settings: { appearsAs: 'HARBOR MEDIA' },
    paymentTerms: [
      {
        id: '90001',
        name: 'Net 30',
        kind: 'net',
        days: 30,
        surcharge: { by: 'percent', percent: '2' },
      },
      { id: '90002', name: 'Public offices', kind: 'ean-gln', days: 30 },
    ],
    paymentMethods: methods,
    billingGroups: [
      home,
      { ...home, id: '40002', name: 'Office', pays: { by: 'terms', termsId: '90001' } },
    ],
  });
  const withInternet = take(start, { planId: '20001' });
  const withPhone = take(advanceTo(withInternet, '2020-06-25').world, {
    planId: '20002',
    billingGroupId: '40002',
  });
  return advanceTo(withPhone, '2020-07-18').world;
}
