import '../../../components/plan-picker/plan-picker.define.js';
import type { PlanPicker } from '../../../components/plan-picker/plan-picker.js';
import { settled } from '../mount.js';
import { control, controls, descriptionOf, nameOf } from './controls.js';
import { visibleText } from './roles.js';

/** A plan picker as its user meets it. */
export class PlanPickerHarness {
  readonly element: PlanPicker;

  constructor(element: PlanPicker) {
    this.element = element;
  }

  get root(): ShadowRoot {
    if (!this.element.shadowRoot) throw new Error('The picker has not rendered.');
    return this.element.shadowRoot;
  }

  /** All that it says. */
  get text(): string {
    return visibleText(this.root);
  }

  /** What the status region holds. */
  get announced(): string {
    const region = this.root.querySelector('[role="status"]');
    return region ? visibleText(region) : '';
  }

  get plans(): string[] {
    return this.#planRadios.map(nameOf);
  }

  get chosen(): string | undefined {
    const chosen = this.#planRadios.find(({ checked }) => checked);
    return chosen && nameOf(chosen);
  }

  get #planRadios(): HTMLInputElement[] {
    return controls<HTMLInputElement>(this.root, 'radio').filter(({ name }) => name === 'plan');
  }

  plan(name: string | RegExp): HTMLInputElement {
    return control<HTMLInputElement>(this.root, 'radio', name);
  }

  /** What is said about a plan beside its name. */
  about(name: string | RegExp): string {
    return descriptionOf(this.plan(name));
  }

  /** The whole card of a plan. */
  card(name: string | RegExp): HTMLElement {
    const card = this.plan(name).closest<HTMLElement>('[part="plan"]');
    if (!card) throw new Error(`${String(name)} has no card.`);
    return card;
  }

  async choose(name: string | RegExp): Promise<void> {
    this.plan(name).click();
    await settled(this.element);
  }

  /** The name of what has the focus in it. */
  get focused(): string | undefined {
    const { activeElement } = this.root;
    return activeElement ? nameOf(activeElement) : undefined;
  }

  get units(): HTMLInputElement {
    return control<HTMLInputElement>(this.root, 'textbox', 'Units');
  }

  get hasUnits(): boolean {
    return controls(this.root, 'textbox').length > 0;
  }

  /** Types as a keyboard or an input method does, and stays in the box. */
  async typeUnits(text: string): Promise<void> {
    this.units.focus();
    this.units.value = text;
    this.units.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await settled(this.element);
  }

  /** Leaves the box for good, as Tab or a click elsewhere does, or says with Enter that this is it. */
  async commitUnits(): Promise<void> {
    this.units.dispatchEvent(new Event('change', { bubbles: true }));
    await settled(this.element);
  }

  /** What the box says about itself: its limits, and what is wrong. */
  get aboutUnits(): string {
    return descriptionOf(this.units);
  }

  get runningPrice(): string {
    const part = this.root.querySelector('[part="running-price"]');
    return part ? visibleText(part) : '';
  }

  async press(button: string): Promise<void> {
    control(this.root, 'button', button).click();
    await settled(this.element);
  }
}
