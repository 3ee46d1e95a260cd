import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { ConnectionController } from '../../src/controllers/connection-controller.js';
import type { LocalizeController } from '../../src/controllers/localize-controller.js';
import { QueryController } from '../../src/controllers/query-controller.js';
import { StoredIntents } from '../../src/controllers/stored-intent.js';
import type { BillingGroup } from '../../src/model/billing-group.js';
import type { PaymentMethodId } from '../../src/model/ids.js';
import type { Balance } from '../../src/model/payment.js';
import type { PaymentFields } from '../../src/payment-fields/port.js';
import { alert } from '../internal/alert.js';
import { button } from '../internal/button.js';
import { below, type HeadingLevel } from '../internal/heading.js';
import { isBusy } from '../payers/busy-signal.js';

export interface OtherWaysOptions {
  readonly connection: ConnectionController;
  readonly localize: LocalizeController;
  readonly fields: () => PaymentFields | undefined;
  readonly level: () => HeadingLevel;
  /** Whether the account may pay on terms. */
  readonly terms: () => boolean;
  /** A method was kept, to be paid with. */
  readonly kept: (methodId: PaymentMethodId) => void;
  readonly focus: (id: string) => void;
}

/** Always the same objects: another task is another form, which forgets what was being done. */
const adding = { do: 'add' } as const;
const resuming = { do: 'resume' } as const;

interface LaterTask {
  readonly do: 'update';
  readonly group: BillingGroup;
  readonly termsFirst: true;
}

type Opened =
  | { readonly way: 'keep' }
  | { readonly way: 'later'; readonly task: LaterTask }
  /** What was begun before the page was loaded again. */
  | { readonly way: 'resume' };

/**
 * Ways to pay that are a step of their own before any payment: keeping a new payment method, and letting a billing group pay by invoice.
 * Each is reviewed and confirmed by itself, and found again after a reload by itself (write protocol, step 9).
 */
export class OtherWays {
  readonly #host: LitElement;
  readonly #options: OtherWaysOptions;
  readonly #groups: QueryController<'listBillingGroups'>;
  #opened: Opened | undefined;
  #busy = false;
  #saved: 'method' | 'group' | undefined;
  /** Another one is another session, which may have left something behind. */
  #session: unknown;

