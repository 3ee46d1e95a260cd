import { loadTerms } from '../i18n/load-terms.js';
import { canonicalLocale } from '../i18n/locale.js';
import { paymentFieldsTexts } from '../i18n/locales/en/payment-fields.js';
import { Localizer } from '../i18n/localizer.js';
import { addEnglish } from '../i18n/terms.js';
import type { FieldsKind, PaymentFields } from './port.js';
import { MountedTestFields } from './mounted-test-fields.js';

const kinds: readonly FieldsKind[] = ['card', 'security-code', 'ach', 'sepa'];

/**
 * Fields for the sandbox inside a page, where there is no server: no number can be typed, one of the documented test cards or
 * accounts is chosen. Their tokens mean something to a sandbox and the simulator alone.
 */
export function testFields(): PaymentFields {
  addEnglish(paymentFieldsTexts);
  return {
    kinds,
    mount(request) {
      const mounted = new MountedTestFields(request, new Localizer({ locale: 'en' }));
      const locale = canonicalLocale(request.locale);
      if (locale !== undefined)
        void loadTerms(locale).then((terms) => mounted.say(new Localizer({ locale, terms })));
      return mounted;
    },
  };
}
