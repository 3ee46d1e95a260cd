import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import type { BillingAdapter } from '../../src/context/connection.js';
import { ConnectionController } from '../../src/controllers/connection-controller.js';
import { errorText } from '../../src/controllers/error-text.js';
import { LocalizeController } from '../../src/controllers/localize-controller.js';
import { QueryController } from '../../src/controllers/query-controller.js';
import { SessionController } from '../../src/controllers/session-controller.js';
import { emit } from '../../src/events/emit.js';
import { changeQueueTexts } from '../../src/i18n/locales/en/change-queue.js';
import type { QueuedChange } from '../../src/model/queued-change.js';
import { Announcer } from '../internal/announcer.js';
import { disclosure } from '../internal/disclosure.js';
import { FocusKeeper } from '../internal/focus-keeper.js';
import { below, heading, type HeadingLevel } from '../internal/heading.js';
import { emptyPanel, readFailurePanel, setupPanel } from '../internal/panel.js';
import { skeletonText } from '../internal/skeleton.js';
import { StateVoice, type Progress } from '../internal/state-voice.js';
import type { DateReading } from '../internal/date-field.js';
import { changeQueueStyles } from './change-queue.styles.js';
import { queueDialog, type Opened } from './queue-dialog.js';
import { itemId, queueItem, type QueueAction } from './queue-item.js';

/**
 * The changes that wait, in the order in which they run, and those that are through: what, when, from what to what. Each can be made now, moved
 * to another date or deleted where that is allowed, after a preview of all that goes along; where not, it says why.
 *
 * Needs `listQueuedChanges`; to change anything also `quoteQueueEdit`, `confirm` and `getIntent`.
 *
 * @summary Shows queued changes and lets the customer make, move and delete them.
 *
 * @example
 * ```html
 * <uss-provider sandbox>
 *   <uss-change-queue></uss-change-queue>
 * </uss-provider>
 * ```
 *
 * @fires {CustomEvent<QueueActionDetail>} uss-queue-action-submit - The customer wants to do something with a change. Prevented, no preview opens for it.
 * @fires {CustomEvent<QuoteReadyDetail>} uss-quote-ready - A new quote is on the screen.
 * @fires {CustomEvent<QuoteSubmitDetail>} uss-queue-edit-submit - The customer confirmed and nothing was sent yet. Prevented, nothing will be.
 * @fires {CustomEvent<QuoteDoneDetail>} uss-queue-edit-done - The edit is made.
 * @fires {CustomEvent<QuoteEndedDetail>} uss-queue-edit-ended - The edit came to any other end.
 *
 * @csspart list - The changes that wait.
 * @csspart history - The changes that are through.
 */
export class ChangeQueue extends LitElement {
  static override styles = changeQueueStyles;

