import type { CalendarDate } from '../../src/model/values.js';
import type { AccountId, InvoiceId, PlanInstanceId } from '../../src/model/ids.js';
import type { AriaClient } from './client.js';
import { AriaFault } from './call-errors.js';
import { errorCode, queuedState, rebillOption } from './codes.js';
import { lacking, must, readFailure } from './failures.js';
import { PaymentReads, type MethodRow } from './payment-reads.js';
import { answerOf, answerOrNothing } from './read-call.js';
import { Recent } from './recent.js';
import type { CallInput, CallOutput } from './wire/calls.js';

export type AccountDetails = CallOutput<'get_acct_details_all_m'>;
export type CataloguePlan = CallOutput<'get_client_plans_all_m'>['all_client_plan_dtls'][number];
export type QueuedChangeRow =
  CallOutput<'get_acct_plan_queued_changes_m'>['queued_change_details'][number];
export type DunningGroupRow =
  CallOutput<'get_acct_dunning_group_details_m'>['dunning_group_details'][number];
export type InvoiceRow = CallOutput<'get_invoice_history_m'>['invoice_hist'][number];
export type InvoiceContent = Pick<
  CallOutput<'get_invoice_details_m'>,
  'invoice_line_details' | 'is_pending_ind'
>;

/** First and last bill date, both included. */
export interface BillDates {
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
}

/** What an account's pages are made from. */
export interface AccountPicture {
  readonly details: AccountDetails;
  readonly catalogue: readonly CataloguePlan[];
  /** Numbers of the plans that the account may take now: masters, and what may be put under them. */
  readonly available: ReadonlySet<string>;
  /** Changes that wait, and those that waited. */
  readonly queue: readonly QueuedChangeRow[];
  readonly dunningGroups: readonly DunningGroupRow[];
  /** Every stored method, disabled ones too. */
  readonly methods: readonly MethodRow[];
  readonly today: CalendarDate;
}

export type PictureReads = {
  readonly [Part in keyof AccountPicture]: () => Promise<AccountPicture[Part]>;
};

/** Wide enough for every invoice that can be there: Aria has no paging, but a range is always sent (Aria wire notes 3.7). */
const allBillDates = { from: '2000-01-01', to: '2999-12-31' };

/** Reads about one account. Every answer that names its account must name this one; failures are the contract's errors. */
export class AccountReads implements PictureReads {
  readonly #client: AriaClient;
  readonly #accountId: AccountId;
  readonly #clock: (() => CalendarDate) | undefined;
  /** What the account owes, has paid, and can pay with. */
  readonly payments: PaymentReads;

  /** Without `clock`, Aria's own clock tells what day it is. */
  constructor(client: AriaClient, accountId: AccountId, clock?: () => CalendarDate) {
    this.#client = client;
    this.#accountId = accountId;
    this.#clock = clock;
    this.payments = new PaymentReads(client, accountId);
  }

  readonly methods = (): Promise<readonly MethodRow[]> => this.payments.methods();

  readonly details = async (): Promise<AccountDetails> => {
    const name = 'get_acct_details_all_m';
    const details = await answerOf(this.#client, name, {
      acct_no: this.#accountId,
      include_master_plans: true,
      include_supp_plans: true,
      include_billing_groups: true,
      include_payment_methods: true,
    });
    if (must(details.acct_no, name, 'acct_no') !== this.#accountId)
      throw lacking(name, 'its account');
    return details;
  };

