import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { repeat } from 'lit/directives/repeat.js';
import type { BillingAdapter, OperationName } from '../../src/context/connection.js';
import { agentPolicy } from '../../src/context/settings.js';
import { ConnectionController } from '../../src/controllers/connection-controller.js';
import { errorText } from '../../src/controllers/error-text.js';
import { LocalizeController } from '../../src/controllers/localize-controller.js';
import { QueryController } from '../../src/controllers/query-controller.js';
import { SessionController } from '../../src/controllers/session-controller.js';
import { TabStore } from '../../src/controllers/tab-store.js';
import { emit } from '../../src/events/emit.js';
import { subscriptionsTexts } from '../../src/i18n/locales/en/subscriptions.js';
import type { PlanInstanceId } from '../../src/model/ids.js';
import type { PlanInstance } from '../../src/model/plan-instance.js';
import { alert } from '../internal/alert.js';
import { Announcer } from '../internal/announcer.js';
import { button } from '../internal/button.js';
import { CardSlotForwarder } from '../internal/card-slot.js';
import { disclosure } from '../internal/disclosure.js';
import { FocusKeeper } from '../internal/focus-keeper.js';
import { below, heading, type HeadingLevel } from '../internal/heading.js';
import { emptyPanel, readFailurePanel, setupPanel } from '../internal/panel.js';
import { skeletonText } from '../internal/skeleton.js';
import { StateVoice, type Progress } from '../internal/state-voice.js';
import { hasEnded } from './ended.js';
import { actionsOf, planActions, type PlanAction } from './plan-actions.js';
import { instanceId, isTwin, planNode, treesOf, type PlanNode } from './plan-node.js';
import { subscriptionsStyles } from './subscriptions.styles.js';

/** The change that is open in place of the list. */
interface OpenChange extends PlanAction {
  readonly planInstanceId?: PlanInstanceId | undefined;
}

/** A change that was kept, if it is one: whether it can still be made, the element that opens says. */
function readChange(kept: unknown): OpenChange | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const { kind, status, planInstanceId } = kept as Record<string, unknown>;
  const isText = (value: unknown) => value === undefined || typeof value === 'string';
  const isKind = (agentPolicy.changes as readonly unknown[]).includes(kind);
  return isKind && isText(status) && isText(planInstanceId) ? (kept as OpenChange) : undefined;
}

/**
 * The plans that an account has, as a tree: status, price, units, next bill date, who pays, late payment, and what is planned for each. Its
 * actions open `uss-plan-change` in its place, unless the page prevents that; what may not be done says why. After a reload, and when the same
 * customer signs in again, a change that was open is open again.
 *
 * Needs `listPlanInstances`. Uses `getAccount`, `listBillingGroups` (who pays) and `listQueuedChanges` (what is planned) where the adapter has
 * them; to change a plan what `uss-plan-change` needs.
 *
 * @summary Shows the plans of an account and opens their changes.
 *
 * @example
 * ```html
 * <uss-provider sandbox>
 *   <uss-subscriptions></uss-subscriptions>
 * </uss-provider>
 * ```
 *
 * @slot uss-card - Where the fields for a new card or account stand; made by the element itself unless the page puts an element of its own there.
 *
 * @fires {CustomEvent<PlanActionDetail>} uss-plan-action-submit - The customer wants to change a plan. Prevented, no element opens for it.
 * @fires {CustomEvent<PlanSelectedDetail>} uss-plan-selected - The customer chose plans, a rate schedule or units.
 * @fires {CustomEvent<EffectiveSelectedDetail>} uss-effective-selected - The customer chose when a change takes effect.
 * @fires {CustomEvent<BillingGroupSelectedDetail>} uss-billing-group-selected - The customer chose who pays.
 * @fires {CustomEvent<BillingGroupSubmitDetail>} uss-billing-group-submit - The customer confirmed a billing group that is made or changed on the way, and nothing was sent yet. Prevented, nothing will be.
 * @fires {CustomEvent<BillingGroupDoneDetail>} uss-billing-group-done - A billing group is made or changed.
 * @fires {CustomEvent<QuoteEndedDetail>} uss-billing-group-ended - That came to any other end.
 * @fires {CustomEvent<PaymentMethodSubmitDetail>} uss-payment-method-submit - The same for a payment method that is added on the way.
 * @fires {CustomEvent<PaymentMethodDoneDetail>} uss-payment-method-done - A payment method is added.
 * @fires {CustomEvent<QuoteEndedDetail>} uss-payment-method-ended - That came to any other end.
 * @fires {CustomEvent<QuoteReadyDetail>} uss-quote-ready - A new quote is on the screen.
 * @fires {CustomEvent<QuoteSubmitDetail>} uss-plan-change-submit - The customer confirmed and nothing was sent yet. Prevented, nothing will be.
 * @fires {CustomEvent<QuoteDoneDetail>} uss-plan-change-done - A change took effect, or was queued.
 * @fires {CustomEvent<QuoteEndedDetail>} uss-plan-change-ended - A change came to any other end.
 * @fires {CustomEvent<PlanChangeRestartedDetail>} uss-plan-change-restarted - The customer is done with the receipt.
 *
 * @csspart plans - The plans that the account has.
 * @csspart ended - The plans that have ended.
 * @csspart change - The change that is open in their place.
 */