  readonly #connection = new ConnectionController(this, {
    adapter: () => this.adapter,
    forChildren: true,
  });
  readonly #localize = new LocalizeController(this, { texts: changeQueueTexts });
  readonly #announcer = new Announcer(this);
  readonly #voice = new StateVoice(this.#announcer);
  readonly #changes = new QueryController(this, {
    connection: this.#connection,
    operation: 'listQueuedChanges',
    input: () => ({}),
  });

  @state() private opened: Opened | undefined;

  /** Where data comes from; left out, the provider around the element says. */
  @property({ attribute: false }) adapter?: BillingAdapter;

  /** Only the changes of this plan instance. */
  @property({ attribute: 'plan-instance-id' }) planInstanceId?: string;

  /** Shows the changes and lets nobody do anything with them. */
  @property({ type: Boolean, attribute: 'view-only' }) viewOnly = false;

  /** Level of the element's heading, 1 to 6; each change has one below. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: HeadingLevel = 2;

  constructor() {
    super();
    new SessionController(this, {
      connection: this.#connection,
      changed: () => {
        this.opened = undefined;
      },
    });
    this.addController({
      hostUpdate: () => {
        if (this.isConnected) this.#voice.follow(this.#localize.localizer, this.#progress);
      },
    });
    new FocusKeeper(this, () => this.renderRoot.querySelector<HTMLElement>('#title'));
  }

  get #rows(): readonly QueuedChange[] | undefined {
    return this.#changes.result.data?.rows.filter(
      ({ planInstanceId, parentId }) =>
        this.planInstanceId === undefined ||
        planInstanceId === this.planInstanceId ||
        parentId === this.planInstanceId,
    );
  }

  get #progress(): Progress {
    const { localizer } = this.#localize;
    const { state: reading, error } = this.#changes.result;
    if (error) return { state: 'failed', text: errorText(localizer, error) };
    const rows = this.#rows;
    if (!rows) return { state: reading === 'waiting' ? 'waiting' : 'loading' };
    const count = rows.filter(({ state: stands }) => stands === 'queued').length;
    return { state: 'ready', text: localizer.text('queue-found', { count }) };
  }

  #act(change: QueuedChange, action: QueueAction): void {
    const { id: queuedChangeId } = change;
    if (!emit(this, 'uss-queue-action-submit', { do: action, queuedChangeId })) return;
    this.opened = { opening: {}, change, action, along: new Set(), date: '', done: false };
  }

  #typeDate(reading: DateReading, text: string): void {
    if (!this.opened) return;
    const problem = reading.ok ? undefined : reading.problem;
    this.opened = { ...this.opened, date: text, problem };
  }

  #take(id: QueuedChange['id'], chosen: boolean): void {
    if (!this.opened) return;
    const along = new Set(this.opened.along);
    if (chosen) along.add(id);
    else along.delete(id);
    this.opened = { ...this.opened, along };
  }

  /** After what is gone: the next change takes the focus, else the heading (A59). */
  #close(): void {
    const { opened } = this;
    this.opened = undefined;
    if (!opened?.done) return;
    const waiting = this.#rows?.filter(({ state: stands }) => stands === 'queued') ?? [];
    const next =
      waiting.find(({ id }) => id === opened.change.id) ??
      waiting.find(({ date = '' }) => date >= (opened.change.date ?? '')) ??
      waiting[0];
    void this.updateComplete.then(() => {
      const id = next ? itemId(next.id) : 'title';
      this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)}`)?.focus();
    });
  }

  #item(change: QueuedChange, rows: readonly QueuedChange[]): TemplateResult {
    return html`<li>
      ${queueItem(this.#localize.localizer, {
        level: below(this.headingLevel),
        change,
        others: rows,
        actions: !this.viewOnly && this.#connection.has('quoteQueueEdit'),
        onAct: (action) => this.#act(change, action),
      })}
    </li>`;
  }

  #lists(rows: readonly QueuedChange[]): TemplateResult {
    const { localizer } = this.#localize;
    const waiting = rows.filter(({ state: stands }) => stands === 'queued');
    const through = rows.filter(({ state: stands }) => stands !== 'queued');
    const list = (part: string, some: readonly QueuedChange[]) =>
      html`<ol class="list" part=${part}>
        ${repeat(
          some,
          ({ id }) => id,
          (change) => this.#item(change, rows),
        )}
      </ol>`;
    return html`${
      waiting.length === 0
        ? emptyPanel({
            title: localizer.text('queue-found', { count: 0 }),
            body: localizer.text('queue-empty-more'),
          })
        : list('list', waiting)
    }
    ${
      through.length === 0
        ? nothing
        : disclosure({
            summary: localizer.text('queue-history', { count: through.length }),
            content: list('history', through),
          })
    }`;
  }

  #content(): TemplateResult {
    const { localizer } = this.#localize;
    const { error } = this.#changes.result;
    if (this.#connection.missing) return setupPanel(localizer, { element: this.localName });
    const rows = this.#rows;
    const failed =
      error &&
      readFailurePanel(localizer, {
        element: this.localName,
        operation: 'listQueuedChanges',
        error,
        message: errorText(localizer, error),
        stale: rows !== undefined,
        onRetry: () => this.#changes.retry(),
      });
    if (!rows) return failed ?? skeletonText(4);
    return html`${failed ?? nothing} ${this.#lists(rows)}`;
  }

  #dialog(): TemplateResult | typeof nothing {
    const { opened } = this;
    if (!opened) return nothing;
    const content = queueDialog(this.#localize.localizer, {
      level: below(this.headingLevel),
      opened,
      rows: this.#rows ?? [],
      others: (this.#rows ?? []).filter(
        ({ id, state: stands, can }) =>
          id !== opened.change.id && stands === 'queued' && can.execute.allowed,
      ),
      onAlong: (id, chosen) => this.#take(id, chosen),
      onDate: (reading, text) => this.#typeDate(reading, text),
      onDone: () => {
        this.opened = { ...opened, done: true };
      },
      onClose: () => {
        if (this.opened?.opening === opened.opening) this.#close();
      },
    });
    return html`${keyed(opened.opening, content)}`;
  }

  override render(): TemplateResult {
    const { localizer } = this.#localize;
    return html`<div class="root" lang=${localizer.locale} dir=${localizer.dir}>
      ${this.#announcer.region()}
      <div class="stack" aria-busy=${String(this.#changes.result.busy)}>
        ${heading({
          level: this.headingLevel,
          text: localizer.text('queue-heading'),
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
