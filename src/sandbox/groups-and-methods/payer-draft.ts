import type {
  BillingGroupDraft,
  PaymentMethodDraft,
  PayerChoice as Asked,
} from '../../model/payer-change.js';
import type { Command } from '../command.js';
import { newMethodOf } from '../payments/pay-draft.js';
import type { Outcome } from '../steps.js';
import type { World } from '../world.js';
import { createBillingGroup, updateBillingGroup } from './billing-groups.js';
import type { PayerChoice } from './payer.js';
import { addPaymentMethod, disablePaymentMethod, replacePaymentMethod } from './payment-methods.js';

/** Makes what a customer asks for of billing groups and payment methods. */
export function changePayers(
  world: World,
  draft: BillingGroupDraft | PaymentMethodDraft,
  command: Command,
): Outcome {
  if (draft.kind === 'billing-group') {
    const { planInstanceIds: masterIds } = draft.group;
    return draft.group.do === 'create'
      ? createBillingGroup(world, {
          ...command,
          ...draft.group,
          pays: payerChoice(draft.group.pays),
          masterIds,
        })
      : updateBillingGroup(world, {
          ...command,
          ...draft.group,
          pays: draft.group.pays && payerChoice(draft.group.pays),
          masterIds,
        });
  }
  const { method } = draft;
  switch (method.do) {
    case 'add':
      return addPaymentMethod(world, {
        ...command,
        method: newMethodOf(method.token, method.name),
      });
    case 'replace':
      return replacePaymentMethod(world, {
        ...command,
        paymentMethodId: method.methodId,
        method: newMethodOf(method.token, method.name),
      });
    case 'remove':
      return disablePaymentMethod(world, { ...command, paymentMethodId: method.methodId });
  }
}

function payerChoice(asked: Asked): PayerChoice {
  if (asked.by === 'terms') return asked;
  const { primaryId, backupId } = asked;
  return {
    by: 'method',
    primary: { methodId: primaryId },
    ...(backupId !== undefined && { backup: { methodId: backupId } }),
  };
}
