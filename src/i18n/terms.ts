import { FluentBundle, FluentResource, type TextTransform } from '@fluent/bundle';
import { messages } from './locales/en.js';

/** What a locale module holds: Fluent source, and for made-up locales a change to every piece of text. */
export interface LocaleModule {
  readonly messages: string;
  readonly transform?: TextTransform;
}

/** The texts of one locale as Fluent source, parsed when first needed. */
export class Terms {
  /** BCP 47 tag of the language that the texts are in. */
  readonly locale: string;
  readonly #source: LocaleModule;
  #resource: FluentResource | undefined;

  constructor(locale: string, source: LocaleModule) {
    this.locale = locale;
    this.#source = source;
  }

  /** A new bundle of the texts, with numbers written as in `formatLocale`. */
  bundle(formatLocale: string): FluentBundle {
    this.#resource ??= new FluentResource(this.#source.messages);
    const { transform } = this.#source;
    const bundle = new FluentBundle(formatLocale, transform ? { transform } : {});
    bundle.addResource(this.#resource);
    return bundle;
  }
}

/** The texts that are always there. */
export const englishTerms = new Terms('en', { messages });
