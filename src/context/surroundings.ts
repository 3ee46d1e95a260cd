/** The elements around a node, nearest first, through shadow roots. */
function* ancestors(node: Node): Generator<Element> {
  let current: Node | null = node;
  while (current) {
    current = current instanceof ShadowRoot ? current.host : current.parentNode;
    if (current instanceof Element) yield current;
  }
}

/** The language that the page states around an element, if it does. */
export function surroundingLanguage(element: Element): string | undefined {
  for (const ancestor of ancestors(element)) {
    const language = ancestor.getAttribute('lang');
    if (language) return language;
  }
  return undefined;
}

/** The reading direction around an element. */
export function surroundingDirection(element: Element): 'ltr' | 'rtl' {
  const [parent] = ancestors(element);
  return parent && getComputedStyle(parent).direction === 'rtl' ? 'rtl' : 'ltr';
}
