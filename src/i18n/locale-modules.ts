// Made by scripts/build-terms.mjs. Change the .ftl files instead.
import type { LocaleModule } from './terms.js';

/** Loads the texts of a locale, by tag. English is always there and not among them. */
export const localeModules: Readonly<Record<string, () => Promise<LocaleModule>>> = {};
