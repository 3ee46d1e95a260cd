import { render, type LitElement, type TemplateResult } from 'lit';
import { settle } from './manual-timers.js';

const places: HTMLElement[] = [];

/** Puts a template into the page and gives its first element. Removed by {@link unmountAll}. */
export async function mount<T extends HTMLElement = HTMLElement>(
  template: TemplateResult,
): Promise<T> {
  const place = document.createElement('div');
  places.push(place);
  document.body.append(place);
  render(template, place);
  const element = place.firstElementChild as T;
  await settled(element);
  return element;
}

/** Waits until answers that need no clock are on the screen. */
export async function settled(element: Element): Promise<void> {
  await settle();
  await (element as Partial<LitElement>).updateComplete;
}

/** For `afterEach`. */
export function unmountAll(): void {
  for (const place of places.splice(0)) place.remove();
}
