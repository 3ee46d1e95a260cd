import type { AccountId } from '../../model/ids.js';
import type { StoredMethod } from '../../model/payment-method.js';
import type { PaymentTerms } from '../../model/payment-terms.js';
import type { Permission } from '../../model/permission.js';
import { accountRow } from '../look-up.js';
import { paymentMethodOf, paymentTermsOf } from '../views.js';
import type { World, WorldBillingGroup, WorldPaymentMethod } from '../world.js';

/** The ways in which an account can pay, in the nouns of the model. */

/** The kept methods that can still be used, the one that was added first first. */
export function storedMethodsOf(world: World, accountId: AccountId): StoredMethod[] {
  return world.paymentMethods
    .filter((row) => row.accountId === accountId && row.kept && row.status === 'enabled')
    .map((row) => storedMethodOf(world, row));
}

function storedMethodOf(world: World, row: WorldPaymentMethod): StoredMethod {
  const method = paymentMethodOf(world, row);
  const usedBy = usesOf(world, row);
  const change = changePermission(world, row.accountId);
  const pay: Permission =
    method.expiry === 'expired'
      ? { allowed: false, reason: 'payment-method-expired' }
      : { allowed: true };
  return {
    ...method,
    usedBy,
    can: {
      pay,
      replace: change,
      remove:
        change.allowed && usedBy.length > 0
          ? { allowed: false, reason: 'payment-method-in-use' }
          : change,
    },
  };
}

/** Whether the account may change how it pays. */
export function changePermission(world: World, accountId: AccountId): Permission {
  const { can, status } = accountRow(world, accountId);
  if (status === 'deactivated') return { allowed: false, reason: 'account-not-active' };
  return can.changePayers ?? can.pay ?? { allowed: true };
}

function usesOf(world: World, { id, accountId }: WorldPaymentMethod): StoredMethod['usedBy'] {
  const as = ({ pays }: WorldBillingGroup) => {
    if (pays.by !== 'method') return undefined;
    return pays.primaryId === id ? 'primary' : pays.backupId === id ? 'backup' : undefined;
  };
  return world.billingGroups
    .filter((group) => group.accountId === accountId && group.status === 'active')
    .flatMap((group) => {
      const use = as(group);
      return use ? [{ billingGroupId: group.id, name: group.name, as: use }] : [];
    });
}

/** The terms that the account may choose to pay on. */
export function termsFor({ paymentTerms, settings }: World): PaymentTerms[] {
  return settings.termsForCustomers ? paymentTerms.map(paymentTermsOf) : [];
}
