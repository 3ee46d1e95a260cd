// The headless kit: everything but the elements. `uss-kit/components/…` has those, one module each.
export { defineAdapter, type PlainAdapter, type PlainOperation } from './adapter/define-adapter.js';
export {
  operations,
  type AdapterChange,
  type AdapterSource,
  type BillingAdapter,
  type BillingOperations,
  type CallOptions,
  type Input,
  type Operation,
  type OperationName,
  type Output,
} from './adapter/contract.js';
export { nouns, type Noun } from './adapter/nouns.js';
export {
  AdapterError,
  errorCodes,
  refused,
  toAdapterError,
  type Actor,
  type AdapterErrorDetails,
  type ErrorCode,
  type ErrorKind,
  type FieldError,
} from './adapter/errors.js';
export { createHttpAdapter } from './adapter/http/http-adapter.js';
export type { HttpAdapterOptions } from './adapter/http/http-options.js';
export { createRawCaller } from './adapter/http/raw-caller.js';
export type {
  FaultChance,
  FaultCount,
  FaultName,
  FaultSetting,
  SandboxControl,
  SandboxStatus,
} from './adapter/sandbox-control.js';

export { Connection, connectionContext, type ConnectionStatus } from './context/connection.js';
export {
  provideBilling,
  type BillingOptions,
  type BillingProvision,
} from './context/provide-billing.js';
export {
  SelectionStore,
  draftOf,
  selectionContext,
  type ChosenPlan,
  type Selection,
} from './context/selection.js';
export {
  agentPolicy,
  defaultPolicy,
  settingsContext,
  type Policy,
  type Settings,
} from './context/settings.js';

export { ConnectionController } from './controllers/connection-controller.js';
export { LocalizeController } from './controllers/localize-controller.js';
export { QueryController, type QueryControllerOptions } from './controllers/query-controller.js';
export type { QueryResult } from './controllers/query-result.js';
export { SelectionController } from './controllers/selection-controller.js';
export {
  SubmitController,
  type Consent,
  type SubmitControllerOptions,
} from './controllers/submit-controller.js';
export type { EndedOutcome, Outcome } from './controllers/outcome.js';
export { errorText } from './controllers/error-text.js';

export { emit } from './events/emit.js';
export type * from './events/event-map.js';

export { Localizer, type TermOverrides } from './i18n/localizer.js';
export type { TermId } from './i18n/term-ids.js';

export type { Account } from './model/account.js';
export type { Permission } from './model/permission.js';
export type { BillingGroup, Payer } from './model/billing-group.js';
export {
  ends,
  lineKinds,
  problemCodes,
  refusalCodes,
  warningCodes,
  type End,
  type LineKind,
  type ProblemCode,
  type RefusalCode,
  type WarningCode,
} from './model/codes.js';
export type * from './model/ids.js';
export type { Confirmation, Intent, Receipt } from './model/intent.js';
export type { Invoice, InvoiceStatus, InvoiceSummary, Line } from './model/invoice.js';
export type {
  PaymentMethod,
  PaymentMethodKind,
  ShownMethod,
  StoredMethod,
} from './model/payment-method.js';
export type {
  AmountChoice,
  Balance,
  OpenInvoice,
  Payment,
  PaymentDraft,
  PaymentQuote,
  PayWhat,
  PayWith,
} from './model/payment.js';
export type {
  BillingGroupDraft,
  PayerChoice,
  PayerQuote,
  PaymentMethodDraft,
} from './model/payer-change.js';
export type { PaymentToken } from './model/payment-token.js';
export { frameFields, type FrameFieldsOptions } from './payment-fields/frame/frame-fields.js';
export { testFields } from './payment-fields/test-fields.js';
export type * from './payment-fields/port.js';
export type { PaymentTerms } from './model/payment-terms.js';
export type { Draft, PlanDraft } from './model/draft.js';
export type { DunningGroup } from './model/dunning-group.js';
export type { EffectiveChoice, EffectiveChoices } from './model/effective-choices.js';
export type {
  Change,
  ChangeKind,
  Effective,
  PlanChangeDraft,
  Proration,
} from './model/plan-change.js';
export type { InstanceTerms, PlanInstance, PlanInstanceStatus } from './model/plan-instance.js';
export type { ChildPlan, Plan, PlanGroup } from './model/plan.js';
export type { QueuedChange, QueueEdit, QueueEditDraft } from './model/queued-change.js';
export type {
  Consequence,
  PlanQuote,
  PriceStep,
  QuotedChange,
  TimelineRow,
} from './model/plan-quote.js';
export { isPayerQuote, isPaymentQuote, isPlanQuote, type Quote } from './model/quote.js';
export type { Warning } from './model/warning.js';
export type { Charge, DatedRates, RateSchedule, Tier } from './model/rate-schedule.js';
export type { Credentials, Session } from './model/session.js';
export type { CalendarDate, Instant, Period } from './model/values.js';
export type { Money, Rate } from './money/money.js';