  constructor(host: LitElement, options: OtherWaysOptions) {
    this.#host = host;
    this.#options = options;
    const { connection } = options;
    this.#groups = new QueryController(host, {
      connection,
      operation: 'listBillingGroups',
      input: () => (connection.has('listBillingGroups') ? {} : undefined),
    });
    host.addController({ hostUpdate: () => this.#resume() });
  }

  /** True while one of them is open: nothing else is asked then. */
  get open(): boolean {
    return this.#opened !== undefined;
  }

  /** Buttons that lead to them; nothing where there are none. */
  buttons(balance: Balance): TemplateResult | typeof nothing {
    const { connection, localize } = this.#options;
    const { localizer, settings } = localize;
    const { paymentMethods, billingGroups } = settings.policy;
    const mayKeep = connection.has('quotePaymentMethod') && paymentMethods.length > 0;
    const groups = billingGroups && this.#options.terms() ? this.#payers(balance) : [];
    if (!mayKeep && groups.length === 0) return nothing;
    return html`<div class="actions">
      ${
        mayKeep
          ? button({
              label: localizer.text('payment-form-keep'),
              kind: 'quiet',
              id: 'keep',
              icon: 'add',
              onPress: () => this.#show({ way: 'keep' }),
            })
          : nothing
      }
      ${groups.map((group) =>
        button({
          label: localizer.text('payment-form-later', { group: group.name }),
          kind: 'quiet',
          id: `later-${group.id}`,
          onPress: () =>
            this.#show({ way: 'later', task: { do: 'update', group, termsFirst: true } }),
        }),
      )}
    </div>`;
  }

  /** The one that is open. */
  view(): TemplateResult | typeof nothing {
    const opened = this.#opened;
    if (!opened) return nothing;
    switch (opened.way) {
      case 'keep':
        return this.#methodForm(adding, opened);
      case 'later':
        return html`<p>${this.#options.localize.localizer.text('payment-form-later-note')}</p>
          ${this.#groupForm(opened.task, opened)}`;
      case 'resume':
        return html`${this.#methodForm(resuming, opened)} ${this.#groupForm(resuming, opened)}`;
    }
  }

  /** What was saved last, until something else is done. */
  saved(): TemplateResult | typeof nothing {
    if (!this.#saved) return nothing;
    const title = this.#options.localize.localizer.text('paying-done', { what: this.#saved });
    return html`<div id="saved" tabindex="-1">
      ${alert(this.#options.localize.localizer, { tone: 'success', title })}
    </div>`;
  }

  close(): void {
    this.#opened = undefined;
    this.#saved = undefined;
    this.#busy = false;
    this.#host.requestUpdate();
  }

  /** Those that pay by a method for something that is open. */
  #payers({ invoices }: Balance): BillingGroup[] {
    const { connection } = this.#options;
    if (!connection.has('quoteBillingGroup')) return [];
    const owing = new Set(invoices.map(({ billingGroupId }) => billingGroupId));
    return (this.#groups.result.data?.rows ?? []).filter(
      ({ id, payer }) => payer.by === 'method' && owing.has(id),
    );
  }

  #show(opened: Opened): void {
    this.#opened = opened;
    this.#saved = undefined;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() =>
      this.#host.renderRoot
        .querySelector<HTMLElement>('uss-payment-method-form, uss-billing-group-form')
        ?.focus(),
    );
  }

  /** Looks once for each session whether a step was on its way before the page was loaded. */
  #resume(): void {
    const connection = this.#options.connection.connection;
    if (!connection || connection.client === this.#session) return;
    this.#session = connection.client;
    this.#opened = new StoredIntents().any(connection.name, this.#host)
      ? { way: 'resume' }
      : undefined;
  }

  readonly #busyChanged = (event: Event): void => {
    this.#busy = isBusy(event);
  };

  readonly #closed = (): void => {
    if (this.#busy) return;
    const back = this.#opened?.way === 'keep' ? 'keep' : 'title';
    this.close();
    this.#options.focus(back);
  };

  readonly #kept = ({ detail }: HTMLElementEventMap['uss-payment-method-done']): void => {
    const { paymentMethodId } = detail;
    if (paymentMethodId !== undefined) this.#options.kept(paymentMethodId);
    this.#done('method');
  };

  readonly #grouped = (): void => this.#done('group');

  #done(what: 'method' | 'group'): void {
    this.close();
    this.#saved = what;
    this.#options.focus('saved');
  }

  #methodForm(task: typeof adding | typeof resuming, key: Opened): TemplateResult {
    return html`${keyed(
      key,
      html`<uss-payment-method-form
        heading-level=${below(this.#options.level())}
        .task=${task}
        .paymentFields=${this.#options.fields()}
        @busychange=${this.#busyChanged}
        @uss-payment-method-done=${this.#kept}
        @close=${this.#closed}
        ><slot name="uss-card" slot="uss-card"></slot
      ></uss-payment-method-form>`,
    )}`;
  }

  #groupForm(task: typeof resuming | LaterTask, key: Opened): TemplateResult {
    return html`${keyed(
      key,
      html`<uss-billing-group-form
        heading-level=${below(this.#options.level())}
        .task=${task}
        .paymentFields=${this.#options.fields()}
        @busychange=${this.#busyChanged}
        @uss-billing-group-done=${this.#grouped}
        @close=${this.#closed}
        ><slot name="uss-card" slot="uss-card"></slot
      ></uss-billing-group-form>`,
    )}`;
  }
}
