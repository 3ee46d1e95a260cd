import type { PaymentToken } from '../../src/model/payment-token.js';
import type {
  FieldName,
  FieldsKind,
  FieldsProblem,
  FieldsRequest,
  PaymentFields,
  Tokenized,
} from '../../src/payment-fields/port.js';

let tokens = 0;

/** What a payment taker hands over for a card; another token each time. */
export function cardToken(changes: Partial<PaymentToken> = {}): PaymentToken {
  return {
    kind: 'card',
    token: `test.approve.fake${++tokens}`,
    brand: 'visa',
    lastFour: '1111',
    expires: { year: 2031, month: 12 },
    ...changes,
  };
}

/** Fields of a payment taker as a test wants them: one input in the page, and what comes of it is said beforehand. */
export class FakeFields implements PaymentFields {
  readonly kinds: readonly FieldsKind[];
  /** What was asked for, oldest first. */
  readonly requests: FieldsRequest[] = [];
  /** What comes of the next tries; after the last, a card again and again. */
  readonly results: Tokenized[] = [];
  /** In place of all that: what a test gives when it wants to. */
  answer: Promise<Tokenized> | undefined;
  /** Fields that were focused from outside. */
  readonly focused: (FieldName | undefined)[] = [];
  tokenized = 0;
  mounted = 0;

  constructor(...kinds: FieldsKind[]) {
    this.kinds = kinds.length > 0 ? kinds : ['card', 'ach', 'sepa'];
  }

  /** Where the fields stand now. */
  get place(): HTMLElement {
    const container = this.requests.at(-1)?.container;
    if (!container || this.mounted === 0) throw new Error('No fields are mounted.');
    return container;
  }

  mount(request: FieldsRequest): ReturnType<PaymentFields['mount']> {
    this.requests.push(request);
    this.mounted++;
    const input = document.createElement('input');
    input.setAttribute('aria-label', `Number of the ${request.kind}`);
    request.container.append(input);
    const tell = (problems: readonly FieldsProblem[]) => {
      request.onChange({ ready: true, complete: problems.length === 0, problems });
    };
    tell([]);
    return {
      tokenize: () => {
        this.tokenized++;
        if (this.answer) return this.answer;
        const result = this.results.shift() ?? { state: 'token', token: cardToken() };
        tell(result.state === 'invalid' ? result.problems : []);
        return Promise.resolve(result);
      },
      setTheme: () => undefined,
      focus: (field) => {
        this.focused.push(field);
        input.focus();
      },
      destroy: () => {
        this.mounted--;
        input.remove();
      },
    };
  }
}
