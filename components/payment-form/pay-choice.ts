import type { Localizer } from '../../src/i18n/localizer.js';
import { amountSigns, parseAmount } from '../../src/i18n/parse-amount.js';
import type { InvoiceId, PaymentMethodId } from '../../src/model/ids.js';
import type { StoredMethod } from '../../src/model/payment-method.js';
import type { PaymentToken } from '../../src/model/payment-token.js';
import type { AmountChoice, Balance, PayWhat, PayWith, Service } from '../../src/model/payment.js';
import type { AskedKind } from '../payers/kinds.js';
import type { FieldProblem } from '../internal/problem-summary.js';

/** What a customer has chosen so far, and what they typed. */
export interface PayChoice {
  readonly what: AmountChoice | undefined;
  readonly invoiceIds: ReadonlySet<InvoiceId>;
  /** Keys of services; see {@link serviceKey}. */
  readonly services: ReadonlySet<string>;
  /** As typed. */
  readonly amount: string;
  /** `none`: what was chosen is out of the question. */
  readonly by: PayBy | 'none' | undefined;
}

/** A stored method; fields for one payment; or what they have made a token of. */
export type PayBy =
  | { readonly by: 'method'; readonly methodId: PaymentMethodId }
  | { readonly by: 'once'; readonly kind: AskedKind }
  | { readonly by: 'given'; readonly token: PaymentToken };

export const nothingChosen: PayChoice = {
  what: undefined,
  invoiceIds: new Set(),
  services: new Set(),
  amount: '',
  by: undefined,
};

/** What is due by today where that is something of its own, else all that is open. */
export function defaultWhat({ amounts, full, current }: Balance): AmountChoice | undefined {
  const may = (wanted: AmountChoice) =>
    amounts.some(({ choice, permission }) => choice === wanted && permission.allowed);
  if (may('current') && current.amount !== full.amount) return 'current';
  return may('full') ? 'full' : undefined;
}

/** The first method that can be paid with, one that pays for a billing group anyway before others. */
export function defaultBy(methods: readonly StoredMethod[]): PayBy | undefined {
  const able = methods.filter(({ can }) => can.pay.allowed);
  const method = able.find(({ usedBy }) => usedBy.some(({ as }) => as === 'primary')) ?? able[0];
  return method && { by: 'method', methodId: method.id };
}

export function serviceKey({ planInstanceId, chargeId }: Service): string {
  return `${planInstanceId}-${chargeId}`;
}

/** Ids of the controls that a problem leads to. */
export const whatGroupId = 'what';
export const withGroupId = 'with';
export const amountId = 'amount';

export type WhatReading =
  | { readonly what: PayWhat; readonly problem?: undefined }
  | { readonly what?: undefined; readonly problem: FieldProblem };

/** How much is to be paid, or what is still missing for that. */
export function readWhat(localizer: Localizer, choice: PayChoice, balance: Balance): WhatReading {
  const missing = (id: string, text: string): WhatReading => ({ problem: { id, text } });
  switch (choice.what) {
    case undefined:
      return missing(
        firstOf(whatGroupId, balance.amounts[0]?.choice),
        localizer.text('payment-form-what-missing'),
      );
    case 'invoices': {
      const invoiceIds = balance.invoices
        .map(({ invoiceId }) => invoiceId)
        .filter((id) => choice.invoiceIds.has(id));
      return invoiceIds.length > 0
        ? { what: { pay: 'invoices', invoiceIds } }
        : missing(
            firstOf('invoices', balance.invoices[0]?.invoiceId),
            localizer.text('payment-form-invoices-missing'),
          );
    }
    case 'services': {
      const services = balance.services
        .map(({ service }) => service)
        .filter((service) => choice.services.has(serviceKey(service)));
      const [first] = balance.services;
      return services.length > 0
        ? { what: { pay: 'services', services } }
        : missing(
            firstOf('services', first && serviceKey(first.service)),
            localizer.text('payment-form-services-missing'),
          );
    }
    case 'amount':
      return readAmount(localizer, choice.amount, balance);
    default:
      return { what: { pay: choice.what } };
  }
}

function firstOf(group: string, value: string | undefined): string {
  return value === undefined ? group : `${group}-${value}`;
}

function readAmount(localizer: Localizer, text: string, { payable }: Balance): WhatReading {
  const { currency } = payable;
  const signs = amountSigns(localizer.locale, currency);
  const read = parseAmount(text, signs);
  const reason = read.ok ? refusalOf(read.value, payable.amount) : read.reason;
  if (read.ok && reason === undefined)
    return { what: { pay: 'amount', amount: { amount: read.value, currency } } };
  const most = localizer.money(payable);
  const { decimals } = signs;
  return {
    problem: {
      id: amountId,
      text: localizer.text('payment-form-amount-problem', { reason: reason ?? '', most, decimals }),
    },
  };
}

function refusalOf(amount: string, most: string): 'zero' | 'too-large' | undefined {
  if (!/[1-9]/.test(amount)) return 'zero';
  return isMore(amount, most) ? 'too-large' : undefined;
}

/** Compares two decimal texts of as many decimals, as those of one currency are. */
function isMore(amount: string, other: string): boolean {
  const length = Math.max(amount.length, other.length);
  return amount.padStart(length, '0') > other.padStart(length, '0');
}

/** What the payment is made with, once it is known. */
export function readWith(by: PayBy | undefined): PayWith | undefined {
  switch (by?.by) {
    case 'method':
      return { by: 'method', methodId: by.methodId };
    case 'given':
      return { by: 'one-time', token: by.token };
    default:
      return undefined;
  }
}

export function toggled<T>(set: ReadonlySet<T>, value: T, chosen: boolean): ReadonlySet<T> {
  const next = new Set(set);
  if (chosen) next.add(value);
  else next.delete(value);
  return next;
}
