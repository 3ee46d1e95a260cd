import type {
  FieldsRequest,
  FieldsState,
  MountedFields,
  PaymentFields,
  Tokenized,
} from '../../src/index.js';

/** What the script of Acme Pay, a made-up payment taker, offers a page. */
export interface AcmePay {
  mountCard(
    container: HTMLElement,
    options: { readonly language: string; readonly color: string | undefined },
  ): AcmeCard;
}

export interface AcmeCard {
  onready: (() => void) | null;
  onvalidity: ((validity: { readonly complete: boolean; readonly scheme?: string }) => void) | null;
  setColor(color: string | undefined): void;
  focus(): void;
  remove(): void;
  /** Rejects when the line is down. */
  submit(): Promise<AcmeResult>;
}

export interface AcmeResult {
  readonly status: 'ok' | 'incomplete' | 'refused' | 'sca_failed' | 'sca_cancelled';
  readonly token?: string;
  readonly last4?: string;
  /** "08/2034" */
  readonly expiry?: string;
}

/** Acme's names of brands, in the words of the contract. */
const brands: Readonly<Record<string, string>> = {
  VISA: 'visa',
  MC: 'mastercard',
  AMEX: 'american-express',
};

/** Acme's fields behind the port of the kit. */
export function acmeFields(acme: AcmePay): PaymentFields {
  return {
    kinds: ['card'],
    mount: (request) => new AcmeFields(acme, request),
  };
}

class AcmeFields implements MountedFields {
  readonly #card: AcmeCard;
  #state: FieldsState = { ready: false, complete: false, problems: [] };
  #call: Promise<Tokenized> | undefined;

  constructor(acme: AcmePay, { container, locale, theme, onChange }: FieldsRequest) {
    const tell = (change: Partial<FieldsState>) => {
      this.#state = { ...this.#state, ...change };
      onChange(this.#state);
    };
    this.#card = acme.mountCard(container, { language: locale, color: theme.accent });
    this.#card.onready = () => tell({ ready: true });
    this.#card.onvalidity = ({ complete, scheme = '' }) =>
      tell({ complete, brand: brands[scheme] });
  }

  // One at a time, and never a rejection.
  tokenize(): Promise<Tokenized> {
    this.#call ??= this.#submit()
      .catch((): Tokenized => ({ state: 'unavailable' }))
      .finally(() => {
        this.#call = undefined;
      });
    return this.#call;
  }

  setTheme({ accent }: FieldsRequest['theme']): void {
    this.#card.setColor(accent);
  }

  focus(): void {
    this.#card.focus();
  }

  destroy(): void {
    this.#card.remove();
  }

  async #submit(): Promise<Tokenized> {
    const { status, token, last4, expiry = '' } = await this.#card.submit();
    switch (status) {
      case 'ok': {
        if (token === undefined) return { state: 'unavailable' };
        const [month, year] = expiry.split('/').map(Number);
        return {
          state: 'token',
          token: {
            kind: 'card',
            token,
            brand: this.#state.brand,
            lastFour: last4,
            expires: month && year ? { month, year } : undefined,
          },
        };
      }
      case 'incomplete':
        this.#card.focus();
        return { state: 'invalid', problems: [{ field: 'number', code: 'invalid' }] };
      case 'refused':
        return { state: 'declined' };
      case 'sca_failed':
        return { state: 'challenge-failed' };
      case 'sca_cancelled':
        return { state: 'challenge-left' };
    }
  }
}
