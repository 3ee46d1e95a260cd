import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { ConnectionController } from '../../src/controllers/connection-controller.js';
import { errorText } from '../../src/controllers/error-text.js';
import { LocalizeController } from '../../src/controllers/localize-controller.js';
import { QueryController } from '../../src/controllers/query-controller.js';
import { invoiceHistoryTexts } from '../../src/i18n/locales/en/invoice-history.js';
import type { InvoiceId } from '../../src/model/ids.js';
import type { Invoice } from '../../src/model/invoice.js';
import { amount } from '../internal/amount.js';
import { Announcer } from '../internal/announcer.js';
import { FocusKeeper } from '../internal/focus-keeper.js';
import { readFailurePanel } from '../internal/panel.js';
import { skeletonTable } from '../internal/skeleton.js';
import { StateVoice, type Progress } from '../internal/state-voice.js';
import { linesTable } from '../rate-preview/charges.js';
import { invoiceLinesStyles } from './invoice-history.styles.js';

/**
 * The lines of one invoice, under its row in `uss-invoice-history`; not published on its own. It asks for them when it is
 * drawn, and has its own loading and failed states, so that the other rows stay as they are.
 *
 * @summary The lines of one invoice.
 * @internal
 */
export class InvoiceLines extends LitElement {
  static override styles = invoiceLinesStyles;

  readonly #connection = new ConnectionController(this);
  readonly #localize = new LocalizeController(this, { texts: invoiceHistoryTexts });
  readonly #invoice = new QueryController(this, {
    connection: this.#connection,
    operation: 'getInvoice',
    input: () => (this.invoiceId === undefined ? undefined : { invoiceId: this.invoiceId }),
    isEmpty: ({ lines }) => lines.length === 0,
    keepPrevious: false,
  });
  readonly #announcer = new Announcer(this);
  readonly #voice = new StateVoice(this.#announcer);

  @query('.content') private content!: HTMLElement;

  /** The invoice to show. */
  @property({ attribute: false }) invoiceId?: InvoiceId;

  constructor() {
    super();
    this.addController({
      hostUpdate: () => {
        if (this.isConnected) this.#voice.follow(this.#localize.localizer, this.#progress);
      },
    });
    new FocusKeeper(this, () => this.content);
  }

  get #progress(): Progress {
    const { localizer } = this.#localize;
    const { state, data, error } = this.#invoice.result;
    if (error) return { state: 'failed', text: errorText(localizer, error) };
    if (!data) return { state: state === 'waiting' ? 'waiting' : 'loading' };
    return {
      state: 'ready',
      text: localizer.text('invoice-history-lines-found', { count: data.lines.length }),
    };
  }

  #failed(): TemplateResult | typeof nothing {
    const { localizer } = this.#localize;
    const { error, data } = this.#invoice.result;
    if (!error) return nothing;
    return readFailurePanel(localizer, {
      element: 'uss-invoice-history',
      operation: 'getInvoice',
      error,
      message: errorText(localizer, error),
      stale: data !== undefined,
      onRetry: () => this.#invoice.retry(),
    });
  }

  #lines({ amount: total, lines, number }: Invoice): TemplateResult {
    const { localizer } = this.#localize;
    if (lines.length === 0)
      return html`<p class="muted">${localizer.text('invoice-history-no-lines')}</p>`;
    return linesTable(localizer, {
      caption: localizer.text('invoice-history-lines', { number }),
      lines,
      totals: [{ label: localizer.text('total'), value: amount(localizer, total) }],
    });
  }

  override render(): TemplateResult {
    const { localizer } = this.#localize;
    const { data, error, busy } = this.#invoice.result;
    return html`<div class="root" lang=${localizer.locale} dir=${localizer.dir}>
      ${this.#announcer.region()}
      <div class="stack content" tabindex="-1" aria-busy=${String(busy)}>
        ${this.#failed()} ${data ? this.#lines(data) : error ? nothing : skeletonTable(2, 2)}
      </div>
    </div>`;
  }
}
