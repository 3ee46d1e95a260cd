import type { FieldsRequest, FieldsTheme } from '../port.js';
import { brandSchema, fitting, lastFourSchema, localeSchema, type PageWords } from './messages.js';
import { closedTheme } from './theme.js';

type Asked = Pick<FieldsRequest, 'kind' | 'locale' | 'dir' | 'brands' | 'method' | 'creditor'>;

/** What the frame is asked for. What it would not take is left out, rather than that it takes nothing. */
export function openWords(
  { kind, locale, dir, brands, method, creditor }: Asked,
  theme: FieldsTheme,
): Extract<PageWords, { type: 'open' }> {
  const accepted = brands?.flatMap((each) => brandOf(each) ?? []).slice(0, 20);
  return {
    type: 'open',
    kind,
    locale: fitting(localeSchema, locale) ?? 'en',
    dir: dir === 'rtl' ? 'rtl' : 'ltr',
    theme: closedTheme(theme),
    ...(accepted && { brands: accepted }),
    ...(method && {
      method: {
        brand: brandOf(method.brand),
        lastFour: fitting(lastFourSchema, method.lastFour),
      },
    }),
    ...(creditor !== undefined && { creditor: creditor.slice(0, 200) }),
  };
}

function brandOf(text: string | undefined): string | undefined {
  return fitting(brandSchema, text?.toLowerCase());
}
