import { describeConformance } from '../../../test/support/conformance.js';
import { checkMessage } from '../../aria/wire/check-message.js';
import { ariaBench, browserOf, foreign, twoAccounts } from './bench.js';

const world = await twoAccounts();

describeConformance('the aria adapter over the simulator', async () => {
  const bench = ariaBench({ world, policy: { trustSessionMs: 3000 } });
  return {
    adapter: browserOf(bench),
    credentials: { userId: 'ada', password: 'sandbox' },
    foreign: {
      invoiceId: foreign.invoice,
      billingGroupId: foreign.billingGroup,
      planInstanceId: foreign.planInstance,
    },
    passTime: async (milliseconds) => {
      bench.clock.now += milliseconds;
    },
    dispose: () => {
      const faults = bench.messages.flatMap(checkMessage);
      if (faults.length > 0) throw new Error(`The wire is not kept: ${faults.join('; ')}`);
    },
  };
});
