import type { AdapterError } from '../adapter/errors.js';
import type { Localizer } from '../i18n/localizer.js';

/** What to tell a customer about an error: by its code, or for a refusal by the reason. Never the words of a server. */
export function errorText(localizer: Localizer, { code, refusal }: AdapterError): string {
  return refusal ? localizer.text(`refusal-${refusal}`) : localizer.text(`error-${code}`);
}
