import { advanceTo } from '../clock.js';
import type { World } from '../world.js';
import { ada, card, home, simplePlan, take, worldOf } from './build.js';

/**
 * 6 August 2020: internet at 40.00 was taken on 18 May. The card expired in May, so the invoice of June is not paid, and the plan is suspended since
 * 3 July. Once that is paid it is billed anew from that day. Another card could pay.
 */
export function suspendedWorld(id: string): World {
  const start = worldOf(id, '2020-05-18', {
    settings: { billDateReset: 'change-date' },
    plans: [simplePlan('20001', 'Internet', '40.00')],
    paymentMethods: [
      { ...card, expires: { year: 2020, month: 5 } },
      { ...card, id: '50002', brand: 'mastercard', lastFour: '5100' },
    ],
    billingGroups: [home],
    dunningProcesses: [
      {
        id: '91001',
        name: 'Reminders',
        graceDays: 5,
        steps: [{ afterDays: 0 }, { afterDays: 10, status: 'suspended' }],
      },
    ],
    dunningGroups: [{ id: '92001', accountId: ada.id, name: 'Home', processId: '91001' }],
  });
  const taken = take(start, { planId: '20001', dunningGroupId: '92001' });
  return advanceTo(taken, '2020-08-06').world;
}
