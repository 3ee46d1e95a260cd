import { waitUntil } from '@open-wc/testing';
import { stripIsolation } from '../strip-isolation.js';
import { control, controls, nameOf, type Role } from './controls.js';

/** What can be read in `node` and in the elements inside it, without what is hidden. */
export function deepText(node: Node): string {
  const text = (each: Node): string => {
    if (each instanceof Text) return each.data;
    if (!(each instanceof Element) && !(each instanceof ShadowRoot)) return '';
    if (each instanceof HTMLElement && each.hidden) return '';
    const from = each instanceof Element ? (each.shadowRoot ?? each) : each;
    return [...from.childNodes].map(text).join(' ');
  };
  return stripIsolation(text(node)).replace(/\s+/g, ' ').trim();
}

function isHidden(element: Element): boolean {
  return !element.checkVisibility();
}

/** An element with forms for payment methods and billing groups in it, as its user meets them. */
export class PayersHarness {
  readonly element: HTMLElement;

  constructor(element: HTMLElement) {
    this.element = element;
  }

  get root(): ShadowRoot {
    if (!this.element.shadowRoot) throw new Error('The element has not rendered.');
    return this.element.shadowRoot;
  }

  get text(): string {
    return deepText(this.element);
  }

  async shows(words: string): Promise<void> {
    await waitUntil(() => this.text.includes(words), words, { timeout: 4000 }).catch(
      (late: Error) => {
        throw new Error(`${late.message}: not in "${this.text}"`);
      },
    );
  }

  /** Names of the buttons that are in sight. */
  get buttons(): string[] {
    return this.#seen('button').map(nameOf);
  }

  get checkBoxes(): string[] {
    return this.#seen('checkbox').map(nameOf);
  }

  get radios(): string[] {
    return this.#seen('radio').map(nameOf);
  }

  button(name: string | RegExp): HTMLButtonElement {
    return this.#one<HTMLButtonElement>('button', name);
  }

  async press(name: string | RegExp): Promise<void> {
    await waitUntil(
      () => this.buttons.some((each) => matches(each, name)),
      `a button ${String(name)} among ${this.buttons.join(' | ')}`,
    );
    this.button(name).click();
  }

  choose(role: 'radio' | 'checkbox', name: string | RegExp): void {
    this.#one(role, name).click();
  }

  type(label: string | RegExp, value: string): void {
    const field = control<HTMLInputElement>(this.root, 'textbox', label);
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /** Takes an option of a select by its words. */
  select(label: string, option: string | RegExp): void {
    const select = this.selectNamed(label);
    const found = [...select.options].find((each) => matches(optionText(each), option));
    if (!found) throw new Error(`No option ${String(option)}: ${this.options(label).join(' | ')}`);
    select.value = found.value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }

  options(label: string): string[] {
    return [...this.selectNamed(label).options].map(optionText);
  }

  selected(label: string): string {
    const [option] = this.selectNamed(label).selectedOptions;
    return option ? optionText(option) : '';
  }

  selectNamed(label: string): HTMLSelectElement {
    const all = selectsIn(this.root).filter((each) => !isHidden(each));
    const found = all.find((each) => nameOf(each).startsWith(label));
    if (!found) throw new Error(`No select ${label}: ${all.map(nameOf).join(' | ')}`);
    return found;
  }

  /** The text of what has the focus, however deep. */
  get focused(): string {
    let { activeElement } = document;
    while (activeElement?.shadowRoot?.activeElement)
      activeElement = activeElement.shadowRoot.activeElement;
    return activeElement ? deepText(activeElement) : '';
  }

  #seen(role: Role): HTMLElement[] {
    return controls(this.root, role).filter((each) => !isHidden(each));
  }

  #one<T extends HTMLElement>(role: Role, name: string | RegExp): T {
    const found = this.#seen(role).filter((each) => matches(nameOf(each), name));
    const [first, ...more] = found;
    if (!first || more.length > 0) {
      const names = this.#seen(role).map(nameOf).join(' | ');
      throw new Error(`Not exactly one ${role} named ${String(name)} among: ${names}`);
    }
    return first as T;
  }
}

function matches(text: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? text === wanted : wanted.test(text);
}

function optionText(option: HTMLOptionElement): string {
  return stripIsolation(option.textContent).replace(/\s+/g, ' ').trim();
}

function selectsIn(root: ParentNode): HTMLSelectElement[] {
  return [...root.querySelectorAll('*')].flatMap((each) => [
    ...(each instanceof HTMLSelectElement ? [each] : []),
    ...(each.shadowRoot ? selectsIn(each.shadowRoot) : []),
  ]);
}
