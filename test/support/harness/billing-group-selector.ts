import '../../../components/billing-group-selector/billing-group-selector.define.js';
import type { BillingGroupSelector } from '../../../components/billing-group-selector/billing-group-selector.js';
import { settled } from '../mount.js';
import { control, controls, descriptionOf, nameOf } from './controls.js';
import { visibleText } from './roles.js';

/** A billing group selector as its user meets it. */
export class BillingGroupSelectorHarness {
  readonly element: BillingGroupSelector;

  constructor(element: BillingGroupSelector) {
    this.element = element;
  }

  get root(): ShadowRoot {
    if (!this.element.shadowRoot) throw new Error('The selector has not rendered.');
    return this.element.shadowRoot;
  }

  get text(): string {
    return visibleText(this.root);
  }

  get groups(): string[] {
    return controls(this.root, 'radio').map(nameOf);
  }

  get chosen(): string | undefined {
    const chosen = controls<HTMLInputElement>(this.root, 'radio').find(({ checked }) => checked);
    return chosen && nameOf(chosen);
  }

  group(name: string | RegExp): HTMLInputElement {
    return control<HTMLInputElement>(this.root, 'radio', name);
  }

  about(name: string | RegExp): string {
    return descriptionOf(this.group(name));
  }

  async choose(name: string | RegExp): Promise<void> {
    this.group(name).click();
    await settled(this.element);
  }
}
