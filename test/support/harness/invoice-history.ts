import '../../../components/invoice-history/invoice-history.define.js';
import type { InvoiceHistory } from '../../../components/invoice-history/invoice-history.js';
import { settled } from '../mount.js';
import { control, controls, nameOf } from './controls.js';
import { deepAll, visibleText } from './roles.js';

/** An invoice history as its user meets it. */
export class InvoiceHistoryHarness {
  readonly element: InvoiceHistory;

  constructor(element: InvoiceHistory) {
    this.element = element;
  }

  get root(): ShadowRoot {
    if (!this.element.shadowRoot) throw new Error('The history has not rendered.');
    return this.element.shadowRoot;
  }

  get text(): string {
    return visibleText(this.root);
  }

  get announced(): string {
    const region = this.root.querySelector('[role="status"]');
    return region ? visibleText(region) : '';
  }

  /** The invoice numbers, as they head their rows. */
  get numbers(): string[] {
    return controls<HTMLButtonElement>(this.root, 'button')
      .filter((button) => button.hasAttribute('aria-expanded'))
      .map(nameOf);
  }

  /** What the cells of an invoice say, without the header that narrow layouts repeat in each. */
  row(number: string): string[] {
    const row = this.button(number).closest('tr');
    return [...(row?.querySelectorAll('.cell-content') ?? [])].map(visibleText);
  }

  button(name: string): HTMLButtonElement {
    return control<HTMLButtonElement>(this.root, 'button', name);
  }

  /** The name of what has the focus in it. */
  get focused(): string | undefined {
    const { activeElement } = this.root;
    return activeElement ? nameOf(activeElement) : undefined;
  }

  get hasMore(): boolean {
    return controls(this.root, 'button').some((button) => nameOf(button) === 'Show more');
  }

  async press(name: string): Promise<void> {
    this.button(name).click();
    await settled(this.element);
    for (const lines of deepAll(this.root, 'uss-invoice-lines')) await settled(lines);
  }

  /** What is shown under the row of an invoice. */
  under(number: string): string {
    const next = this.button(number).closest('tr')?.nextElementSibling;
    const lines = next?.querySelector('uss-invoice-lines')?.shadowRoot;
    return lines ? visibleText(lines) : '';
  }
}