export class Subscriptions extends LitElement {
  static override styles = subscriptionsStyles;

  readonly #connection = new ConnectionController(this, {
    adapter: () => this.adapter,
    forChildren: true,
  });
  readonly #localize = new LocalizeController(this, { texts: subscriptionsTexts });
  readonly #announcer = new Announcer(this);
  readonly #voice = new StateVoice(this.#announcer);
  readonly #instances = new QueryController(this, {
    connection: this.#connection,
    operation: 'listPlanInstances',
    input: () => ({}),
  });
  readonly #account = new QueryController(this, {
    connection: this.#connection,
    operation: 'getAccount',
    input: () => this.#where('getAccount'),
  });
  readonly #groups = new QueryController(this, {
    connection: this.#connection,
    operation: 'listBillingGroups',
    input: () => this.#where('listBillingGroups'),
  });
  readonly #queued = new QueryController(this, {
    connection: this.#connection,
    operation: 'listQueuedChanges',
    input: () => this.#where('listQueuedChanges'),
  });

  readonly #kept = new TabStore(this, { connection: this.#connection, name: 'open-change' });

  @state() private change: OpenChange | undefined;
  /** The plans whose actions are shown. */
  @state() private unfolded: ReadonlySet<PlanInstanceId> = new Set();

  /** Where data comes from; left out, the provider around the element says. */
  @property({ attribute: false }) adapter?: BillingAdapter;

  /** Shows the plans and lets nobody change anything. */
  @property({ type: Boolean, attribute: 'view-only' }) viewOnly = false;

  /** Who uses it: `agent` offers every choice that there is in the changes that it opens. */
  @property() audience: 'subscriber' | 'agent' = 'subscriber';

  /** Level of the element's heading, 1 to 6; each plan has one below. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: HeadingLevel = 2;

  constructor() {
    super();
    new CardSlotForwarder(this);
    new SessionController(this, {
      connection: this.#connection,
      changed: () => {
        this.change = undefined;
        this.unfolded = new Set();
      },
    });
    this.addController({
      hostUpdate: () => {
        this.#kept.follow(() => {
          this.change ??= readChange(this.#kept.read());
        });
        if (this.isConnected) this.#voice.follow(this.#localize.localizer, this.#progress);
      },
    });
    new FocusKeeper(this, () => this.renderRoot.querySelector<HTMLElement>('#title'));
  }

  #where(operation: OperationName) {
    return this.#connection.has(operation) ? {} : undefined;
  }

  get #held(): readonly PlanInstance[] {
    const rows = this.#instances.result.data?.rows ?? [];
    return rows.filter(({ status }) => !hasEnded(status));
  }

  get #progress(): Progress {
    const { localizer } = this.#localize;
    const { state: reading, error, data } = this.#instances.result;
    if (error) return { state: 'failed', text: errorText(localizer, error) };
    if (!data) return { state: reading === 'waiting' ? 'waiting' : 'loading' };
    const count = this.#held.length;
    return { state: 'ready', text: localizer.text('subscriptions-found', { count }) };
  }

  /** Whether anything may be changed here at all. */
  get #open(): boolean {
    const { changes } = this.#localize.settings.policy;
    return (
      !this.viewOnly &&
      changes.length > 0 &&
      this.#connection.has('quotePlanChange') &&
      this.#account.result.data?.can.changePlans.allowed !== false
    );
  }

  #act(action: PlanAction, planInstanceId?: PlanInstanceId): void {
    const { kind, status } = action;
    if (!emit(this, 'uss-plan-action-submit', { kind, planInstanceId, status })) return;
    this.change = { kind, status, planInstanceId };
    this.#kept.write(this.change);
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('#back')?.focus(),
    );
  }

  #back(): void {
    const left = this.change?.planInstanceId;
    this.change = undefined;
    this.#kept.forget();
    void this.updateComplete.then(() => {
      const plan = left !== undefined && this.renderRoot.querySelector(`#plan-${CSS.escape(left)}`);
      const target = plan || this.renderRoot.querySelector('#title');
      if (target instanceof HTMLElement) target.focus();
    });
  }

  #toggle(id: PlanInstanceId, open: boolean): void {
    if (this.unfolded.has(id) === open) return;
    const unfolded = new Set(this.unfolded);
    if (open) unfolded.add(id);
    else unfolded.delete(id);
    this.unfolded = unfolded;
  }

  #node({ instance, children }: PlanNode, level: HeadingLevel): TemplateResult {
    const { localizer, settings } = this.#localize;
    const { id, billingGroupId, planName } = instance;
    const twin = isTwin(instance, this.#held);
    const actions = this.#open
      ? planActions(localizer, {
          object: twin ? localizer.text('plan-twin', { plan: planName, number: id }) : planName,
          offered: actionsOf(instance, settings.policy),
          open: this.unfolded.has(id),
          onToggle: (open) => this.#toggle(id, open),
          onAct: (action) => this.#act(action, id),
        })
      : nothing;
    return html`<li class="plan" aria-labelledby=${instanceId(instance)}>
      ${planNode(localizer, {
        level,
        instance,
        twin,
        group: this.#groups.result.data?.rows.find((group) => group.id === billingGroupId),
        queued: (this.#queued.result.data?.rows ?? []).filter(
          ({ planInstanceId, state: stands }) => planInstanceId === id && stands === 'queued',
        ),
        actions,
      })}
      ${children.length === 0 ? nothing : this.#list('under', children, below(level))}
    </li>`;
  }

  #list(
    name: 'plans' | 'under',
    nodes: readonly PlanNode[],
    level: HeadingLevel,
    part?: string,
  ): TemplateResult {
    return html`<ul class=${name} part=${ifDefined(part)}>
      ${repeat(
        nodes,
        ({ instance }) => instance.id,
        (node) => this.#node(node, level),
      )}
    </ul>`;
  }

  #plans(rows: readonly PlanInstance[]): TemplateResult {
    const { localizer, settings } = this.#localize;
    const held = this.#held;
    const ended = rows.filter(({ status }) => hasEnded(status));
    const level = below(this.headingLevel);
    const take =
      this.#open && settings.policy.changes.includes('assign')
        ? button({
            label: localizer.text('subscriptions-take', { count: held.length }),
            icon: 'add',
            kind: held.length === 0 ? 'primary' : 'secondary',
            onPress: () => this.#act({ kind: 'assign' }),
          })
        : undefined;
    return html`${this.#closed()}
    ${
      held.length === 0
        ? emptyPanel({
            title: localizer.text('subscriptions-found', { count: 0 }),
            body: take ? localizer.text('subscriptions-empty-more') : undefined,
            action: take,
          })
        : html`${this.#list('plans', treesOf(held), level, 'plans')}
          ${take ? html`<div class="actions">${take}</div>` : nothing}`
    }
    ${
      ended.length === 0
        ? nothing
        : disclosure({
            summary: localizer.text('subscriptions-ended', { count: ended.length }),
            content: this.#list('plans', treesOf(ended), level, 'ended'),
          })
    }`;
  }

  /** Why nothing can be changed, where the account may not. */
  #closed(): TemplateResult | typeof nothing {
    const { localizer } = this.#localize;
    const permission = this.#account.result.data?.can.changePlans;
    if (this.viewOnly || permission?.allowed !== false) return nothing;
    return alert(localizer, {
      tone: 'info',
      title: localizer.text('change-not-possible'),
      body: localizer.text(`refusal-${permission.reason}`),
    });
  }

  #changing({ kind, status, planInstanceId }: OpenChange): TemplateResult {
    return html`<div class="stack" part="change">
      <div class="actions">
        ${button({
          label: this.#localize.localizer.text('subscriptions-back'),
          kind: 'quiet',
          icon: 'arrow-start',
          id: 'back',
          onPress: () => this.#back(),
        })}
      </div>
      <uss-plan-change
        heading-level=${this.headingLevel}
        change=${kind}
        plan-instance-id=${ifDefined(planInstanceId)}
        status=${ifDefined(status)}
        audience=${this.audience}
        @uss-plan-change-done=${() => this.#kept.forget()}
        @uss-plan-change-restarted=${() => this.#back()}
        ><slot name="uss-card" slot="uss-card"></slot
      ></uss-plan-change>
    </div>`;
  }

  #content(): TemplateResult {
    const { localizer } = this.#localize;
    const { error, data } = this.#instances.result;
    if (this.#connection.missing) return setupPanel(localizer, { element: this.localName });
    const failed =
      error &&
      readFailurePanel(localizer, {
        element: this.localName,
        operation: 'listPlanInstances',
        error,
        message: errorText(localizer, error),
        stale: data !== undefined,
        onRetry: () => this.#instances.retry(),
      });
    if (!data) return failed ?? skeletonText(4);
    return html`${failed ?? nothing} ${this.#plans(data.rows)}`;
  }

  override render(): TemplateResult {
    const { localizer } = this.#localize;
    return html`<div class="root" lang=${localizer.locale} dir=${localizer.dir}>
      ${this.#announcer.region()}
      <div class="stack" aria-busy=${String(this.#instances.result.busy)}>
        ${
          this.change
            ? this.#changing(this.change)
            : html`${heading({
                level: this.headingLevel,
                text: localizer.text('subscriptions-heading'),
                size: 'large',
                id: 'title',
                focusable: true,
              })}
              ${this.#content()}`
        }
      </div>
    </div>`;
  }
}
