import { loadTerms } from '../../i18n/load-terms.js';
import { canonicalLocale } from '../../i18n/locale.js';
import { paymentFieldsTexts } from '../../i18n/locales/en/payment-fields.js';
import { Localizer } from '../../i18n/localizer.js';
import { addEnglish } from '../../i18n/terms.js';
import type { FieldsKind, PaymentFields } from '../port.js';
import { MountedFrame } from './mounted-frame.js';

export interface FrameFieldsOptions {
  /** Where the card frame is served: an origin that is neither the page's nor the proxy's. */
  readonly url: string;
  /** Name of the frame for screen readers; one that says what is asked for when left out. */
  readonly title?: string | undefined;
  /** Milliseconds in which the frame must answer, 20 seconds when left out; the time that the owner of a card is asked does not count. */
  readonly answerMs?: number | undefined;
}

const kinds: readonly FieldsKind[] = ['card', 'security-code', 'ach', 'sepa'];

/**
 * Fields in the card frame. Throws a TypeError for an address that cannot be one: no web address, or on the page's own origin, where
 * the page could read what is typed.
 */
export function frameFields({ url, title, answerMs = 20_000 }: FrameFieldsOptions): PaymentFields {
  const address = frameAddress(url);
  addEnglish(paymentFieldsTexts);
  return {
    kinds,
    mount(request) {
      const english = new Localizer({ locale: 'en' });
      const mounted = new MountedFrame(request, {
        address,
        title: title ?? english.text('payment-fields-title', { kind: request.kind }),
        answerMs,
      });
      const locale = canonicalLocale(request.locale);
      if (title === undefined && locale !== undefined) {
        void loadTerms(locale).then((terms) => {
          const localizer = new Localizer({ locale, terms });
          mounted.setTitle(localizer.text('payment-fields-title', { kind: request.kind }));
        });
      }
      return mounted;
    },
  };
}

function frameAddress(url: string): URL {
  const base = URL.canParse(url, document.baseURI) ? new URL(url, document.baseURI) : undefined;
  if (!base || !/^https?:$/.test(base.protocol))
    throw new TypeError(`The card frame needs a web address, and "${url}" is none.`);
  if (base.origin === location.origin)
    throw new TypeError(
      `The card frame needs an origin of its own: on ${base.origin} the page could read what is typed into it.`,
    );
  return new URL(`${base.pathname.replace(/\/$/, '')}/frame`, base.origin);
}
