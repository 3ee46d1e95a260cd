import { stripIsolation } from '../strip-isolation.js';

/** Elements in `root` and its shadow roots that match `selector`, in document order. */
export function deepAll<T extends Element = HTMLElement>(root: ParentNode, selector: string): T[] {
  const found: T[] = [];
  for (const element of root.querySelectorAll('*')) {
    if (element.matches(selector)) found.push(element as T);
    if (element.shadowRoot) found.push(...deepAll<T>(element.shadowRoot, selector));
  }
  return found;
}

/** The text that a reader sees in `root`, isolation marks taken out and white space folded. */
export function visibleText(root: Element | ShadowRoot): string {
  return stripIsolation(root.textContent ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}
