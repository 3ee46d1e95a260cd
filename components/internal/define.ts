/**
 * Registers an element, once. Never throws: where the page has another class under the tag already, that one stays,
 * and the console says so once.
 */
export function defineElement(tag: string, constructor: CustomElementConstructor): void {
  const holder = customElements.get(tag);
  if (holder === constructor) return;
  if (holder) {
    console.warn(
      `<${tag}> is defined already, by another copy or version of the kit or by the page. That one is used.`,
    );
    return;
  }
  try {
    customElements.define(tag, constructor);
  } catch (refusal) {
    console.warn(`<${tag}> could not be defined: its class is in use under another tag.`, refusal);
  }
}
