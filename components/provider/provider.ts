import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { connect } from '../../src/connect/connect.js';
import { frameAt, testCards } from '../../src/connect/payment-fields.js';
import { readSource, type Source } from '../../src/connect/source.js';
import {
  Connection,
  type AdapterError,
  type BillingAdapter,
} from '../../src/context/connection.js';
import type { PaymentFieldsSource } from '../../src/context/payment-fields.js';
import { ProviderScope } from '../../src/context/scope.js';
import { defaultPolicy, type Policy, type Settings } from '../../src/context/settings.js';
import { surroundingLanguage } from '../../src/context/surroundings.js';
import { errorText } from '../../src/controllers/error-text.js';
import { localized } from '../../src/controllers/localized.js';
import { emit } from '../../src/events/emit.js';
import { chooseLocale } from '../../src/i18n/locale.js';
import type { TermOverrides } from '../../src/i18n/localizer.js';
import type { PaymentFields } from '../../src/payment-fields/port.js';
import { alert } from '../internal/alert.js';
import { button } from '../internal/button.js';
import { LanguageMark } from './language-mark.js';
import { providerStyles } from './provider.styles.js';
import { Ready } from './ready.js';

/** Milliseconds for which a page may take its time to say where data comes from. */
const patience = 1000;

/**
 * Gives the elements inside it their connection, language, policy and shared selection. It has no box of its own,
 * so it can stand around any part of a page.
 *
 * @summary Connects the elements inside it.
 *
 * @example
 * ```html
 * <uss-provider base-url="/uss">
 *   <uss-plan-change></uss-plan-change>
 * </uss-provider>
 * ```
 *
 * @slot - The part of the page that holds the elements.
 *
 * @fires {CustomEvent<SessionExpiredDetail>} uss-session-expired - The service no longer takes the session: time to sign in again. Nothing learned in it is kept.
 * @fires {CustomEvent<ChallengeNeededDetail>} uss-challenge-needed - Too many new cards or accounts were declined, and the service takes no more for a while: a page that has a challenge of its own may offer it now.
 *
 * @csspart message - What the person who builds the page has to change; only there while something is wrong.
 */
export class Provider extends LitElement {
  static override styles = providerStyles;

  readonly #scope: ProviderScope;
  readonly #mark = new LanguageMark(this);
  readonly #ready = new Ready<BillingAdapter>();
  /** What was loaded for the attributes, kept so that a removed and returned provider goes on with it. */
  #loaded: { readonly source: Source; readonly adapter: BillingAdapter } | undefined;
  #connection: Connection | undefined;
  #opened = false;
  /** Counts the attempts to connect: a late one is dropped. */
  #attempt = 0;
  #accountLocale: string | undefined;
  #pageWatch: MutationObserver | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;

  @state() private problem: AdapterError | 'no-source' | undefined;

  /** Where the company's backend serves the contract: a path such as "/uss", or an http(s) address. */
  @property({ attribute: 'base-url' }) baseUrl?: string | null;

  /** Instead of a backend, a sandbox in this browser: the name of a scenario, or empty for the default one. */
  @property() sandbox?: string | null;

  /** The sandbox keeps its world in this browser, for a reload or the next visit. */
  @property({ type: Boolean }) persist = false;

  /** The language of everything inside, as a BCP 47 tag. Left out: the account's, else the page's, else the browser's. */
  @property() locale?: string | null;

  /** Light or dark inside, where it is not to follow the page. */
  @property({ attribute: 'color-scheme', reflect: true }) colorScheme?: 'light' | 'dark' | null;

  /** Milliseconds after which a call that was not answered fails; twice that for quotes. */
  @property({ type: Number, attribute: 'call-timeout' }) callTimeout = 30_000;

  /** An adapter of the page's own. Beats `base-url` and `sandbox`. */
  @property({ attribute: false }) adapter?: BillingAdapter | undefined;

