import { FluentBundle, FluentResource, type TextTransform } from '@fluent/bundle';
import { elementPrefixes, messages } from './locales/en.js';

/** What a locale module holds: Fluent source, the English one when left out, and for made-up locales a change to every piece of text. */
export interface LocaleModule {
  readonly messages?: string;
  readonly transform?: TextTransform;
}

/** The English texts that are there: the shared ones, and those of each element that was made so far. */
const english = [messages];

/** The texts of one locale as Fluent source, parsed when first needed. */
export class Terms {
  /** BCP 47 tag of the language that the texts are in. */
  readonly locale: string;
  readonly #sources: readonly string[];
  readonly #resources: FluentResource[] = [];
  readonly #transform: TextTransform | undefined;

  constructor(locale: string, source: LocaleModule) {
    this.locale = locale;
    this.#sources = source.messages === undefined ? english : [source.messages];
    this.#transform = source.transform;
  }

  /** A new bundle of the texts that are there now, with numbers written as in `formatLocale`. */
  bundle(formatLocale: string): FluentBundle {
    const bundle = new FluentBundle(
      formatLocale,
      this.#transform ? { transform: this.#transform } : {},
    );
    this.#sources.forEach((source, index) => {
      bundle.addResource((this.#resources[index] ??= new FluentResource(source)));
    });
    return bundle;
  }
}

/** The texts that are always there. */
export const englishTerms = new Terms('en', {});

/** Adds the English texts of an element, a module of locales/en; those that are there already stay as they are. */
export function addEnglish(texts: string): void {
  if (!english.includes(texts)) english.push(texts);
}

/** Grows when English texts are added: bundles that were made before lack them. */
export function englishCount(): number {
  return english.length;
}

/** Whether a term that is not in `bundle` may still come with an element that was not made yet. */
export function mayCome(id: string): boolean {
  return elementPrefixes.some(
    (prefix) =>
      id.startsWith(prefix) && !english.slice(1).some((texts) => texts.includes(`\n${prefix}`)),
  );
}
