/**
 * The numbers of Aria's code tables that this proxy sends or understands, each table with its section in
 * docs/aria-wire-notes.md. A note "assumed" there is repeated here: such a number is our best reading and is checked nowhere.
 */

/** `error_code` (Aria wire notes 2.17). */
export const errorCode = {
  unknownCall: -1,
  ok: 0,
  unexpected: 1001,
  noData: 1002,
  /** Wrong keys or, assumed, a wrong user id or password. */
  notAuthenticated: 1004,
  noLineItems: 1008,
  accountNotFound: 1009,
  missingParameter: 1010,
  invalidSession: 1011,
  /** Also: the receipt id was used before, which means "look it up" and never "failed" (1.6). */
  invalidFormat: 1012,
  objectNotFound: 1013,
  notAllowed: 1014,
  duplicate: 1015,
  invalidInput: 1016,
  invalidDate: 1024,
  startDateWithBillDay: 1031,
  invalidBoolean: 1033,
  invalidDirective: 1035,
  accountStatus: 1049,
  countryNotSupported: 1500,
  invoiceNotFound: 2001,
  balanceZero: 4003,
  invalidPayMethod: 4006,
  invalidExpiry: 4008,
  invalidCard: 4009,
  invalidBankDraft: 4010,
  cardAuthorizationFailed: 4011,
  balanceNegative: 4020,
  payMethodMissing: 4021,
  invalidCardBrand: 4022,
  cardBrandMissing: 4032,
  noProcessor: 4040,
  bankDetailsMissing: 4044,
  invalidPlanInstance: 14046,
  invalidPlanStatus: 14051,
  invalidMasterPlanInstance: 14053,
  accountCannotProvision: 14077,
  masterCannotProvision: 14078,
  supplementalCannotProvision: 14079,
  queueDateNotInFuture: 24009,
  queueDaysNegative: 24010,
  invalidPaymentMethodId: 26007,
  invalidPaymentMethod: 26008,
  invalidBillingGroup: 26010,
  invalidBillingGroupId: 26012,
  /** Where our simulator's numbers for refusals begin that Aria describes in prose only. Depend on none of them. */
  simulatorOwn: 99_000,
} as const;

/** `assignment_directive` (2.1): when a change takes effect and how it is prorated. 5, 6 and 9 to 11 assumed. */
export const directive = {
  anniversary: 1,
  now: 2,
  nowWithoutProration: 3,
  nowFullyProrated: 4,
  nowChargeOnly: 5,
  nowCreditOnly: 6,
  date: 7,
  dateWithoutProration: 8,
  dateFullyProrated: 9,
  dateChargeOnly: 10,
  dateCreditOnly: 11,
} as const;

/** `plan_directive` of a row of update_acct_plan_multi_m (2.2): what is done to a plan instance. 2 is assumed. */
export const planDirective = { assign: 1, replace: 2, update: 3, cancel: 4 } as const;

/** `coupon_directive` of such a row (2.2); the numbers are assumed. */
export const couponDirective = { add: 1, remove: 2 } as const;

/** `invoicing_option` (2.3): for a new master, what is invoiced first; for a retroactive supplemental, how many bills catch up. */
export const invoicingOption = {
  fullInvoice: 1,
  proratedInvoice: 2,
  oneCatchUpBill: 1,
  catchUpBillPerPeriod: 2,
} as const;

/** `combine_invoices` (2.4). */
export const combineInvoices = { longCycle: 1, shortCycle: 2, companyDefault: 3 } as const;

/** `proration_invoice_timing` (2.2); the numbers are assumed. */
export const prorationInvoiceTiming = { now: 0, anniversary: 1 } as const;

/** `auto_offset_months_option` (2.2); the number is assumed. */
export const autoOffsetMonths = { alignWithMaster: 1 } as const;

/** Status of a plan instance (2.5). */
export const planInstanceStatus = {
  active: 1,
  pendingCancellation: 2,
  pendingTermination: 3,
  pendingInstallation: 31,
  pendingActivation: 32,
  trial: 41,
  activeNonBillable: 61,
  inactive: 0,
  suspended: -1,
  cancelled: -2,
  terminated: -3,
} as const;

/** The labels that go with {@link planInstanceStatus} in plan outputs (2.5). */
export const planInstanceStatusLabel: Readonly<Record<number, string>> = {
  [planInstanceStatus.active]: 'Active',
  [planInstanceStatus.pendingCancellation]: 'Pending Cancellation',
  [planInstanceStatus.pendingTermination]: 'Pending Termination',
  [planInstanceStatus.pendingInstallation]: 'Pending Installation',
  [planInstanceStatus.pendingActivation]: 'Pending Activation',
  [planInstanceStatus.trial]: 'Trial',
  [planInstanceStatus.activeNonBillable]: 'Active Non-billable',
  [planInstanceStatus.inactive]: 'Inactive',
  [planInstanceStatus.suspended]: 'Suspended',
  [planInstanceStatus.cancelled]: 'Cancelled',
  [planInstanceStatus.terminated]: 'Terminated',
};

/** `status_cd` of an account (2.6). */
export const accountStatus = {
  deactivated: 0,
  active: 1,
  pendingActivation: 32,
  temporaryBan: 51,
  permanent: 99,
  archived: -99,
} as const;

/** `dunning_state` (2.7). */
export const dunningState = { none: 0, inProgress: 1, completed: 2 } as const;

/** `queue_type_ind` and `queue_type` (2.8). 5 to 8 are assumed, so they are written by the simulator and believed by nobody. */
export const queueType = {
  assignment: 1,
  mandatoryChildAssignment: 2,
  replacement: 3,
  rollover: 4,
  removal: 5,
  units: 6,
  status: 7,
  rateSchedule: 8,
} as const;

