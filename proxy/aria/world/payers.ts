import * as z from 'zod/mini';
import { billingGroupIdSchema, type AccountId } from '../../../src/model/ids.js';
import type { Payer } from '../../../src/model/billing-group.js';
import type {
  WorldBillingGroup,
  WorldPaymentMethod,
  WorldPaymentTerms,
} from '../../../src/sandbox/world.js';
import type { AccountDetails } from '../account-reads.js';
import { payMethodType, paymentOption } from '../codes.js';
import { must } from '../failures.js';
import type { MethodRow as StoredRow } from '../payment-reads.js';
import type { SettledPolicy } from '../policy.js';
import { methodOf } from '../to-methods.js';

const call = 'get_acct_details_all_m';

type GroupRow = AccountDetails['billing_groups_info'][number];
type MethodRow = AccountDetails['payment_methods_info'][number];
type Pays = WorldBillingGroup['pays'];

/** Who pays, as the engine keeps it. */
export interface Payers {
  readonly billingGroups: readonly WorldBillingGroup[];
  readonly paymentMethods: readonly WorldPaymentMethod[];
  readonly paymentTerms: readonly WorldPaymentTerms[];
  /** The account's number for EAN/GLN terms, where one of its groups has it (Aria wire notes 4.10). */
  readonly eanNumber: string | undefined;
}

/**
 * The billing groups with what they pay by. Rows of methods are by group, so one that two groups share comes twice; where all `stored` methods
 * were read, those are told too that no group pays by. The company's terms are there whether a group has them or not.
 */
export function payersOf(
  { details, methods: stored = [] }: { details: AccountDetails; methods?: readonly StoredRow[] },
  accountId: AccountId,
  { paymentTerms }: Pick<SettledPolicy, 'paymentTerms'>,
): Payers {
  const methods = new Map<string, WorldPaymentMethod>(
    stored.map((row) => methodOf(row, accountId)).map((method) => [method.id, method]),
  );
  const terms = new Map<string, WorldPaymentTerms>(paymentTerms.map((row) => [row.id, row]));
  const billingGroups = details.billing_groups_info.map((row): WorldBillingGroup => {
    const id = z.parse(billingGroupIdSchema, must(row.billing_group_no, call, 'billing_group_no'));
    const description = row.billing_group_description;
    return {
      id,
      accountId,
      name: row.billing_group_name ?? row.client_def_billing_group_id ?? id,
      ...(description !== undefined && { description }),
      status: 'active',
      pays: paysBy(row),
    };
  });
  return {
    billingGroups,
    paymentMethods: [...methods.values()],
    paymentTerms: [...terms.values()],
    eanNumber: details.billing_groups_info.find(({ ean_gln_num }) => ean_gln_num)?.ean_gln_num,
  };

  function paysBy(row: GroupRow): Pays {
    if (row.payment_option === paymentOption.terms) return onTerms(row);
    const methodOf = (...numbers: (string | undefined)[]) =>
      details.payment_methods_info.find(
        ({ billing_group_no, payment_method_no }) =>
          payment_method_no !== undefined &&
          billing_group_no === row.billing_group_no &&
          numbers.includes(payment_method_no),
      );
    const primary = methodOf(row.primary_payment_method_id, row.primary_payment_method_no);
    if (!primary) return { by: 'nothing' };
    const days = netDays.get(primary.pay_method_type);
    if (days !== undefined) return onNetTerms(primary, days);
    const backup = methodOf(row.backup_payment_method_id, row.backup_payment_method_no);
    return {
      by: 'method',
      primaryId: keep(primary),
      ...(backup && { backupId: keep(backup) }),
    };
  }

  function keep(row: MethodRow): WorldPaymentMethod['id'] {
    const method = methodOf(row, accountId);
    if (!methods.has(method.id)) methods.set(method.id, method);
    return method.id;
  }

  function onTerms(row: GroupRow): Pays {
    const id = row.payment_terms_no ?? row.client_payment_term_id;
    if (id === undefined) return { by: 'nothing' };
    const kind = ['1', 'EAN/GLN'].includes(row.payment_terms_type ?? '') ? 'ean-gln' : 'net';
    return keepTerms(
      { id, name: row.payment_terms_name ?? id, kind, days: 0 },
      row.ean_gln_requisition_num,
    );
  }

  function onNetTerms(row: MethodRow, days: number): Pays {
    const id = must(row.payment_method_no, call, 'payment_method_no');
    return keepTerms({ id, name: row.pay_method_name ?? `Net ${days}`, kind: 'net', days });
  }

  function keepTerms(row: Omit<WorldPaymentTerms, 'dueMethod'>, requisitionNumber?: string): Pays {
    if (!terms.has(row.id)) terms.set(row.id, { ...row, dueMethod: 'invoice' });
    return {
      by: 'terms',
      termsId: row.id,
      ...(requisitionNumber !== undefined && { requisitionNumber }),
    };
  }
}

/** Who pays, as far as it is known: when invoices are due on terms that only Aria's number and name are known of, is not told. */
export function toldPayer(
  payer: Payer,
  { paymentTerms }: Pick<SettledPolicy, 'paymentTerms'>,
): Payer {
  if (payer.by !== 'terms') return payer;
  const { due, ...terms } = payer.terms;
  const isKnown = paymentTerms.some(({ id }) => id === terms.id) || (due?.days ?? 0) > 0;
  return isKnown ? payer : { ...payer, terms };
}

/** Net terms as older companies have them: as a payment method (Aria wire notes 2.9). */
const netDays: ReadonlyMap<number | undefined, number> = new Map([
  [payMethodType.netTerms0, 0],
  [payMethodType.netTerms10, 10],
  [payMethodType.netTerms15, 15],
  [payMethodType.netTerms30, 30],
  [payMethodType.netTerms45, 45],
  [payMethodType.netTerms60, 60],
]);
