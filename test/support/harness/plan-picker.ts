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

  /** The plans to choose from first. */
  get plans(): string[] {
    return this.#top.map(nameOf);
  }

  get chosen(): string | undefined {
    const chosen = this.#top.find(({ checked }) => checked);
    return chosen && nameOf(chosen);
  }

  get #top(): HTMLInputElement[] {
    return [...this.root.querySelectorAll<HTMLInputElement>('.plans input')].filter(
      ({ name }) => name === 'plan' || name.startsWith('one-of-'),
    );
  }

  get #options(): HTMLInputElement[] {
    return ['radio', 'checkbox'].flatMap((role) =>
      controls<HTMLInputElement>(this.root, role as 'radio'),
    );
  }

  /** The radio button or check box with a name, of a plan or of something beside it. */
  plan(name: string | RegExp): HTMLInputElement {
    const role = this.#options.some((each) => each.type === 'radio' && fits(name, nameOf(each)))
      ? 'radio'
      : 'checkbox';
    return control<HTMLInputElement>(this.root, role, name);
  }

  /** Names of all that is chosen, everywhere. */
  get allChosen(): string[] {
    return [...this.root.querySelectorAll<HTMLInputElement>('.plan > input')]
      .filter(({ checked }) => checked)
      .map(nameOf);
  }

  /** The names of what can be chosen in a set with this legend, without the sets in it. */
  inSet(legend: string): string[] {
    const set = this.#set(legend);
    return [...set.querySelectorAll<HTMLInputElement>('.plan > input')]
      .filter((each) => each.closest('fieldset') === set)
      .map(nameOf);
  }

  get sets(): string[] {
    return [...this.root.querySelectorAll('legend')].map(visibleText);
  }

  /** The rule of a set, and what is wrong. */
  aboutSet(legend: string): string {
    return descriptionOf(this.#set(legend));
  }

  #set(legend: string): HTMLFieldSetElement {
    const found = [...this.root.querySelectorAll('legend')].find(
      (each) => visibleText(each) === legend,
    );
    if (!found?.parentElement) throw new Error(`No set ${legend} among ${this.sets.join(' | ')}`);
    return found.parentElement as HTMLFieldSetElement;
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
    return control<HTMLInputElement>(this.root, 'textbox', /^Units/);
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

function fits(name: string | RegExp, text: string): boolean {
  return typeof name === 'string' ? text === name : name.test(text);
}
