import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import type { BillingAdapter } from '../../src/context/connection.js';
import { ConnectionController } from '../../src/controllers/connection-controller.js';
import { errorText } from '../../src/controllers/error-text.js';
import { LocalizeController } from '../../src/controllers/localize-controller.js';
import { SessionController } from '../../src/controllers/session-controller.js';
import { StoredIntents } from '../../src/controllers/stored-intent.js';
import { payersTexts } from '../../src/i18n/locales/en/payers.js';
import { paymentMethodsTexts } from '../../src/i18n/locales/en/payment-methods.js';
import type { BillingGroup } from '../../src/model/billing-group.js';
import type { PaymentMethodId } from '../../src/model/ids.js';
import type { StoredMethod } from '../../src/model/payment-method.js';
import type { PaymentFields } from '../../src/payment-fields/port.js';
import { Announcer } from '../internal/announcer.js';
import { button } from '../internal/button.js';
import { CardSlotForwarder } from '../internal/card-slot.js';
import { FocusKeeper } from '../internal/focus-keeper.js';
import { below, heading, type HeadingLevel } from '../internal/heading.js';
import { emptyPanel, readFailurePanel, setupPanel } from '../internal/panel.js';
import { skeletonText } from '../internal/skeleton.js';
import { StateVoice, type Progress } from '../internal/state-voice.js';
import { isBusy } from '../payers/busy-signal.js';
import type { GroupTask } from '../payers/group-form.js';
import type { MethodTask } from '../payers/method-form.js';
import { MethodReads } from './method-reads.js';
import { methodId, methodItem, type MethodAction } from './method-item.js';
import { groupId, payerItem } from './payer-item.js';
import { paymentMethodsStyles } from './payment-methods.styles.js';
import { removalDialog } from './removal-dialog.js';
import { savedId, savedPanel, type Saved } from './saved-panel.js';

/** The form that is open; another object each time that one is. */
type Opened =
  | { readonly form: 'method'; readonly task: MethodTask }
  | { readonly form: 'group'; readonly task: GroupTask }
  /** What became of what was confirmed before the page was loaded again. */
  | { readonly form: 'resume' };

/**
 * The stored ways to pay: what each is, until when it is valid and which billing groups it pays for. Methods can be added, replaced and removed,
 * and for each billing group it can be chosen which one pays and which one steps in. Nothing is saved before it was shown what follows. Card and
 * account numbers are asked for by the fields of a payment taker, which the provider or the page gives.
 *
 * Needs `listPaymentMethods`; to change anything also `quotePaymentMethod`, `confirm` and `getIntent`. Uses `getAccount` (what the company takes, and
 * what may be done), and `listBillingGroups` with `quoteBillingGroup` (who pays with what) where the adapter has them.
 *
 * @summary Stored payment methods: add, replace, remove, and who pays with which.
 *
 * @example
 * ```html
 * <uss-provider sandbox>
 *   <uss-payment-methods></uss-payment-methods>
 * </uss-provider>
 * ```
 *
 * @slot uss-card - Where the fields for cards and accounts stand; made by the element itself unless the page puts an element of its own there.
 *
 * @fires {CustomEvent<PaymentMethodSubmitDetail>} uss-payment-method-submit - The customer confirmed that a method is added, replaced or removed, and nothing was sent yet. Prevented, nothing will be.
 * @fires {CustomEvent<PaymentMethodDoneDetail>} uss-payment-method-done - A method is added, replaced or removed.
 * @fires {CustomEvent<QuoteEndedDetail>} uss-payment-method-ended - That came to any other end.
 * @fires {CustomEvent<BillingGroupSubmitDetail>} uss-billing-group-submit - The customer confirmed by which methods a billing group pays, and nothing was sent yet. Prevented, nothing will be.
 * @fires {CustomEvent<BillingGroupDoneDetail>} uss-billing-group-done - A billing group pays as was confirmed.
 * @fires {CustomEvent<QuoteEndedDetail>} uss-billing-group-ended - That came to any other end.
 *
 * @csspart methods - The payment methods.
 * @csspart groups - The billing groups with the methods that they pay by.
 */