/** `queued_action_status_cd` of a queued change (2.8); `all` is for asking only. */
export const queuedState = { deleted: 0, queued: 1, executed: 2, failed: 3, all: 4 } as const;

/** `queue_edit_directive` (2.8): what is done with a queued change. */
export const queueEditDirective = { delete: 0, execute: 1, move: 2 } as const;

/** `edit_queued_change_status_cd` (2.8); the numbers are assumed. */
export const queueEditStatus = { failed: 0, success: 1 } as const;

/** `pay_method_type` (2.9), as far as a billing group may hold them and we tell them apart. */
export const payMethodType = {
  external: -1,
  none: 0,
  creditCard: 1,
  electronicCheck: 2,
  prePaid: 3,
  netTerms30: 4,
  netTerms10: 5,
  netTerms15: 6,
  netTerms60: 7,
  netTerms0: 9,
  payPalExpress: 11,
  netTerms45: 12,
  tokenizedCreditCard: 13,
  directDebit: 26,
  directDebitIban: 27,
  directDebitBban: 28,
  tokenizedDirectDebit: 37,
  tokenizedElectronicCheck: 48,
} as const;

/** `cc_id` by our words for the brands, and the names in which answers tell them (2.10). */
export const cardBrands: ReadonlyMap<string, { readonly id: number; readonly name: string }> =
  new Map([
    ['visa', { id: 1, name: 'Visa' }],
    ['mastercard', { id: 2, name: 'MasterCard' }],
    ['american-express', { id: 3, name: 'American Express' }],
    ['discover', { id: 4, name: 'Discover' }],
    ['diners-club', { id: 5, name: 'Diners Club' }],
    ['maestro', { id: 6, name: 'Maestro' }],
    ['jcb', { id: 7, name: 'JCB' }],
    ['laser', { id: 8, name: 'Laser' }],
    ['dankort', { id: 9, name: 'Dankort' }],
  ]);

/** `filter_status` (2.11): which payment methods are listed. */
export const methodFilter = { disabled: 0, active: 1, all: 2 } as const;

/** `payments_returned` (2.11). */
export const paymentsReturned = { terms: 1, methods: 2, both: 3 } as const;

/** `payment_application_method` (2.11): how an amount is spread. */
export const paymentApplication = { oldestFirst: 1, firstDueFirst: 2, byHand: 3 } as const;

/** `payment_status` of a payment (2.12): words, compared without regard to case; "Declined" is assumed. */
export const paymentStatus = { approved: 'Approved', declined: 'Declined' } as const;

/** The types of transactions (2.12); what voids one has the same number with a minus. */
export const transactionType = {
  invoice: 1,
  check: 2,
  electronicPayment: 3,
  transferIn: 4,
  transferOut: 5,
  writeOff: 6,
  balanceForward: 9,
  cashCredit: 10,
  electronicRefund: 12,
  checkRefund: 13,
  externalCharge: 14,
  dunningCharge: 15,
  reinstatedCharge: 16,
  reinstatedPayment: 17,
  negativeBalanceForward: 18,
  thirdPartyPayment: 19,
  thirdPartyRefund: 20,
  invoiceCharge: 21,
  invoiceCredit: 22,
  creditMemoLine: 24,
} as const;

/** `payment_option` of a billing group (2.11): text, not a number. */
export const paymentOption = { methods: 'Methods', terms: 'Terms' } as const;

/** `line_type` of an invoice's or a preview's line (2.13). */
export const lineType = {
  recurring: 1,
  tax: 2,
  serviceCredit: 3,
  couponCredit: 4,
  activation: 5,
  usage: 6,
  recurringArrears: 7,
  order: 8,
  surcharge: 9,
} as const;

/** `invoice_type_cd` (2.13): letters, not numbers. */
export const invoiceType = {
  combined: 'C',
  anniversary: 'F',
  hybrid: 'H',
  order: 'O',
  proration: 'P',
  rebill: 'R',
} as const;

/** `rb_option` of the invoice history (2.13). */
export const rebillOption = { all: 0, originalsOnly: 1, rebillsOnly: 2 } as const;

/** `…_uom_cd`, the unit of a duration (2.15). */
export const durationUnit = { day: 1, week: 2, month: 3, quarter: 4, year: 5 } as const;

/** `tiered_pricing_rule` of a service (2.15); how each one counts is assumed. */
export const tieredPricing = { perTier: 1, volume: 2, flatRate: 3 } as const;

/** `force_bill_date_reset` (2.16): what happens to the bill date of a plan that is billed again. */
export const billDateReset = { none: 0, changeDate: 1, currentAnniversary: 2 } as const;

/** `status` of a billing or dunning group (2.16). */
export const groupStatus = { disabled: 0, active: 1 } as const;

/** `resp_level_cd` (2.16). */
export const responsibility = { selfPay: 1, parentPay: 2, parentUsageAndPay: 3 } as const;

/**
 * Names of the plan supplemental fields by which a company tells how many units of a master plan a customer may take.
 * A convention of this kit: Aria itself knows such limits for child plans only (3.3).
 */
export const unitLimitFields = { min: 'USS_MIN_UNITS', max: 'USS_MAX_UNITS' } as const;

/**
 * Name of the field of a parent plan by which a company tells how many plans of one of its plan groups are to be chosen: "1-2", or "1-" for any more.
 * A convention of this kit as well: Aria tells which plans are in a group, and not its numbers (3.3).
 */
export function chooseField(planGroupNo: string): string {
  return `USS_CHOOSE_${planGroupNo}`;
}