  /** Where a card frame is served: an http(s) address of an origin of its own. A sandbox without one has test cards to choose from. */
  @property({ attribute: 'card-frame' }) cardFrame?: string | null;

  /** Fields of a payment taker for cards and accounts, plugged in by the page. Beats `card-frame`. */
  @property({ attribute: false }) paymentFields?: PaymentFields | undefined;

  /** Texts in place of the kit's, by term. */
  @property({ attribute: false }) texts: TermOverrides = {};

  /** What the elements inside offer; what is left out stays as it is. */
  @property({ attribute: false }) policy: Partial<Policy> = {};

  constructor() {
    super();
    this.#scope = new ProviderScope(this, this.#settings);
  }

  /** The adapter of what is set now, once it is there; rejects with an `AdapterError` when none can be made. */
  get ready(): Promise<BillingAdapter> {
    const adapter = this.updateComplete.then(() => this.#ready.promise);
    // Nobody has to wait for it.
    adapter.catch(() => undefined);
    return adapter;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pageshow', this.#pageShown);
    addEventListener('languagechange', this.#languageChanged);
    this.#pageWatch = new MutationObserver(this.#languageChanged);
    this.#pageWatch.observe(document.documentElement, { attributeFilter: ['lang', 'dir'] });
    this.#applySettings();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pageshow', this.#pageShown);
    removeEventListener('languagechange', this.#languageChanged);
    this.#pageWatch?.disconnect();
    this.#mark.clear();
    // Moved within the page, it keeps its connection.
    queueMicrotask(() => {
      if (!this.isConnected) this.#close();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const source = ['baseUrl', 'sandbox', 'persist', 'adapter', 'callTimeout'] as const;
    if (!this.#opened || source.some((name) => changed.has(name))) void this.#open();
    const fields = ['cardFrame', 'paymentFields', 'sandbox'] as const;
    if (fields.some((name) => changed.has(name)))
      this.#scope.paymentFields = this.#paymentFieldsSource;
    if (changed.has('locale') || changed.has('texts') || changed.has('policy'))
      this.#applySettings();
  }

  async #open(): Promise<void> {
    this.#close();
    if (!this.isConnected) return;
    this.#opened = true;
    this.#ready.restart();
    this.problem = undefined;
    const attempt = this.#attempt;
    try {
      if (this.adapter) return this.#establish(this.adapter, 'adapter');
      const source = readSource({
        baseUrl: this.baseUrl ?? undefined,
        sandbox: this.sandbox ?? undefined,
        persist: this.persist,
        callTimeout: this.callTimeout,
      });
      if (!source) return this.#waitForSource();
      const adapter = this.#known(source) ?? (await connect(source));
      if (attempt !== this.#attempt) return;
      this.#loaded = { source, adapter };
      this.#establish(adapter, source.name);
    } catch (thrown) {
      if (attempt === this.#attempt) this.#fail(thrown as AdapterError);
    }
  }

  #known(source: Source): BillingAdapter | undefined {
    const loaded = this.#loaded;
    return JSON.stringify(loaded?.source) === JSON.stringify(source) ? loaded?.adapter : undefined;
  }

  #waitForSource(): void {
    this.#patience = setTimeout(() => {
      this.problem = 'no-source';
      console.warn(
        '<uss-provider> has nothing to connect to: give it base-url, sandbox, or the adapter property.',
      );
    }, patience);
  }

  #establish(adapter: BillingAdapter, name: string): void {
    const connection = new Connection(adapter, { name, callTimeout: this.callTimeout });
    connection.subscribe((event) => {
      if (event === 'session') this.#sessionChanged(connection);
      if (event === 'session-expired') emit(this, 'uss-session-expired', {});
      if (event === 'challenge') emit(this, 'uss-challenge-needed', {});
    });
    this.#connection = connection;
    this.#scope.status = { state: 'connected', connection };
    this.#ready.resolve(adapter);
    void this.#learnLocale(connection);
  }

  #sessionChanged(connection: Connection): void {
    this.#scope.selection.clear();
    this.#accountLocale = undefined;
    void this.#learnLocale(connection);
    // Adapters tell of an end and of a beginning with one word.
    if (connection.has('validateSession'))
      connection.ask('validateSession', {}).catch(() => undefined);
  }

  /** The account's language, where the page does not say another; its figures are prepared while elements still load. */
  async #learnLocale(connection: Connection): Promise<void> {
    if (this.locale || !connection.has('getAccount')) return;
    const account = await connection.ask('getAccount', {}).catch(() => undefined);
    if (!account || connection !== this.#connection) return;
    this.#accountLocale = account.locale;
    this.#applySettings();
    localized(this.#scope.settings).localizer.prepare(account.currency);
  }

  #fail(error: AdapterError): void {
    this.problem = error;
    this.#scope.status = { state: 'failed', error };
    this.#ready.reject(error);
    console.warn(`<uss-provider>: ${error.message}`);
  }

  #close(): void {
    this.#attempt++;
    this.#opened = false;
    clearTimeout(this.#patience);
    this.#scope.status = { state: 'connecting' };
    this.#connection?.dispose();
    this.#connection = undefined;
  }

  get #paymentFieldsSource(): PaymentFieldsSource | undefined {
    const { paymentFields, cardFrame, sandbox } = this;
    if (paymentFields) return () => Promise.resolve(paymentFields);
    if (cardFrame) return () => frameAt(cardFrame);
    return typeof sandbox === 'string' ? testCards : undefined;
  }

