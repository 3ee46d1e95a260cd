import { describe, expect, it } from 'vitest';
import type { SandboxAdapter } from '../../src/adapter/sandbox/sandbox-adapter.js';
import { createSandboxAdapter } from '../../src/adapter/sandbox/sandbox-adapter.js';
import { billingGroupDraftSchema } from '../../src/model/payer-change.js';
import { paymentDraftSchema } from '../../src/model/payment.js';
import { newIntent } from '../support/protocol-bench.js';
import { draft } from './sandbox-support.js';

/** The account of the scenarios has terms that are agreed to when something is bought. */
const sandbox = (scenario?: string) => createSandboxAdapter({ scenario });

const says = async (adapter: SandboxAdapter, { id: quoteId }: Parameters<typeof yes>[0]) => {
  const intent = await adapter.confirm(yes({ id: quoteId }));
  return intent.state === 'refused' ? intent.refusal : intent.state;
};
const yes = ({ id: quoteId }: Pick<Awaited<ReturnType<SandboxAdapter['quotePayment']>>, 'id'>) => ({
  quoteId,
  intentId: newIntent(),
  accepted: [],
});

describe('the terms of an account', () => {
  it('are asked for with plans', async () => {
    const adapter = sandbox();
    expect(await says(adapter, await adapter.quotePlanChange({ draft: draft() }))).toBe(
      'terms-not-accepted',
    );
  });

  it('are asked for neither with a payment nor with who pays', async () => {
    const adapter = sandbox('open-balance');
    const payment = await adapter.quotePayment({
      draft: paymentDraftSchema.parse({
        kind: 'payment',
        what: { pay: 'current' },
        with: { by: 'method', methodId: '50002' },
      }),
    });
    expect(await says(adapter, payment)).toBe('done');
    const group = await adapter.quoteBillingGroup({
      draft: billingGroupDraftSchema.parse({
        kind: 'billing-group',
        group: { do: 'update', billingGroupId: '40001', name: 'At home' },
      }),
    });
    expect(await says(adapter, group)).toBe('done');
  });
});

describe('an amount in another currency than the account’s', () => {
  it('is an input that cannot be, not a failure of the service', async () => {
    const adapter = sandbox('open-balance');
    const inYen = paymentDraftSchema.parse({
      kind: 'payment',
      what: { pay: 'amount', amount: { amount: '1', currency: 'JPY' } },
      with: { by: 'method', methodId: '50002' },
    });
    await expect(adapter.quotePayment({ draft: inYen })).rejects.toMatchObject({
      code: 'invalid-input',
      retryable: false,
      fields: [{ path: 'draft.what.amount.currency', code: 'not-a-choice' }],
    });
  });
});
