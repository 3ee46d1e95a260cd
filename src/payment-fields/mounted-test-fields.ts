import type { Localizer } from '../i18n/localizer.js';
import { testToken } from '../model/test-payment.js';
import type {
  FieldsProblem,
  FieldsRequest,
  FieldsTheme,
  MountedFields,
  Tokenized,
} from './port.js';
import { randomLetters } from './random-letters.js';
import { choicesOf, choiceText, chosenField, tokenOf, type TestChoice } from './test-choices.js';

type Answer = 'approve' | 'reject' | 'leave';

const answers = { reject: 'challenge-failed', leave: 'challenge-left' } as const;
let mounts = 0;

/** A select of test cards in the document's own tree, as plain nodes. */
export class MountedTestFields implements MountedFields {
  readonly #request: FieldsRequest;
  readonly #choices: readonly TestChoice[];
  readonly #id = `uss-test-fields-${++mounts}`;
  readonly #root = document.createElement('div');
  readonly #note = document.createElement('p');
  readonly #label = document.createElement('label');
  readonly #select = document.createElement('select');
  readonly #problem = document.createElement('p');
  readonly #step = document.createElement('fieldset');
  #localizer: Localizer;
  #tried = false;
  #call: Promise<Tokenized> | undefined;
  #answer: ((answer: Answer) => void) | undefined;

  constructor(request: FieldsRequest, localizer: Localizer) {
    this.#request = request;
    this.#localizer = localizer;
    this.#choices = choicesOf(request.kind);
    this.#build();
    this.say(localizer);
    this.setTheme(request.theme);
    request.container.append(this.#root);
    this.#tell();
  }

  /** Says everything in the words of a locale. */
  say(localizer: Localizer): void {
    this.#localizer = localizer;
    const { kind } = this.#request;
    this.#root.lang = localizer.locale;
    this.#root.dir = this.#request.dir;
    this.#note.textContent = localizer.text('payment-fields-sandbox');
    this.#label.textContent = localizer.text('payment-fields-choose', { kind });
    this.#choices.forEach((choice, index) => {
      const option = this.#select.options[index];
      if (option) option.textContent = choiceText(kind, choice, localizer);
    });
    this.#sayProblem();
    this.#sayStep();
  }

  tokenize(): Promise<Tokenized> {
    this.#call ??= this.#tokenize().finally(() => {
      this.#call = undefined;
    });
    return this.#call;
  }

  setTheme({ scheme, accent, text, muted, border, danger, radius, fontSize }: FieldsTheme): void {
    Object.assign(this.#root.style, {
      display: 'grid',
      gap: '8px',
      colorScheme: scheme,
      color: text ?? '',
      accentColor: accent ?? '',
      fontSize: fontSize === undefined ? '' : `${fontSize}px`,
    });
    Object.assign(this.#note.style, { margin: '0', color: muted ?? '' });
    Object.assign(this.#label.style, { fontWeight: '600' });
    Object.assign(this.#problem.style, { margin: '0', color: danger ?? '', fontWeight: '600' });
    for (const control of [this.#select, this.#step]) {
      Object.assign(control.style, {
        boxSizing: 'border-box',
        inlineSize: '100%',
        minInlineSize: '0',
        maxInlineSize: '30em',
        minBlockSize: '44px',
        margin: '0',
        padding: '8px 12px',
        border: `1px solid ${border ?? 'currentColor'}`,
        borderRadius: radius === undefined ? '' : `${radius}px`,
        font: 'inherit',
      });
    }
  }

  focus(): void {
    this.#select.focus();
  }

  destroy(): void {
    this.#root.remove();
    this.#answer?.('leave');
  }

  #build(): void {
    const { kind } = this.#request;
    this.#note.id = `${this.#id}-note`;
    this.#problem.id = `${this.#id}-problem`;
    this.#problem.hidden = true;
    this.#select.id = this.#id;
    this.#label.htmlFor = this.#id;
    this.#select.append(...this.#choices.map(() => document.createElement('option')));
    this.#select.addEventListener('change', () => {
      this.#tried = false;
      this.#sayProblem();
      this.#tell();
    });
    this.#step.hidden = true;
    this.#step.tabIndex = -1;
    this.#root.dataset['testFields'] = kind;
    this.#root.append(this.#note, this.#label, this.#select, this.#problem, this.#step);
  }

  get #chosen(): TestChoice | undefined {
    return this.#choices[this.#select.selectedIndex];
  }

  #problems(): FieldsProblem[] {
    const { kind, brands } = this.#request;
    const brand = this.#chosen?.brand;
    return brand === undefined || !brands || brands.includes(brand)
      ? []
      : [{ field: chosenField[kind], code: 'brand-not-accepted' }];
  }

  async #tokenize(): Promise<Tokenized> {
    this.#tried = true;
    const problems = this.#problems();
    this.#sayProblem();
    this.#tell();
    const { kind } = this.#request;
    const choice = this.#chosen;
    if (problems.length > 0) {
      this.focus();
      return { state: 'invalid', problems };
    }
    if (!choice) return { state: 'unavailable' };
    if (kind === 'security-code')
      return { state: 'code', reference: testToken(choice.outcome, randomLetters()) };
    if (choice.outcome === 'challenge') {
      const answer = await this.#ask();
      if (answer !== 'approve') return { state: answers[answer] };
    }
    return { state: 'token', token: tokenOf(kind, choice) };
  }

  /** The owner's answer, from buttons in place. */
  async #ask(): Promise<Answer> {
    const answer = new Promise<Answer>((resolve) => {
      this.#answer = resolve;
    });
    this.#select.disabled = true;
    this.#sayStep();
    this.#step.hidden = false;
    this.#step.focus();
    const given = await answer;
    this.#answer = undefined;
    this.#select.disabled = false;
    this.#step.hidden = true;
    if (this.#root.isConnected) this.focus();
    return given;
  }

  #sayStep(): void {
    const legend = document.createElement('legend');
    legend.textContent = this.#localizer.text('payment-fields-challenge');
    const buttons = (['approve', 'reject', 'leave'] as const).map((answer) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = this.#localizer.text(`payment-fields-${answer}`);
      Object.assign(button.style, { minBlockSize: '44px', margin: '4px', font: 'inherit' });
      button.addEventListener('click', () => this.#answer?.(answer));
      return button;
    });
    this.#step.replaceChildren(legend, ...buttons);
  }

  #sayProblem(): void {
    const shown = this.#tried && this.#problems().length > 0;
    this.#problem.hidden = !shown;
    this.#problem.textContent = shown
      ? this.#localizer.text('payment-fields-brand-not-accepted')
      : '';
    this.#select.ariaInvalid = shown ? 'true' : null;
    const described = shown ? `${this.#note.id} ${this.#problem.id}` : this.#note.id;
    this.#select.setAttribute('aria-describedby', described);
  }

  #tell(): void {
    const problems = this.#problems();
    this.#request.onChange({
      ready: true,
      complete: problems.length === 0,
      problems: this.#tried ? problems : [],
      brand: this.#chosen?.brand,
    });
  }
}
