import { surroundingDirection, surroundingLanguage } from '../../src/context/surroundings.js';
import { canonicalLocale, sameLanguage } from '../../src/i18n/locale.js';
import type { Localizer } from '../../src/i18n/localizer.js';

type Mark = 'lang' | 'dir';

/** Says on an element what language and direction its content is in, where the page around it is in another. */
export class LanguageMark {
  readonly #element: HTMLElement;
  readonly #written = new Set<Mark>();

  constructor(element: HTMLElement) {
    this.#element = element;
  }

  /** Follows a localizer. What the page itself wrote on the element stays. */
  follow({ locale, dir }: Localizer): void {
    const around = canonicalLocale(surroundingLanguage(this.#element));
    this.#write('lang', around && sameLanguage(around, locale) ? undefined : locale);
    this.#write('dir', surroundingDirection(this.#element) === dir ? undefined : dir);
  }

  clear(): void {
    this.#write('lang', undefined);
    this.#write('dir', undefined);
  }

  #write(name: Mark, value: string | undefined): void {
    const ours = this.#written.has(name);
    if (!ours && this.#element.hasAttribute(name)) return;
    if (value !== undefined) {
      this.#element.setAttribute(name, value);
      this.#written.add(name);
    } else if (ours) {
      this.#element.removeAttribute(name);
      this.#written.delete(name);
    }
  }
}
