import { refusalCodes, type RefusalCode } from '../../src/model/codes.js';
import { errorCode } from '../aria/codes.js';

/** An answer that is no: what stands in `error_code` and `error_msg`. Nothing was changed, but that a payment was tried. */
export class WireError extends Error {
  override readonly name = 'WireError';
  readonly code: number;
  /** What stands in the answer beside the error. */
  readonly fields: object;

  constructor(code: number, text: string, fields: object = {}) {
    super(text);
    this.code = code;
    this.fields = fields;
  }
}

/** The call is right, but asks for something that Aria can do and this simulator cannot. */
export function notSimulated(what: string): WireError {
  return new WireError(errorCode.simulatorOwn + 1, `not simulated: ${what}`);
}

/** The refusals for which Aria's pages give a number (Aria wire notes 2.17). */
const documented: Partial<Record<RefusalCode, number>> = {
  'account-not-active': errorCode.accountStatus,
  'not-permitted': errorCode.accountStatus,
  'billing-group-not-found': errorCode.invalidBillingGroup,
  'alignment-not-possible': errorCode.invalidMasterPlanInstance,
  'plan-instance-not-found': errorCode.invalidPlanInstance,
  'parent-not-found': errorCode.invalidPlanInstance,
  'status-not-possible': errorCode.invalidPlanStatus,
  'change-date-not-in-the-future': errorCode.queueDateNotInFuture,
  'nothing-to-pay': errorCode.balanceZero,
  'payment-declined': errorCode.cardAuthorizationFailed,
  'payment-method-not-found': errorCode.invalidPaymentMethod,
  'payment-method-disabled': errorCode.invalidPaymentMethod,
  'card-brand-unknown': errorCode.invalidCardBrand,
  'card-brand-missing': errorCode.cardBrandMissing,
  'invoice-not-found': errorCode.invoiceNotFound,
};

const firstOfRefusals = errorCode.simulatorOwn + 100;

/** What the engine refuses, as Aria would say it; numbers of our own where Aria's pages have prose only. */
export function refusalError(refusal: RefusalCode): WireError {
  const code = documented[refusal] ?? firstOfRefusals + refusalCodes.indexOf(refusal);
  return new WireError(code, `the change is refused: ${refusal}`);
}

/** An input that the call cannot do without. */
export function given<T>(value: T | undefined, field: string): T {
  if (value === undefined) throw new WireError(errorCode.missingParameter, `missing ${field}`);
  return value;
}
