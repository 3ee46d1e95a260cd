import * as z from 'zod/mini';
import type { Account } from '../../src/model/account.js';
import type { Permission } from '../../src/model/permission.js';
import { accountIdSchema } from '../../src/model/ids.js';
import type { AccountPicture } from './account-reads.js';
import { amountOf, currencyOf } from './amounts.js';
import { accountStatus } from './codes.js';
import { must } from './failures.js';
import type { SettledPolicy } from './policy.js';
import { payersOf } from './world/payers.js';

const call = 'get_acct_details_all_m';

/** Statuses in which an account's plans are provisioned and may be changed (Aria wire notes 2.6). */
const open: ReadonlySet<number | undefined> = new Set([
  accountStatus.active,
  accountStatus.permanent,
]);

export type AccountParts = Pick<AccountPicture, 'details' | 'today'>;

export function accountOf({ details, today }: AccountParts, policy: SettledPolicy): Account {
  const currency = accountCurrency({ details });
  return {
    id: z.parse(accountIdSchema, details.acct_no),
    name: nameOf(details),
    currency,
    locale: localeOf(details.acct_locale_name, policy),
    today,
    balance: amountOf(details.acct_balance ?? '0', currency),
    can: permissionsOf({ details }),
    accepts: acceptedOf({ details }, policy),
    ...(policy.terms && { terms: policy.terms }),
  };
}

export function accountCurrency({ details }: Pick<AccountPicture, 'details'>): string {
  return currencyOf(must(details.acct_currency, call, 'acct_currency'));
}

/** Whoever has an account that is not open may still pay what is owed (Aria wire notes 2.6). */
function permissionsOf({ details }: Pick<AccountPicture, 'details'>): Account['can'] {
  if (open.has(details.status_cd)) return { changePlans: { allowed: true } };
  const closed: Permission = { allowed: false, reason: 'account-not-active' };
  return { changePlans: closed, pay: { allowed: true }, changePayers: closed };
}

function acceptedOf(
  { details }: Pick<AccountPicture, 'details'>,
  policy: SettledPolicy,
): NonNullable<Account['accepts']> {
  const { acceptedMethods, acceptedBrands, termsForCustomers } = policy.rules;
  const { paymentTerms } = payersOf({ details }, z.parse(accountIdSchema, details.acct_no), policy);
  return {
    kinds: [...acceptedMethods],
    ...(acceptedBrands && { brands: [...acceptedBrands] }),
    terms: termsForCustomers && paymentTerms.length > 0,
  };
}

function nameOf({
  first_name,
  last_name,
  company_name,
  userid,
}: AccountPicture['details']): string {
  const person = [first_name, last_name].filter((part) => part !== undefined).join(' ');
  return person || company_name || userid || '';
}

/** By the company's list, or as it is where it is a locale that this machine knows. */
function localeOf(name: string | undefined, { locales, defaultLocale }: SettledPolicy): string {
  if (name === undefined) return defaultLocale;
  const listed = Object.hasOwn(locales, name) ? locales[name] : undefined;
  return listed ?? (isLocale(name) ? name : defaultLocale);
}

function isLocale(name: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(name).length > 0;
  } catch {
    return false;
  }
}
