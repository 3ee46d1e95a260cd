import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { AdapterError, BillingAdapter } from '../../src/context/connection.js';
import { ConnectionController } from '../../src/controllers/connection-controller.js';
import { errorText } from '../../src/controllers/error-text.js';
import { InvoicePagesController } from '../../src/controllers/invoice-pages-controller.js';
import { LocalizeController } from '../../src/controllers/localize-controller.js';
import { SessionController } from '../../src/controllers/session-controller.js';
import { emit } from '../../src/events/emit.js';
import { invoiceHistoryTexts } from '../../src/i18n/locales/en/invoice-history.js';
import type { InvoiceId } from '../../src/model/ids.js';
import type { InvoiceSummary } from '../../src/model/invoice.js';
import { Announcer } from '../internal/announcer.js';
import { button } from '../internal/button.js';
import { FocusKeeper } from '../internal/focus-keeper.js';
import { emptyPanel, readFailurePanel, setupPanel } from '../internal/panel.js';
import { skeletonTable } from '../internal/skeleton.js';
import { StateVoice, type Progress } from '../internal/state-voice.js';
import { invoiceHistoryStyles } from './invoice-history.styles.js';
import { invoiceTable } from './invoice-table.js';

/**
 * The invoices of an account as a table, newest first: number, date, period, amount and status. A row opens to its lines,
 * which are read only then. Follows what changes behind the adapter, and keeps opened rows open.
 *
 * Needs `listInvoices`; rows open with `getInvoice`.
 *
 * @summary Shows invoices and their lines.
 *
 * @example
 * ```html
 * <uss-provider sandbox>
 *   <uss-invoice-history></uss-invoice-history>
 * </uss-provider>
 * ```
 *
 * @fires {CustomEvent<InvoiceOpenedDetail>} uss-invoice-opened - The customer opened an invoice to its lines.
 *
 * @csspart table - The invoices.
 * @csspart footer - How many of them are shown, and the button for more.
 */
export class InvoiceHistory extends LitElement {
  static override styles = invoiceHistoryStyles;

  readonly #connection = new ConnectionController(this, {
    adapter: () => this.adapter,
    forChildren: true,
  });
  readonly #localize = new LocalizeController(this, { texts: invoiceHistoryTexts });
  readonly #invoices = new InvoicePagesController(this, { connection: this.#connection });
  readonly #announcer = new Announcer(this);
  readonly #voice = new StateVoice(this.#announcer);
  #shown: number | undefined;

  @query('.shown') private shownText!: HTMLElement | null;
  @query('.content') private content!: HTMLElement;

  @state() private opened: ReadonlySet<InvoiceId> = new Set();

  /** Where data comes from; left out, the provider around the element says. */
  @property({ attribute: false }) adapter?: BillingAdapter;

  constructor() {
    super();
    new SessionController(this, {
      connection: this.#connection,
      changed: () => {
        this.opened = new Set();
        this.#invoices.startOver();
      },
    });
    this.addController({ hostUpdate: () => this.#prepare() });
    new FocusKeeper(this, () => this.shownText ?? this.content);
  }

  #toggle(id: InvoiceId): void {
    const opened = new Set(this.opened);
    if (opened.delete(id)) {
      this.opened = opened;
    } else {
      this.opened = opened.add(id);
      emit(this, 'uss-invoice-opened', { invoiceId: id });
    }
  }

  /** Runs when the answers of this render are known, before anything is drawn from them. */
  #prepare(): void {
    if (!this.isConnected) return;
    this.#voice.follow(this.#localize.localizer, this.#progress);
    const shown = this.#invoices.rows?.length;
    const grew = shown !== undefined && this.#shown !== undefined && shown !== this.#shown;
    this.#shown = shown;
    if (grew) this.#announcer.say(this.#showing(shown));
  }

  get #progress(): Progress {
    const { localizer } = this.#localize;
    const { state: reading, rows } = this.#invoices;
    const error = this.#invoices.error ?? this.#invoices.errorFurtherOn;
    if (error) return { state: 'failed', text: errorText(localizer, error) };
    if (!rows) return { state: reading === 'waiting' ? 'waiting' : 'loading' };
    return {
      state: 'ready',
      text: localizer.text('invoice-history-found', { count: rows.length }),
    };
  }

  #showing(shown: number): string {
    const { localizer } = this.#localize;
    const total = this.#invoices.total ?? (this.#invoices.more ? undefined : shown);
    return total === undefined
      ? localizer.text('invoice-history-showing-some', { shown })
      : localizer.text('invoice-history-showing', { shown: localizer.number(shown), total });
  }

  #failed(error: AdapterError | undefined, stale = false): TemplateResult | typeof nothing {
    const { localizer } = this.#localize;
    if (!error) return nothing;
    return readFailurePanel(localizer, {
      element: this.localName,
      operation: 'listInvoices',
      error,
      message: errorText(localizer, error),
      stale,
      onRetry: () => this.#invoices.retry(),
    });
  }

  #footer(shown: number): TemplateResult {
    const { more, readingOn } = this.#invoices;
    return html`<div class="row row-apart" part="footer">
      <p class="shown small muted" tabindex="-1">${this.#showing(shown)}</p>
      ${
        more || readingOn
          ? button({
              label: this.#localize.localizer.text('invoice-history-more'),
              busy: readingOn,
              onPress: () => this.#invoices.readOn(),
            })
          : nothing
      }
    </div>`;
  }

  #table(rows: readonly InvoiceSummary[]): TemplateResult {
    const { localizer } = this.#localize;
    if (rows.length === 0)
      return emptyPanel({ title: localizer.text('invoice-history-found', { count: 0 }) });
    return html`<div part="table">
        ${invoiceTable(localizer, {
          rows,
          opened: this.opened,
          onToggle: (id) => this.#toggle(id),
        })}
      </div>
      ${this.#failed(this.#invoices.errorFurtherOn)} ${this.#footer(rows.length)}`;
  }

  #skeleton(): TemplateResult {
    return html`<div>
      <p class="table-caption">${this.#localize.localizer.text('invoice-history-caption')}</p>
      ${skeletonTable(4, 5)}
    </div>`;
  }

  #content(): TemplateResult {
    const { rows, error } = this.#invoices;
    const { localizer } = this.#localize;
    if (this.#connection.missing) return setupPanel(localizer, { element: this.localName });
    if (!rows) return error ? html`${this.#failed(error)}` : this.#skeleton();
    return html`${this.#failed(error, true)} ${this.#table(rows)}`;
  }

  override render(): TemplateResult {
    const { localizer } = this.#localize;
    return html`<div class="root" lang=${localizer.locale} dir=${localizer.dir}>
      ${this.#announcer.region()}
      <div class="stack content" tabindex="-1" aria-busy=${String(this.#invoices.busy)}>
        ${this.#content()}
      </div>
    </div>`;
  }
}
