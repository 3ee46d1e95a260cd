import { AdapterError, type ErrorCode } from '../../src/adapter/errors.js';
import type { RefusalCode } from '../../src/model/codes.js';
import { AriaCallError, AriaFault, type CallFailure } from './call-errors.js';
import { errorCode } from './codes.js';
import type { CallName } from './wire/calls.js';

/** What a call that got no usable answer is to the contract. `offline` is none of them: that is the customer's own line. */
const codeOfFailure: Record<CallFailure, ErrorCode> = {
  'invalid-input': 'service-failed',
  busy: 'service-failed',
  aborted: 'service-failed',
  'timed-out': 'timeout',
  unreachable: 'service-failed',
  'connection-lost': 'service-failed',
  redirected: 'bad-answer',
  'http-status': 'service-failed',
  'too-large': 'bad-answer',
  'not-json': 'bad-answer',
  contract: 'bad-answer',
};

/**
 * What reading from Aria threw, as the contract's error. Aria's own text is in none of its parts (T54); the original,
 * which holds none either, is its cause.
 */
export function readFailure(thrown: unknown): AdapterError {
  if (thrown instanceof AdapterError) return thrown;
  if (thrown instanceof AriaCallError) {
    return new AdapterError(codeOfFailure[thrown.failure], { hint: thrown.message, cause: thrown });
  }
  if (thrown instanceof AriaFault) {
    const code = thrown.code === errorCode.invalidSession ? 'session-expired' : 'service-failed';
    return new AdapterError(code, { hint: thrown.message, cause: thrown });
  }
  return new AdapterError('service-failed', { cause: thrown });
}

/** An answer without something that nothing can be made of it without. */
export function lacking(call: string, field: string): AdapterError {
  return new AdapterError('bad-answer', { hint: `${call} answered without ${field}.` });
}

/** `value`, or the error that the answer lacks it. */
export function must<T>(value: T | undefined, call: string, field: string): T {
  if (value === undefined) throw lacking(call, field);
  return value;
}

const noVerdict: ReadonlySet<number> = new Set([errorCode.unexpected, errorCode.unknownCall]);

/** False for a fault that says that something broke and nothing of what was asked: whether it was done, or is allowed. */
export function isVerdict({ code }: AriaFault): boolean {
  return !noVerdict.has(code);
}

/** What Aria's refusals of a write mean (Aria wire notes 2.17), as far as its pages number them. */
const refusalOfCode: ReadonlyMap<number, RefusalCode> = new Map([
  [errorCode.accountStatus, 'account-not-active'],
  [errorCode.accountCannotProvision, 'account-not-active'],
  [errorCode.invalidBillingGroup, 'billing-group-not-found'],
  [errorCode.invalidBillingGroupId, 'billing-group-not-found'],
  [errorCode.invalidPlanStatus, 'status-not-possible'],
  [errorCode.queueDateNotInFuture, 'change-date-not-in-the-future'],
  [errorCode.masterCannotProvision, 'parent-not-active'],
  [errorCode.supplementalCannotProvision, 'plan-instance-not-active'],
  [errorCode.invalidPlanInstance, 'plan-instance-not-found'],
  [errorCode.invalidMasterPlanInstance, 'plan-instance-not-found'],
  [errorCode.balanceZero, 'nothing-to-pay'],
  [errorCode.balanceNegative, 'nothing-to-pay'],
  [errorCode.invalidCardBrand, 'card-brand-unknown'],
  [errorCode.cardBrandMissing, 'card-brand-missing'],
  [errorCode.invalidPaymentMethod, 'payment-method-not-found'],
  [errorCode.invalidPaymentMethodId, 'payment-method-not-found'],
  [errorCode.invoiceNotFound, 'invoice-not-found'],
]);

/** What says of a payment, or of a method that is checked as it is added, that the payment taker does not take it. */
const declines: ReadonlyMap<number, RefusalCode> = new Map(
  [
    errorCode.cardAuthorizationFailed,
    errorCode.invalidPayMethod,
    errorCode.invalidExpiry,
    errorCode.invalidCard,
    errorCode.invalidBankDraft,
    errorCode.bankDetailsMissing,
  ].map((code) => [code, 'payment-declined']),
);

/** What says of a payment that what it asks for is not right, and so that nothing was taken. */
const notTaken: ReadonlyMap<number, RefusalCode> = new Map(
  [
    errorCode.notAuthenticated,
    errorCode.accountNotFound,
    errorCode.missingParameter,
    errorCode.objectNotFound,
    errorCode.notAllowed,
    errorCode.invalidInput,
    errorCode.invalidDate,
    errorCode.invalidBoolean,
    errorCode.countryNotSupported,
    errorCode.payMethodMissing,
    errorCode.noProcessor,
  ].map((code) => [code, 'refused-by-platform']),
);

/** The one instance that an assignment names is the one to align with, or its parent. */
const refusalOfAssignment: ReadonlyMap<number, RefusalCode> = new Map([
  [errorCode.invalidPlanInstance, 'parent-not-found'],
  [errorCode.invalidMasterPlanInstance, 'alignment-not-possible'],
]);

/** What an edit of the queue names that is not there any more: somebody else was quicker. */
const refusalOfQueueEdit: ReadonlyMap<number, RefusalCode> = new Map([
  [errorCode.noData, 'queued-change-not-found'],
  [errorCode.objectNotFound, 'queued-change-not-found'],
]);

const refusalsOfCall: Partial<Record<CallName, ReadonlyMap<number, RefusalCode>>> = {
  assign_acct_plan_m: refusalOfAssignment,
  edit_acct_plan_queued_changes_m: refusalOfQueueEdit,
  collect_from_account_m: new Map([...notTaken, ...declines]),
  update_payment_method_m: declines,
};

/**
 * Why Aria refuses a write; undefined when its answer does not say whether it does. A number that is not known is a refusal, but of a payment: something may
 * have been taken all the same.
 */
export function refusalOfFault(fault: AriaFault, call: CallName): RefusalCode | undefined {
  if (!isVerdict(fault)) return undefined;
  const known = refusalsOfCall[call]?.get(fault.code) ?? refusalOfCode.get(fault.code);
  return known ?? (call === 'collect_from_account_m' ? undefined : 'refused-by-platform');
}
