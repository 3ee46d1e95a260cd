import type { Settings } from '../context/settings.js';
import { canonicalLocale } from '../i18n/locale.js';
import { loadTerms } from '../i18n/load-terms.js';
import { Localizer } from '../i18n/localizer.js';
import { englishTerms } from '../i18n/terms.js';

/** The localizer of some settings: English texts until `ready`, which resolves when those of the locale are there. */
export interface Localized {
  readonly localizer: Localizer;
  readonly ready: Promise<void>;
}

/** One localizer for all elements that share settings; gone when the settings are. */
const localizers = new WeakMap<Settings, Localized>();

export function localized(settings: Settings): Localized {
  const known = localizers.get(settings);
  if (known) return known;
  const { locale, texts: overrides } = settings;
  const made: { localizer: Localizer; ready: Promise<void> } = {
    localizer: new Localizer({ locale, overrides }),
    ready: loadTerms(canonicalLocale(locale) ?? 'en').then((terms) => {
      if (terms !== englishTerms) made.localizer = new Localizer({ locale, terms, overrides });
    }),
  };
  localizers.set(settings, made);
  return made;
}