export class PaymentMethods extends LitElement {
  static override styles = paymentMethodsStyles;

  readonly #connection = new ConnectionController(this, {
    adapter: () => this.adapter,
    forChildren: true,
  });
  readonly #localize = new LocalizeController(this, { texts: [paymentMethodsTexts, payersTexts] });
  readonly #announcer = new Announcer(this);
  readonly #voice = new StateVoice(this.#announcer);
  readonly #reads = new MethodReads(this, { connection: this.#connection });
  #client: object | undefined;

  @state() private opened: Opened | undefined;
  /** A confirmation is on its way: nothing else may be begun. */
  @state() private underWay = false;
  @state() private saved: Saved | undefined;

  /** Where data comes from; left out, the provider around the element says. */
  @property({ attribute: false }) adapter?: BillingAdapter;

  /** Fields of a payment taker for cards and accounts; left out, the provider around the element says. */
  @property({ attribute: false }) paymentFields?: PaymentFields;

  /** Shows the methods and lets nobody change anything. */
  @property({ type: Boolean, attribute: 'view-only' }) viewOnly = false;

  /** Level of the element's heading, 1 to 6; each method and billing group has one below. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: HeadingLevel = 2;

  constructor() {
    super();
    new CardSlotForwarder(this);
    new SessionController(this, {
      connection: this.#connection,
      changed: () => {
        this.opened = undefined;
        this.saved = undefined;
        this.underWay = false;
      },
    });
    this.addController({ hostUpdate: () => this.#prepare() });
    new FocusKeeper(this, () => this.renderRoot.querySelector<HTMLElement>(`#${savedId}, #title`));
  }

  /** Runs when the answers of this render are known, before anything is drawn from them. */
  #prepare(): void {
    if (!this.isConnected) return;
    this.#voice.follow(this.#localize.localizer, this.#progress);
    const { connection } = this.#connection;
    if (!connection || connection.client === this.#client) return;
    this.#client = connection.client;
    if (!this.viewOnly && !this.opened && new StoredIntents().any(connection.name, this))
      this.opened = { form: 'resume' };
  }

  get #progress(): Progress {
    const { localizer } = this.#localize;
    const { state: reading, data, error } = this.#reads.methods;
    if (error) return { state: 'failed', text: errorText(localizer, error) };
    if (!data) return { state: reading === 'waiting' ? 'waiting' : 'loading' };
    const count = data.rows.length;
    return { state: 'ready', text: localizer.text('payment-methods-found', { count }) };
  }

  /** What may be done with methods here; why not is told by the account. */
  get #actions(): MethodAction[] {
    return !this.viewOnly && this.#connection.has('quotePaymentMethod') && !this.#reads.closed
      ? ['replace', 'remove']
      : [];
  }

  get #mayChangeGroups(): boolean {
    const { billingGroups } = this.#localize.settings.policy;
    return (
      !this.viewOnly &&
      billingGroups &&
      !this.#reads.closed &&
      this.#connection.has('quoteBillingGroup')
    );
  }

  get #wait(): string | undefined {
    return this.underWay ? 'wait' : undefined;
  }

  #open(opened: Opened): void {
    if (this.underWay) return;
    this.opened = opened;
    this.saved = undefined;
    if (opened.form === 'method' && opened.task.do === 'remove') return;
    void this.updateComplete.then(() =>
      this.renderRoot
        .querySelector<HTMLElement>('uss-payment-method-form, uss-billing-group-form')
        ?.focus(),
    );
  }

  #close(): void {
    const { opened } = this;
    this.opened = undefined;
    this.underWay = false;
    void this.updateComplete.then(() => this.#focusAfter(opened));
  }

  /** Who leaves a form without saving goes on where they were. */
  #focusAfter(opened: Opened | undefined): void {
    const id =
      opened?.form === 'method'
        ? 'method' in opened.task
          ? methodId(opened.task.method.id)
          : 'add'
        : opened?.form === 'group' && opened.task.do === 'update'
          ? groupId(opened.task.group.id)
          : 'title';
    this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)}`)?.focus();
  }

  readonly #busyChanged = (event: Event): void => {
    this.underWay = isBusy(event);
  };

  readonly #methodDone = ({ detail }: HTMLElementEventMap['uss-payment-method-done']): void => {
    const { opened } = this;
    const what = opened?.form === 'method' ? opened.task.do : 'resume';
    this.#done({ do: what, paymentMethodId: detail.paymentMethodId });
  };

  readonly #groupDone = (): void => {
    this.#done({ do: this.opened?.form === 'resume' ? 'resume' : 'group' });
  };

  #done(saved: Saved): void {
    this.underWay = false;
    this.renderRoot.querySelector('dialog')?.close();
    this.opened = undefined;
    this.saved = saved;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(`#${savedId}`)?.focus(),
    );
  }

  #savedPanel(methods: readonly StoredMethod[]): TemplateResult | typeof nothing {
    if (!this.saved) return nothing;
    return savedPanel(this.#localize.localizer, {
      saved: this.saved,
      methods,
      groups: this.#mayChangeGroups ? this.#reads.groups : [],
      onUse: (group, primaryId) => this.#openGroup(group, primaryId),
    });
  }

  #openGroup(group: BillingGroup, primaryId?: PaymentMethodId): void {
    const task = { do: 'update', group, methodsOnly: true, primaryId } as const;
    this.#open({ form: 'group', task });
  }

  #methodForm(task: MethodTask, level: HeadingLevel): TemplateResult {
    return html`<uss-payment-method-form
      heading-level=${level}
      .task=${task}
      .paymentFields=${this.paymentFields}
      @busychange=${this.#busyChanged}
      @uss-payment-method-done=${this.#methodDone}
      @close=${() => this.#close()}
      ><slot name="uss-card" slot="uss-card"></slot
    ></uss-payment-method-form>`;
  }

  #groupForm(task: GroupTask, level: HeadingLevel): TemplateResult {
    return html`<uss-billing-group-form
      heading-level=${level}
      .task=${task}
      .paymentFields=${this.paymentFields}
      @busychange=${this.#busyChanged}
      @uss-billing-group-done=${this.#groupDone}
      @close=${() => this.#close()}
      ><slot name="uss-card" slot="uss-card"></slot
    ></uss-billing-group-form>`;
  }

  /** What was left behind by a reload, in the places where it was begun. */
  #resumed(): TemplateResult | typeof nothing {
    if (this.opened?.form !== 'resume') return nothing;
    const level = below(this.headingLevel);
    return html`${this.#methodForm({ do: 'resume' }, level)}
    ${this.#groupForm({ do: 'resume' }, level)}`;
  }

  #methodList(methods: readonly StoredMethod[]): TemplateResult {
    const { localizer } = this.#localize;
    const { opened } = this;
    const level = below(this.headingLevel);
    // One that is just being replaced may be gone from the list before its form has told of the end.
    const replaced =
      opened?.form === 'method' && opened.task.do === 'replace' ? opened.task.method : undefined;
    const gone = replaced && !methods.some(({ id }) => id === replaced.id) ? [replaced] : [];
    if (methods.length + gone.length === 0) {
      return emptyPanel({
        title: localizer.text('payment-methods-found', { count: 0 }),
        body: this.#actions.length > 0 ? localizer.text('payment-methods-none') : undefined,
      });
    }
    return html`<ul class="list" part="methods">
      ${repeat(
        [...methods, ...gone],
        ({ id }) => id,
        (method) =>
          html`<li>
            ${methodItem(localizer, {
              level,
              method,
              actions: this.#actions,
              wait: this.#wait,
              onAct: (action) => this.#open({ form: 'method', task: { do: action, method } }),
              form:
                opened?.form === 'method' && replaced?.id === method.id
                  ? html`${keyed(opened, this.#methodForm(opened.task, below(level)))}`
                  : nothing,
            })}
          </li>`,
      )}
    </ul>`;
  }

  #adding(): TemplateResult | typeof nothing {
    const { localizer, settings } = this.#localize;
    const { opened } = this;
    if (opened?.form === 'method' && opened.task.do === 'add') {
      return html`<div class="panel">
        ${keyed(opened, this.#methodForm(opened.task, below(this.headingLevel)))}
      </div>`;
    }
    if (this.#actions.length === 0 || settings.policy.paymentMethods.length === 0) return nothing;
    return html`<div class="actions">
      ${button({
        label: localizer.text('payers-add-method'),
        icon: 'add',
        id: 'add',
        closed: this.underWay,
        describedBy: this.#wait,
        onPress: () => this.#open({ form: 'method', task: { do: 'add' } }),
      })}
    </div>`;
  }

  #groupList(): TemplateResult | typeof nothing {
    const { localizer } = this.#localize;
    const groups = this.#reads.groups;
    if (groups.length === 0) return nothing;
    const { opened } = this;
    const level = below(this.headingLevel);
    return html`<section class="stack" aria-labelledby="groups">
      ${heading({ level, text: localizer.text('payment-methods-groups'), size: 'large', id: 'groups' })}
      <ul class="list" part="groups">
        ${repeat(
          groups,
          ({ id }) => id,
          (group) =>
            html`<li>
              ${payerItem(localizer, {
                level: below(level),
                group,
                open: this.#mayChangeGroups,
                wait: this.#wait,
                onChange: () => this.#openGroup(group),
                form:
                  opened?.form === 'group' &&
                  opened.task.do === 'update' &&
                  opened.task.group.id === group.id
                    ? html`${keyed(opened, this.#groupForm(opened.task, below(below(level))))}`
                    : nothing,
              })}
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #dialog(): TemplateResult | typeof nothing {
    const { opened } = this;
    if (opened?.form !== 'method' || opened.task.do !== 'remove') return nothing;
    const level = below(this.headingLevel);
    const content = removalDialog(this.#localize.localizer, {
      level,
      method: opened.task.method,
      underWay: this.underWay,
      form: this.#methodForm(opened.task, level),
      onClose: () => {
        if (this.opened === opened) this.#close();
      },
    });
    return html`${keyed(opened, content)}`;
  }

  #content(): TemplateResult {
    const { localizer } = this.#localize;
    const { error, data } = this.#reads.methods;
    if (this.#connection.missing) return setupPanel(localizer, { element: this.localName });
    const failed =
      error &&
      readFailurePanel(localizer, {
        element: this.localName,
        operation: 'listPaymentMethods',
        error,
        message: errorText(localizer, error),
        stale: data !== undefined,
        onRetry: () => this.#reads.retry(),
      });
    if (!data) return failed ?? skeletonText(4);
    return html`${failed ?? nothing} ${this.#savedPanel(data.rows)} ${this.#resumed()}
    ${
      this.underWay
        ? html`<p class="small muted" id="wait">${localizer.text('payment-methods-wait')}</p>`
        : nothing
    }
    ${this.#closedText()} ${this.#methodList(data.rows)} ${this.#adding()} ${this.#groupList()}`;
  }

  /** Why nothing can be changed by this account. */
  #closedText(): TemplateResult | typeof nothing {
    const { localizer } = this.#localize;
    const { closed } = this.#reads;
    if (!closed || this.viewOnly) return nothing;
    return html`<p class="muted">
      ${localizer.text('payment-methods-may-not')} ${localizer.text(`refusal-${closed}`)}
    </p>`;
  }

  override render(): TemplateResult {
    const { localizer } = this.#localize;
    return html`<div class="root" lang=${localizer.locale} dir=${localizer.dir}>
      ${this.#announcer.region()}
      <div class="stack" aria-busy=${String(this.#reads.methods.busy)}>
        ${heading({
          level: this.headingLevel,
          text: localizer.text('payment-methods-heading'),
          size: 'large',
          id: 'title',
          focusable: true,
        })}
        ${this.#content()}
      </div>
      ${this.#dialog()}
    </div>`;
  }
}
