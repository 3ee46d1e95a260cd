import { render } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { FrameWords, OpenMessage } from '../../src/payment-fields/frame/messages.js';
import type { FieldName, FieldsProblem, Tokenized } from '../../src/payment-fields/port.js';
import { challengeFrame, ChallengeWatch } from './challenge.js';
import { brandOf, fieldsOf, problemsOf, spacedNumber, type Rules, type Values } from './checks.js';
import { toTaken } from './to-taken.js';
import type { VaultClient } from './vault-client.js';
import { fieldId, view, type ViewState } from './view.js';
import { VisibilityWatch } from './visibility.js';

/** Each field with its label and texts: what belongs to it, such as the picture on a select, does not count as lying over it. */
const wholeFields = '.number, .field:not(.number > .field)';

export interface CardFormOptions {
  readonly root: HTMLElement;
  readonly request: OpenMessage;
  readonly localizer: Localizer;
  readonly vault: VaultClient;
  readonly send: (message: FrameWords) => void;
}

/** The fields of one request: what was typed, what is wrong with it, and how it becomes a token. */
export class CardForm {
  readonly #options: CardFormOptions;
  readonly #fields: readonly FieldName[];
  readonly #visibility = new VisibilityWatch();
  readonly #challenges: ChallengeWatch;
  #values: Values = {};
  /** Problems that are told: of fields that were left, and of all when there was a try. They go as soon as they are mended. */
  readonly #shown = new Map<FieldName, FieldsProblem['code']>();
  #notice: ViewState['notice'];
  #challenge: { readonly id: string; readonly frame: HTMLIFrameElement } | undefined;
  #told = '';

  constructor(options: CardFormOptions) {
    this.#options = options;
    this.#fields = fieldsOf[options.request.kind];
    this.#challenges = new ChallengeWatch(options.vault);
    this.#render();
  }

  focus(field: FieldName | undefined): void {
    const name = field && this.#fields.includes(field) ? field : this.#fields[0];
    if (name) this.#control(name)?.focus();
  }

  /** `onOwner` is told when the owner of the card is asked, which takes as long as they need. */
  async tokenize(onOwner: () => void): Promise<Tokenized> {
    this.#values = this.#read();
    const problems = this.#problems();
    this.#shown.clear();
    for (const { field, code } of problems) this.#shown.set(field, code);
    this.#notice = undefined;
    this.#render();
    if (problems[0]) {
      this.focus(problems[0].field);
      return { state: 'invalid', problems };
    }
    const taken = toTaken(this.#options.request.kind, this.#values);
    if (!taken) return { state: 'unavailable' };
    if (await this.#visibility.covered()) {
      this.#say('hidden');
      return { state: 'hidden' };
    }
    const answer = await this.#options.vault.take(taken);
    switch (answer?.state) {
      case undefined:
        return { state: 'unavailable' };
      case 'token':
      case 'code':
        return answer;
      case 'test-only':
        this.#say('test-only');
        return { state: 'declined' };
      case 'declined':
        return { state: 'declined' };
      case 'challenge':
        onOwner();
        return this.#askOwner(answer.challenge);
    }
  }

  #say(notice: 'hidden' | 'test-only'): void {
    this.#notice = notice;
    this.#render();
  }

  async #askOwner(id: string): Promise<Tokenized> {
    const { vault, localizer, root } = this.#options;
    const title = localizer.text('card-frame-challenge-title');
    this.#challenge = { id, frame: challengeFrame(vault.challengeAddress(id), title) };
    window.addEventListener('message', this.#hearChallenge);
    this.#render();
    root.querySelector<HTMLElement>('#challenge-heading')?.focus();
    const end = await this.#challenges.end(id);
    this.#challenge = undefined;
    window.removeEventListener('message', this.#hearChallenge);
    this.#render();
    this.focus(undefined);
    return end ?? { state: 'unavailable' };
  }

  readonly #hearChallenge = (event: MessageEvent<unknown>): void => {
    const asking = this.#challenge?.frame.contentWindow;
    if (asking && event.source === asking && event.origin === location.origin)
      this.#challenges.wake();
  };

  #leaveChallenge(): void {
    if (!this.#challenge) return;
    void this.#options.vault.leaveChallenge(this.#challenge.id).then(() => this.#challenges.wake());
  }

  #changed(): void {
    this.#values = this.#read();
    const problems = this.#problems();
    for (const field of [...this.#shown.keys()])
      if (!problems.some((each) => each.field === field)) this.#shown.delete(field);
    this.#notice = undefined;
    this.#render();
  }

  /** A field that was left empty is not scolded; it is told when there is a try. */
  #left(event: FocusEvent): void {
    const field = this.#fields.find((each) => fieldId(each) === (event.target as Element).id);
    if (!field) return;
    const typed = this.#read();
    const text = typed[field]?.trim() ?? '';
    this.#values = field === 'number' ? { ...typed, number: spacedNumber(text) } : typed;
    if (text !== '') {
      const problem = this.#problems().find((each) => each.field === field);
      if (problem) this.#shown.set(field, problem.code);
      else this.#shown.delete(field);
    }
    this.#render();
  }

  #pressed(event: KeyboardEvent): void {
    const { target, key, isComposing } = event;
    if (key !== 'Enter' || isComposing || !(target instanceof HTMLInputElement)) return;
    event.preventDefault();
    this.#options.send({ type: 'submit' });
  }

  #render(): void {
    const { root, request, localizer } = this.#options;
    const state = {
      request,
      localizer,
      values: this.#values,
      shown: this.#shown,
      notice: this.#notice,
      challenge: this.#challenge?.frame,
    };
    render(
      view(state, {
        change: () => this.#changed(),
        leave: (event) => this.#left(event),
        key: (event) => this.#pressed(event),
        leaveChallenge: () => this.#leaveChallenge(),
      }),
      root,
    );
    this.#visibility.watch(root.querySelectorAll(wholeFields));
    this.#tell();
  }

  /** Says how the fields stand, when that has changed: never what was typed. */
  #tell(): void {
    const brand = brandOf(this.#values.number)?.id;
    const message = {
      type: 'state',
      ready: true,
      complete: this.#problems().length === 0,
      problems: this.#fields.flatMap((field) => {
        const code = this.#shown.get(field);
        return code ? [{ field, code }] : [];
      }),
      ...(brand !== undefined && { brand }),
    } as const;
    const text = JSON.stringify(message);
    if (text === this.#told) return;
    this.#told = text;
    this.#options.send(message);
  }

  #problems(): FieldsProblem[] {
    const { kind, brands, method } = this.#options.request;
    const rules: Rules = { kind, brands, brand: method?.brand, today: new Date() };
    return problemsOf(this.#values, rules);
  }

  /** What stands in the fields now, however it came there (A20). */
  #read(): Values {
    return Object.fromEntries(
      this.#fields.map((field) => {
        const control = this.#control(field);
        const checkBox = control instanceof HTMLInputElement && control.type === 'checkbox';
        return [field, checkBox ? (control.checked ? 'yes' : '') : (control?.value ?? '')];
      }),
    );
  }

  #control(field: FieldName): HTMLInputElement | HTMLSelectElement | null {
    return this.#options.root.querySelector(`#${fieldId(field)}`);
  }
}
