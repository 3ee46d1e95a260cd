import { localeModules } from './locale-modules.js';
import { localeChain } from './locale.js';
import { englishTerms, Terms, type LocaleModule } from './terms.js';

const loaders: Readonly<Record<string, () => Promise<LocaleModule>>> = {
  ...localeModules,
  // The customary codes of pseudo locales: accented English, and English that reads from right to left.
  'en-XA': async () => (await import('./locales/pseudo.js')).accented,
  'ar-XB': async () => (await import('./locales/pseudo.js')).mirrored,
};

/**
 * The texts nearest to `locale`, a canonical tag: its own, else those of its closest parent, else English.
 * Never rejects: what cannot be loaded is passed over.
 */
export async function loadTerms(locale: string): Promise<Terms> {
  for (const tag of localeChain(locale)) {
    const load = Object.hasOwn(loaders, tag) ? loaders[tag] : undefined;
    if (!load) continue;
    try {
      return new Terms(tag, await load());
    } catch {
      // Offline, or removed by a new release: the parent will do.
    }
  }
  return englishTerms;
}