  get #settings(): Settings {
    const { locale, texts = {}, policy = {} } = this;
    const page = this.isConnected ? surroundingLanguage(this) : undefined;
    return {
      locale: chooseLocale([locale, this.#accountLocale, page, navigator.language]),
      texts,
      policy: { ...defaultPolicy, ...policy },
    };
  }

  #applySettings(): void {
    const former = this.#scope.settings;
    const next = this.#settings;
    const same =
      former.locale === next.locale &&
      former.texts === next.texts &&
      JSON.stringify(former.policy) === JSON.stringify(next.policy);
    if (!same) this.#scope.settings = next;
    const { settings } = this.#scope;
    void localized(settings).ready.then(() => {
      if (!this.isConnected || settings !== this.#scope.settings) return;
      this.#mark.follow(localized(settings).localizer);
      this.requestUpdate();
    });
  }

  readonly #languageChanged = (): void => this.#applySettings();

  /** Back from the browser's cache of pages: what is on the screen may be from another day. */
  readonly #pageShown = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) this.#connection?.invalidate();
  };

  #message(problem: AdapterError | 'no-source'): TemplateResult {
    const { localizer } = localized(this.#scope.settings);
    const retryable = problem !== 'no-source' && problem.retryable;
    return html`<div class="message" part="message">
      ${alert(localizer, {
        tone: 'danger',
        body: this.#problemText(problem),
        actions: retryable
          ? html`${button({ label: localizer.text('retry'), onPress: () => void this.#open() })}`
          : undefined,
      })}
    </div>`;
  }

  #problemText(problem: AdapterError | 'no-source'): string {
    const { localizer } = localized(this.#scope.settings);
    if (problem === 'no-source') return localizer.text('provider-no-source');
    switch (problem.fields[0]?.code) {
      case 'two-sources':
        return localizer.text('provider-two-sources');
      case 'bad-base-url':
        return localizer.text('provider-bad-base-url', { value: this.baseUrl ?? '' });
      case 'unknown-scenario':
        return localizer.text('provider-unknown-scenario', { value: this.sandbox ?? '' });
      default:
        return errorText(localizer, problem);
    }
  }

  override render(): TemplateResult {
    return html`${this.problem ? this.#message(this.problem) : nothing}<slot></slot>`;
  }
}
