const rightToLeftScripts = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg']);

/** The tag in its canonical spelling ("de_at" becomes "de-AT"), or nothing when it is no BCP 47 language tag. */
export function canonicalLocale(tag: string | null | undefined): string | undefined {
  if (!tag) return undefined;
  try {
    return new Intl.Locale(tag.trim().replaceAll('_', '-')).toString();
  } catch {
    return undefined;
  }
}

/**
 * The first usable locale of `candidates`, English when there is none. Give them in the order of
 * attribute, account, page, browser.
 */
export function chooseLocale(candidates: Iterable<string | null | undefined>): string {
  for (const candidate of candidates) {
    const locale = canonicalLocale(candidate);
    if (locale) return locale;
  }
  return 'en';
}

/** Whether two tags are read by the same people: one language in one script. */
export function sameLanguage(a: string, b: string): boolean {
  const [first, second] = [new Intl.Locale(a).maximize(), new Intl.Locale(b).maximize()];
  return first.language === second.language && first.script === second.script;
}

/** `locale` and its parents, nearest first: "de-Latn-AT", "de-Latn", "de". A parent in another script is left out. */
export function localeChain(locale: string): string[] {
  const parts = new Intl.Locale(locale).baseName.split('-');
  const chain: string[] = [];
  for (let length = parts.length; length > 0; length--) {
    const tag = parts.slice(0, length).join('-');
    if (sameLanguage(tag, locale)) chain.push(tag);
  }
  return chain;
}

/** Reading direction of the script that `locale` is written in. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return rightToLeftScripts.has(new Intl.Locale(locale).maximize().script ?? '') ? 'rtl' : 'ltr';
}

/**
 * The locale of figures and dates beside texts in `textLocale`, for someone who asked for `wanted`. Texts in the
 * language asked for: just that. Otherwise the language of the texts with the region asked for ("en-DE"),
 * so that no sentence mixes two languages.
 */
export function formatLocale(wanted: string, textLocale: string): string {
  if (sameLanguage(wanted, textLocale)) return wanted;
  const { region } = new Intl.Locale(wanted);
  return new Intl.Locale(textLocale, region ? { region } : {}).toString();
}
