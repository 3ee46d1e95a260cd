import { expect } from '@open-wc/testing';

/** Compares by identity and tells by tag: assertions that print elements walk through the whole page. */
export function hasFocus(element: Element): void {
  const { activeElement } = document;
  const where = `<${activeElement?.localName ?? 'nothing'}>`;
  expect(activeElement === element, `focus on <${element.localName}>, found on ${where}`).to.equal(
    true,
  );
}
