import * as z from 'zod/mini';
import { draftSchema, type Draft } from '../../../src/model/draft.js';
import { testToken } from '../../../src/model/test-payment.js';
import type { Chance } from '../faulted-payments/chance.js';

export interface Drawn {
  readonly draft: Draft;
  /** See {@link Asked.makes}. */
  readonly makes: string | undefined;
}

/** Something to pay, or a way to pay: by a kept method, by a card for once, a card to keep, or a billing group to make. */
export function drawDraft(chance: Chance): Drawn {
  const kind = chance.pick(['kept', 'kept', 'once', 'once', 'keep', 'group'] as const);
  const makes = `New ${chance.id().slice(0, 12)}`;
  const outcome = chance.pick(['approve', 'approve', 'decline', 'lost-answer'] as const);
  const token = {
    kind: 'card',
    token: testToken(outcome, chance.id()),
    brand: 'visa',
    lastFour: '4242',
    expires: { year: 2098, month: 12 },
  };
  switch (kind) {
    case 'kept':
    case 'once': {
      const amount = { amount: `0.${chance.whole(10, 90)}`, currency: 'USD' };
      const methodId = chance.hits(0.1) ? '50002' : '50001';
      const by = kind === 'once' ? { by: 'one-time', token } : { by: 'method', methodId };
      return drawn({ kind: 'payment', what: { pay: 'amount', amount }, with: by });
    }
    case 'keep':
      return drawn({ kind: 'payment-method', method: { do: 'add', token, name: makes } }, makes);
    case 'group': {
      const pays = { by: 'method', primaryId: '50001' };
      return drawn({ kind: 'billing-group', group: { do: 'create', name: makes, pays } }, makes);
    }
  }
}

function drawn(draft: object, makes?: string): Drawn {
  return { draft: z.parse(draftSchema, draft), makes };
}
