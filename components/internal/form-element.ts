import { LitElement } from 'lit';
import { property, state } from 'lit/decorators.js';

/** Why an element's value cannot be sent as it is. */
export interface FormProblem {
  readonly kind: 'valueMissing' | 'badInput' | 'customError';
  /** Says what to do; the browser shows it, and `validationMessage` gives it. */
  readonly text: string;
  /** The control to mend it in, in the element's own root. */
  readonly control: HTMLElement | null;
}

/** An element that takes part in forms as a native control does: value, validity, reset, restore, label and disabled state. */
export abstract class FormElement extends LitElement {
  /** @internal */
  static readonly formAssociated = true;

  readonly #internals = this.attachInternals();
  #checking = false;

  /** A fieldset around it is disabled. */
  @state() private formDisabled = false;
  @state() private tried = false;

  /** The name of its value in the form's data; without one it sends nothing. */
  @property({ reflect: true }) name = '';

  /** Nothing can be chosen, and nothing is sent. */
  @property({ type: Boolean, reflect: true }) disabled = false;

  /** The form cannot be sent before something is chosen. */
  @property({ type: Boolean, reflect: true }) required = false;

  constructor() {
    super();
    this.addController({ hostUpdated: () => this.tellForm() });
    this.addEventListener('invalid', () => {
      if (!this.#checking) this.tried = true;
    });
    this.addEventListener('click', (event) => {
      // A click on the element's own label arrives at the host, one on its content does not.
      if (event.composedPath()[0] === this) this.focus();
    });
  }

  /** What is sent under `name`, and perhaps under names that begin with it; `null` for nothing. */
  protected abstract formValue(name: string): FormData | string | null;
  /** What must be kept to bring back all that was chosen and typed. */
  protected abstract formState(): string;
  /** Brings back what {@link formState} gave. */
  protected abstract restoreForm(kept: string): void;
  /** Back to the value that the page gave. */
  protected abstract resetForm(): void;
  protected abstract formProblem(): FormProblem | undefined;
  /** The control that stands for the whole element. */
  protected abstract focusTarget(): HTMLElement | null;

  /** Disabled by itself or by what is around it. */
  protected get inactive(): boolean {
    return this.disabled || this.formDisabled;
  }

  /** True once somebody tried to send the form with a problem in it. */
  protected get complaining(): boolean {
    return this.tried;
  }

  /** The form that it belongs to. */
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  /** The labels of the page that name it. */
  get labels(): NodeList {
    return this.#internals.labels;
  }

  /** What is wrong with the value, as of a native control. */
  get validity(): ValidityState {
    return this.#internals.validity;
  }

  /** Says what to do when the value cannot be sent; empty when it can. */
  get validationMessage(): string {
    return this.#internals.validationMessage;
  }

  /** Whether the form checks it. */
  get willValidate(): boolean {
    return this.#internals.willValidate;
  }

  /** Whether the value can be sent. Shows nothing. */
  checkValidity(): boolean {
    this.#checking = true;
    try {
      return this.#internals.checkValidity();
    } finally {
      this.#checking = false;
    }
  }

  /** Whether the value can be sent; shows what is wrong and moves the focus there. */
  reportValidity(): boolean {
    return this.#internals.reportValidity();
  }

  /** Moves the focus to the chosen option, or else to the first. */
  override focus(options?: FocusOptions): void {
    this.focusTarget()?.focus(options);
  }

  /** @internal */
  formDisabledCallback(disabled: boolean): void {
    this.formDisabled = disabled;
  }

  /** @internal */
  formResetCallback(): void {
    this.tried = false;
    this.resetForm();
    this.requestUpdate();
  }

  /** @internal */
  formStateRestoreCallback(kept: string | File | FormData | null): void {
    if (typeof kept === 'string') this.restoreForm(kept);
  }

  /** Gives the form what is chosen now; by itself after every update. */
  protected tellForm(): void {
    const value = this.name === '' ? null : this.formValue(this.name);
    this.#internals.setFormValue(value, this.formState());
    const problem = this.formProblem();
    if (!problem) this.#internals.setValidity({});
    else
      this.#internals.setValidity(
        { [problem.kind]: true },
        problem.text,
        problem.control ?? undefined,
      );
  }
}
