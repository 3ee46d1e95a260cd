import { ContextEvent } from '@lit/context';
import type { TemplateResult } from 'lit';
import { render } from 'lit';
import type { BillingAdapter } from '../../src/adapter/contract.js';
import type { FaultName } from '../../src/adapter/sandbox-control.js';
import {
  selectionContext,
  type Selection,
  type SelectionStore,
} from '../../src/context/selection.js';
import { provided } from './sandbox.js';

/** What a customer chose in elements that a story does not show: one plan, and what is chosen beside it. Ids as the sandbox has them. */
export type Chosen = {
  readonly [Key in 'planId' | 'rateScheduleId' | 'billingGroupId' | 'alignWith']?: string;
} & Partial<Pick<Selection, 'units' | 'effective'>>;

/** The element of a story in a provider whose customer has chosen already. */
export function chosen(
  adapter: BillingAdapter,
  content: TemplateResult,
  choice: Chosen,
): HTMLElement {
  const place = document.createElement('div');
  render(provided(adapter, content), place);
  choose(place, choice);
  return place;
}

/** The customer chooses something else. */
export function choose(place: HTMLElement, choice: Chosen): void {
  const { planId, rateScheduleId, units, ...beside } = choice;
  const plans = planId === undefined ? {} : { plans: [{ planId, rateScheduleId, units }] };
  const element = place.querySelector('uss-provider')?.firstElementChild;
  element?.dispatchEvent(
    new ContextEvent(selectionContext, element, (store: SelectionStore) => {
      store.select({ ...beside, ...plans } as unknown as Partial<Selection>);
    }),
  );
}

/** Switches a fault of the story's sandbox on or off. */
export async function fault(place: HTMLElement, name: FaultName, on = true): Promise<void> {
  await place.querySelector('uss-provider')?.adapter?.sandbox?.setFault(name, on);
}

/** The first of `selector` in `root`, also inside elements, whose text has `words` in it; waits for it. */
export async function find<T extends HTMLElement>(
  root: ParentNode,
  selector: string,
  words: RegExp,
): Promise<T> {
  for (let turn = 0; turn < 200; turn++) {
    const found = deepAll<T>(root, selector).find((each) => words.test(textOf(each)));
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`There is no ${selector} with ${String(words)}.`);
}

/** Says yes to all that is asked. */
export async function agree(place: HTMLElement): Promise<void> {
  await find(place, 'button', /^Confirm/);
  for (const box of deepAll<HTMLInputElement>(place, 'input[type="checkbox"]'))
    if (!box.checked) box.click();
}

/** Says yes to all that is asked, and confirms. */
export async function confirm(place: HTMLElement): Promise<void> {
  await agree(place);
  (await find(place, 'button', /^Confirm/)).click();
}

/** Writes that an earlier story left on their way are not this one's. */
export function forgetWrites(): void {
  for (const key of Object.keys(sessionStorage))
    if (key.startsWith('uss-kit:')) sessionStorage.removeItem(key);
}

function deepAll<T extends HTMLElement>(root: ParentNode, selector: string): T[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
    ...(element.matches(selector) ? [element as T] : []),
    ...(element.shadowRoot ? deepAll<T>(element.shadowRoot, selector) : []),
  ]);
}

function textOf(element: HTMLElement): string {
  return (element.textContent ?? '').replace(/[\u2066-\u2069]/g, '').trim();
}
