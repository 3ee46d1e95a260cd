import { waitUntil } from '@open-wc/testing';
import { stripIsolation } from '../strip-isolation.js';
import { nameOf } from './controls.js';
import { visibleText } from './roles.js';

/** A preview as a customer meets it: by what is written on it, with the mouse or the keyboard. */
export class RatePreviewHarness {
  readonly element: HTMLElement;

  constructor(element: HTMLElement) {
    this.element = element;
  }

  get root(): ShadowRoot {
    if (!this.element.shadowRoot) throw new Error('The preview has not rendered.');
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

  /** What has the focus in it, by its text. */
  get focused(): string {
    const { activeElement } = this.root;
    return activeElement ? visibleText(activeElement) : '';
  }

  /** Waits for words on the screen. */
  async shows(words: RegExp | string): Promise<void> {
    const there = () =>
      typeof words === 'string' ? this.text.includes(words) : words.test(this.text);
    await waitUntil(there, String(words), { timeout: 4000 }).catch((late: Error) => {
      throw new Error(`${late.message}: not in "${this.text}"`);
    });
  }

  /** Waits for the receipt, all of it: its title and reference are on the screen before the rest is loaded. */
  async showsReceipt(title = 'Your change is made.'): Promise<void> {
    await this.shows(title);
    await waitUntil(() => this.root.querySelector('[part="receipt"]'), 'the whole receipt', {
      timeout: 4000,
    });
  }

  get buttons(): string[] {
    return [...this.root.querySelectorAll('button')].map(nameOf);
  }

  button(name: RegExp): HTMLButtonElement {
    const found = [...this.root.querySelectorAll('button')].find((button) =>
      name.test(nameOf(button)),
    );
    if (!found) throw new Error(`No button ${String(name)} among: ${this.buttons.join(' | ')}`);
    return found;
  }

  get confirmButton(): HTMLButtonElement {
    return this.button(/^Confirm/);
  }

  /** Whether the figures on the screen are those of what is chosen, so that they may be confirmed. */
  get confirmable(): boolean {
    const found = [...this.root.querySelectorAll('button')].find((button) =>
      nameOf(button).startsWith('Confirm'),
    );
    return found !== undefined && found.getAttribute('aria-disabled') !== 'true';
  }

  get #boxes(): HTMLInputElement[] {
    return [...this.root.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
  }

  /** What is asked for a yes. */
  get asked(): string[] {
    return this.#boxes.map(nameOf);
  }

  checkbox(name: RegExp): HTMLInputElement {
    const found = this.#boxes.find((box) => name.test(nameOf(box)));
    if (!found) throw new Error(`No check box ${String(name)} among: ${this.asked.join(' | ')}`);
    return found;
  }

  /** Says yes to everything that is asked. */
  async agreeToAll(): Promise<void> {
    for (const box of this.#boxes) if (!box.checked) box.click();
    await this.drawn();
  }

  /** The cells of the table with this caption, row by row, without its head. */
  table(caption: RegExp): string[][] {
    const found = this.#table(caption);
    const rows = [...found.tBodies, ...(found.tFoot ? [found.tFoot] : [])].flatMap((part) => [
      ...part.rows,
    ]);
    return rows.map((row) => [...row.cells].map(cellText));
  }

  #table(caption: RegExp): HTMLTableElement {
    const found = [...this.root.querySelectorAll('table')].find((table) =>
      caption.test(table.caption ? visibleText(table.caption) : ''),
    );
    if (!found) throw new Error(`No table ${String(caption)}.`);
    return found;
  }

  /** The column headers of the table with this caption. */
  columns(caption: RegExp): string[] {
    const found = this.#table(caption);
    return [...found.querySelectorAll('thead th')].map(visibleText);
  }

  /** The names of the lanes in the picture. */
  get laneNames(): string[] {
    return [...this.root.querySelectorAll('.lane-name')].map(visibleText);
  }

  /** The picture of the charges, which loads after the element: its name, every text in it in document order, and its bars. */
  async drawnPicture(): Promise<{
    readonly name: string;
    readonly texts: string[];
    readonly bars: DOMRect[];
  }> {
    await waitUntil(() => this.root.querySelector('svg[role="img"]'), 'a picture');
    const drawing = this.root.querySelector('svg[role="img"]');
    if (!drawing) throw new Error('There is no picture.');
    return {
      name: stripIsolation(drawing.getAttribute('aria-label') ?? ''),
      texts: [...drawing.querySelectorAll('text')].map((text) =>
        [...text.querySelectorAll('tspan')].map(visibleText).join(' / '),
      ),
      bars: [...drawing.querySelectorAll('.bar')].map((bar) => bar.getBoundingClientRect()),
    };
  }

  /** Waits until what changed is on the screen. */
  async drawn(): Promise<void> {
    await (this.element as HTMLElement & { updateComplete: Promise<boolean> }).updateComplete;
  }
}

/** Without the header that only narrow layouts show in every cell; thin spaces as plain ones. */
function cellText(cell: HTMLTableCellElement): string {
  return visibleText(cell.querySelector('.cell-content') ?? cell).replace(/\u2009/g, ' ');
}
