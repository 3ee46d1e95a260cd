import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { consume } from '../context/consume.js';
import { defaultPolicy, settingsContext, type Settings } from '../context/settings.js';
import { surroundingLanguage } from '../context/surroundings.js';
import { chooseLocale } from '../i18n/locale.js';
import type { Localizer } from '../i18n/localizer.js';
import { addEnglish } from '../i18n/terms.js';
import { localized } from './localized.js';

export interface LocalizeOptions {
  /** The English texts that are not always there: the element's own module of `i18n/locales/en`, and those that it shares with others. */
  readonly texts?: string | readonly string[];
}

/** Gives an element the texts, formats and policy of its provider, else of the page, and re-renders it when they change. */
export class LocalizeController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #provided: Settings | undefined;
  #ofPage: Settings | undefined;
  #localizer: Localizer | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, { texts }: LocalizeOptions = {}) {
    this.#host = host;
    for (const text of [texts ?? []].flat()) addEnglish(text);
    consume(host, settingsContext, (settings) => {
      this.#provided = settings;
      this.#follow();
    });
    host.addController(this);
  }

  get settings(): Settings {
    return this.#provided ?? this.#pageSettings;
  }

  get localizer(): Localizer {
    return (this.#localizer ??= localized(this.settings).localizer);
  }

  hostConnected(): void {
    this.#ofPage = undefined;
    this.#follow();
  }

  get #pageSettings(): Settings {
    const language = this.#host.getAttribute('lang') ?? surroundingLanguage(this.#host);
    this.#ofPage ??= {
      locale: chooseLocale([language, navigator.language]),
      texts: {},
      policy: defaultPolicy,
    };
    return this.#ofPage;
  }

  #follow(): void {
    if (!this.#host.isConnected) return;
    const { settings } = this;
    void localized(settings).ready.then(() => {
      if (settings !== this.settings || !this.#host.isConnected) return;
      this.#show(localized(settings).localizer);
    });
    // The texts on the screen stay until those of the new locale are there.
    this.#show(this.#localizer ?? localized(settings).localizer);
  }

  #show(localizer: Localizer): void {
    if (localizer === this.#localizer) return;
    this.#localizer = localizer;
    this.#host.requestUpdate();
  }
}
