import { waitUntil } from '@open-wc/testing';
import '../../../components/plan-change/plan-change.define.js';
import { PlanPickerHarness } from './plan-picker.js';
import { control, controls, descriptionOf, nameOf } from './controls.js';
import { RatePreviewHarness } from './rate-preview.js';
import { visibleText } from './roles.js';

/** The whole way to another plan, as a customer goes it. */
export class PlanChangeHarness {
  readonly element: HTMLElement;

  constructor(element: HTMLElement) {
    this.element = element;
  }

  get root(): ShadowRoot {
    if (!this.element.shadowRoot) throw new Error('The flow has not rendered.');
    return this.element.shadowRoot;
  }

  #part<T extends HTMLElement>(tag: string): T {
    const part = this.root.querySelector<T>(tag);
    if (!part) throw new Error(`The flow shows no ${tag}.`);
    return part;
  }

  get picker(): PlanPickerHarness {
    return new PlanPickerHarness(this.#part('uss-plan-picker'));
  }

  get preview(): RatePreviewHarness {
    return new RatePreviewHarness(this.#part('uss-rate-preview'));
  }

  /** What the flow itself says, without the elements in it. */
  get text(): string {
    return visibleText(this.root);
  }

  /** What has the focus among its own headings and controls. */
  get focused(): string {
    const { activeElement } = this.root;
    return activeElement ? visibleText(activeElement) : '';
  }

  /** Whether the steps before the figures are in sight. */
  get choosing(): boolean {
    return this.root.querySelector('[part="choices"]')?.checkVisibility() ?? false;
  }

  async shows(words: string): Promise<void> {
    await waitUntil(() => this.text.includes(words), words, { timeout: 4000 }).catch(
      (late: Error) => {
        throw new Error(`${late.message}: not in "${this.text}"`);
      },
    );
  }

  async choosePlan(name: RegExp): Promise<void> {
    await waitUntil(
      () => this.picker.text !== '' && this.picker.plans.some((each) => name.test(each)),
      String(name),
    );
    await this.picker.choose(name);
  }

  get #radios(): HTMLInputElement[] {
    return [...this.root.querySelectorAll<HTMLInputElement>('input[type="radio"]')];
  }

  /** The flow's own radio buttons: when it starts, when it is billed. */
  get startNames(): string[] {
    return this.#radios.map(nameOf);
  }

  /** Names of all radio buttons that can be used, in the elements inside too. */
  get choosable(): string[] {
    return controls<HTMLInputElement>(this.root, 'radio')
      .filter((radio) => !radio.matches(':disabled'))
      .map(nameOf);
  }

  async choose(name: RegExp): Promise<void> {
    const find = () => this.#radios.find((radio) => name.test(nameOf(radio)));
    await waitUntil(find, String(name)).catch((late: Error) => {
      throw new Error(`${late.message} among: ${this.startNames.join(' | ')}`);
    });
    find()?.click();
    await this.drawn();
  }

  get #dateInput(): HTMLInputElement {
    const input = this.root.querySelector<HTMLInputElement>('input[type="date"]');
    if (!input) throw new Error('There is no date field.');
    return input;
  }

  /** What the date field says about itself: its range, and what is wrong. */
  get aboutDate(): string {
    return descriptionOf(this.#dateInput);
  }

  get date(): string {
    return this.#dateInput.value;
  }

  async typeDate(date: string): Promise<void> {
    this.#dateInput.value = date;
    this.#dateInput.dispatchEvent(new Event('change', { bubbles: true }));
    await this.drawn();
  }

  async choosePayer(name: RegExp): Promise<void> {
    const { shadowRoot } = this.#part('uss-billing-group-selector');
    await waitUntil(() => shadowRoot && controls(shadowRoot, 'radio').length > 0, 'payers');
    if (shadowRoot) control(shadowRoot, 'radio', name).click();
    await this.drawn();
  }

  async drawn(): Promise<void> {
    await (this.element as HTMLElement & { updateComplete: Promise<boolean> }).updateComplete;
  }
}
