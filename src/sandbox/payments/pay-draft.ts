import { outcomeOfToken, type TestOutcome } from '../../model/test-payment.js';
import type { PaymentToken } from '../../model/payment-token.js';
import type { PaymentDraft } from '../../model/payment.js';
import type { NewMethod } from '../groups-and-methods/methods.js';
import type { PayWhat } from './pay-targets.js';
import type { PayWith } from './pay.js';

/** What a customer asks for, in the words of the engine. */
export function payOrder({ what, with: by }: PaymentDraft): {
  readonly what: PayWhat;
  readonly with: PayWith;
} {
  return {
    what:
      what.pay === 'services'
        ? {
            pay: 'services',
            services: what.services.map(({ planInstanceId, chargeId }) => ({
              masterId: planInstanceId,
              chargeId,
            })),
          }
        : what,
    with: by.by === 'one-time' ? { by: 'one-time', method: newMethodOf(by.token) } : by,
  };
}

/** The processor's word for what is declined, by what its test token asks for. */
const declined: Partial<Record<TestOutcome, string>> = {
  decline: 'declined',
  expired: 'expired-card',
  'wrong-code': 'wrong-code',
};

/** A way to pay as a vault tells of it. In a sandbox a test token says itself what becomes of payments with it. */
export function newMethodOf(
  { kind, token, brand, lastFour, expires }: PaymentToken,
  name?: string,
): NewMethod {
  const outcome = outcomeOfToken(token);
  const declines = outcome && declined[outcome];
  return {
    kind,
    token,
    ...(name !== undefined && { name }),
    ...(brand !== undefined && { brand }),
    ...(lastFour !== undefined && { lastFour }),
    ...(expires && { expires }),
    ...(declines !== undefined && { declines }),
  };
}
