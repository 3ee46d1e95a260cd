import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { consume } from '../../src/context/consume.js';
import {
  paymentFieldsContext,
  type PaymentFieldsSource,
} from '../../src/context/payment-fields.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import type {
  FieldName,
  FieldsKind,
  FieldsProblem,
  FieldsRequest,
  FieldsState,
  MountedFields,
  PaymentFields,
  Tokenized,
} from '../../src/payment-fields/port.js';
import { cardPlace, type CardPlace } from '../internal/card-slot.js';
import { fieldsTheme } from './fields-theme.js';

/** What fields are wanted for; another object with the same content is the same wish. */
export type WantedFields = Pick<FieldsRequest, 'kind' | 'brands' | 'method' | 'creditor'>;

/** Where the fields come from: nobody gives any, they are on their way, they could not be had, or they are there. */
export type FieldsSupply = 'missing' | 'loading' | 'failed' | 'ready';

export interface PaymentFieldsOptions {
  readonly localizer: () => Localizer;
  /** Fields that the page gave this element itself. */
  readonly own: () => PaymentFields | undefined;
  /** What is wanted now, read after every render; nothing while no fields are shown. */
  readonly wanted: () => WantedFields | undefined;
  /** Enter was pressed in a field. */
  readonly onSubmit?: (() => void) | undefined;
}

const unready: FieldsState = { ready: false, complete: false, problems: [] };

/**
 * Shows the fields of a payment taker in an element: in the tree of the page, where the element's template has {@link place}. The element
 * learns whether they are complete, and gets a token of them.
 */
export class PaymentFieldsController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: PaymentFieldsOptions;
  #source: PaymentFieldsSource | undefined;
  /** What `#fields` was loaded from. */
  #loadedFrom: PaymentFieldsSource | undefined;
  #loaded: PaymentFields | undefined;
  #failed = false;
  #mounted:
    { readonly key: string; readonly fields: MountedFields; readonly place: CardPlace } | undefined;
  #theme = '';
  #state: FieldsState = unready;

  constructor(host: ReactiveControllerHost & HTMLElement, options: PaymentFieldsOptions) {
    this.#host = host;
    this.#options = options;
    consume(host, paymentFieldsContext, (source) => {
      this.#source = source;
      void this.#load();
    });
    host.addController(this);
  }

  get supply(): FieldsSupply {
    if (this.#fields) return 'ready';
    if (this.#failed) return 'failed';
    return this.#source ? 'loading' : 'missing';
  }

  /** What can be asked for; nothing until the fields are there. */
  get kinds(): readonly FieldsKind[] {
    return this.#fields?.kinds ?? [];
  }

  /** How the fields on the screen stand. */
  get state(): FieldsState {
    return this.#state;
  }

  /** Tries once more to load what could not be had. */
  retry(): void {
    this.#failed = false;
    this.#loadedFrom = undefined;
    void this.#load();
  }

  /** Makes a token of what was typed. */
  async tokenize(): Promise<Tokenized> {
    return this.#mounted ? this.#mounted.fields.tokenize() : { state: 'unavailable' };
  }

  focus(field?: FieldName): void {
    this.#mounted?.fields.focus(field);
  }

  /** Where the fields stand, in the element's template. */
  place(): TemplateResult {
    return html`<div class="fields-place" part="fields">
      <span class="fields-probe" hidden></span><slot name="uss-card"></slot>
    </div>`;
  }

  hostUpdated(): void {
    this.#mountWanted();
  }

  hostDisconnected(): void {
    this.#unmount();
  }

  get #fields(): PaymentFields | undefined {
    return this.#options.own() ?? this.#loaded;
  }

  async #load(): Promise<void> {
    const source = this.#source;
    if (source === this.#loadedFrom) return;
    this.#loadedFrom = source;
    this.#loaded = undefined;
    this.#failed = false;
    this.#host.requestUpdate();
    if (!source) return;
    try {
      const fields = await source();
      if (source === this.#loadedFrom) this.#loaded = fields;
    } catch (thrown) {
      if (source !== this.#loadedFrom) return;
      console.warn(`<${this.#host.localName}>: the payment fields could not be loaded.`, thrown);
      this.#failed = true;
    }
    this.#host.requestUpdate();
  }

  /** After a render, so that the slot is there. */
  #mountWanted(): void {
    const fields = this.#fields;
    const wanted = this.#host.isConnected && fields ? this.#options.wanted() : undefined;
    if (!fields || !wanted) return this.#unmount();
    const { locale, dir } = this.#options.localizer();
    const key = JSON.stringify([wanted, locale, dir]);
    if (this.#mounted?.key !== key) {
      this.#unmount();
      const place = cardPlace(this.#host);
      const theme = this.#readTheme();
      this.#state = unready;
      const { onSubmit } = this.#options;
      const request = { ...wanted, container: place.element, locale, dir, theme, onSubmit };
      const mounted = fields.mount({ ...request, onChange: (state) => this.#changed(key, state) });
      this.#mounted = { key, fields: mounted, place };
      this.#theme = JSON.stringify(theme);
      return;
    }
    const theme = this.#readTheme();
    if (JSON.stringify(theme) === this.#theme) return;
    this.#theme = JSON.stringify(theme);
    this.#mounted.fields.setTheme(theme);
  }

  #changed(key: string, state: FieldsState): void {
    if (this.#mounted && this.#mounted.key !== key) return;
    this.#state = state;
    // Fields may tell how they stand while they are being mounted, which is a part of drawing the host.
    queueMicrotask(() => this.#host.requestUpdate());
  }

  #readTheme(): FieldsRequest['theme'] {
    const probe = this.#host.shadowRoot?.querySelector<HTMLElement>('.fields-probe');
    return probe ? fieldsTheme(probe) : { scheme: 'light' };
  }

  #unmount(): void {
    this.#mounted?.fields.destroy();
    this.#mounted?.place.remove();
    this.#mounted = undefined;
    this.#state = unready;
  }
}

/** What is to be mended in the fields, each with the id of nothing here: its entry in a summary focuses the field inside. */
export function fieldProblems(
  localizer: Localizer,
  problems: readonly FieldsProblem[],
): { readonly field: FieldName; readonly text: string }[] {
  return problems.map(({ field }) => ({
    field,
    text: localizer.text('paying-fields-problem', { field }),
  }));
}

/** Why there are no fields to type in, in their place; nothing when they are there. */
export function supplyText(
  localizer: Localizer,
  supply: FieldsSupply,
): TemplateResult | typeof nothing {
  switch (supply) {
    case 'ready':
      return nothing;
    case 'loading':
      return html`<p class="muted">${localizer.text('paying-fields-loading')}</p>`;
    case 'failed':
      return html`<p>${localizer.text('paying-fields-unavailable')}</p>`;
    case 'missing':
      return html`<p>${localizer.text('paying-fields-missing')}</p>`;
  }
}