  readonly catalogue = async (): Promise<readonly CataloguePlan[]> => {
    const { all_client_plan_dtls: plans } = await answerOf(this.#client, 'get_client_plans_all_m', {
      acct_no: this.#accountId,
      include_all_rate_schedules: true,
      include_plan_hierarchy: true,
    });
    return plans;
  };

  readonly available = (): Promise<ReadonlySet<string>> =>
    this.#available({ include_full_plan_hierarchy_plans: true });

  /** Numbers of the plans that the account may take under a plan instance, which must be known to be this account's. */
  readonly availableUnder = (instance: PlanInstanceId): Promise<ReadonlySet<string>> =>
    this.#available({ plan_instance_no: instance });

  async #available(
    asked: Omit<CallInput<'get_avail_plans_for_acct_m'>, 'acct_no'>,
  ): Promise<ReadonlySet<string>> {
    const { all_client_avail_plans: plans } = await answerOf(
      this.#client,
      'get_avail_plans_for_acct_m',
      {
        acct_no: this.#accountId,
        ...asked,
      },
    );
    return new Set(plans.flatMap(({ plan_no }) => plan_no ?? []));
  }

  readonly queue = async (): Promise<readonly QueuedChangeRow[]> => {
    const name = 'get_acct_plan_queued_changes_m';
    const input = { acct_no: this.#accountId, queued_action_status_cd: queuedState.all };
    return (await answerOrNothing(this.#client, name, input))?.queued_change_details ?? [];
  };

  /** Under either of the names that Aria has for the list (Aria wire notes 3.5). */
  readonly dunningGroups = async (): Promise<readonly DunningGroupRow[]> => {
    const name = 'get_acct_dunning_group_details_m';
    const answer = await answerOrNothing(this.#client, name, { acct_no: this.#accountId });
    if (!answer) return [];
    const { dunning_group_details: documented, dunning_groups: described } = answer;
    return documented.length > 0 ? documented : described;
  };

  readonly today = async (): Promise<CalendarDate> => {
    if (this.#clock) return this.#clock();
    const name = 'get_virtual_datetime_m';
    return must((await answerOf(this.#client, name, {})).virtual_date, name, 'virtual_date');
  };

  /** Invoices with these bill dates, voided ones and rebills too; only those of this account. */
  async invoices({ from, to }: BillDates = {}): Promise<readonly InvoiceRow[]> {
    const { invoice_hist: rows } = await answerOf(this.#client, 'get_invoice_history_m', {
      acct_no: this.#accountId,
      start_bill_date: from ?? allBillDates.from,
      end_bill_date: to ?? allBillDates.to,
      include_voided: true,
      rb_option: rebillOption.all,
    });
    return rows.filter(
      ({ outacct_no }) => outacct_no === undefined || outacct_no === this.#accountId,
    );
  }

  /** What is on one invoice; undefined for one that Aria does not find. `invoiceId` must be known to be this account's. */
  async invoice(invoiceId: InvoiceId): Promise<InvoiceContent | undefined> {
    const input = { acct_no: this.#accountId, invoice_no: invoiceId };
    try {
      return (await this.#client.call('get_invoice_details_m', input)).answer;
    } catch (thrown) {
      const code = thrown instanceof AriaFault ? thrown.code : undefined;
      if (code === errorCode.noLineItems)
        return { invoice_line_details: [], is_pending_ind: undefined };
      if (code === errorCode.invoiceNotFound) return undefined;
      throw readFailure(thrown);
    }
  }
}

/** The same reads, shared by those of one session who ask at the same time; the catalogue may be kept for a while. */
export function sharedReads(
  reads: PictureReads,
  now: () => number,
  keepCatalogueMs: number,
): PictureReads {
  const details = new Recent<AccountDetails>(now, 0);
  const catalogue = new Recent<readonly CataloguePlan[]>(now, keepCatalogueMs);
  const available = new Recent<ReadonlySet<string>>(now, 0);
  const queue = new Recent<readonly QueuedChangeRow[]>(now, 0);
  const dunningGroups = new Recent<readonly DunningGroupRow[]>(now, 0);
  const methods = new Recent<readonly MethodRow[]>(now, 0);
  const today = new Recent<CalendarDate>(now, 0);
  return {
    details: () => details.get(reads.details),
    catalogue: () => catalogue.get(reads.catalogue),
    available: () => available.get(reads.available),
    queue: () => queue.get(reads.queue),
    dunningGroups: () => dunningGroups.get(reads.dunningGroups),
    methods: () => methods.get(reads.methods),
    today: () => today.get(reads.today),
  };
}
