import { deepAll, visibleText } from './roles.js';

const selectors = {
  radio: 'input[type="radio"]',
  checkbox: 'input[type="checkbox"]',
  textbox: 'input[type="text"]',
  button: 'button',
  group: 'fieldset',
  columnheader: 'th[scope="col"]',
  rowheader: 'th[scope="row"]',
} as const;

export type Role = keyof typeof selectors;

/** The text of the elements that an attribute of `element` names, all in its own root. */
function referred(element: Element, attribute: string): string {
  const root = element.getRootNode() as Document | ShadowRoot;
  const ids = element.getAttribute(attribute)?.split(' ') ?? [];
  const texts = ids.map((id) => {
    const other = root.getElementById(id);
    if (!other) throw new Error(`${attribute} names "${id}", which is not there.`);
    return visibleText(other);
  });
  return texts.filter((text) => text !== '').join(' ');
}

/** The name of a control: what its reference, label or own content says. What a reader really hears is tested on the accessibility tree. */
export function nameOf(element: Element): string {
  if (element.hasAttribute('aria-labelledby')) return referred(element, 'aria-labelledby');
  const label = element.getAttribute('aria-label') ?? undefined;
  const [first] = (element as Partial<HTMLInputElement>).labels ?? [];
  return label?.replace(/[\u2066-\u2069]/g, '') ?? spokenText(first ?? element);
}

/** The text of an element without what readers skip. */
function spokenText(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const skipped of copy.querySelectorAll('[aria-hidden="true"]')) skipped.remove();
  return visibleText(copy);
}

/** What describes a control: hints, problems, status words. */
export function descriptionOf(element: Element): string {
  return referred(element, 'aria-describedby');
}

export function controls<T extends HTMLElement = HTMLElement>(root: ParentNode, role: Role): T[] {
  return deepAll<T>(root, selectors[role]);
}

/** The one control of a role with a name; throws with the names that are there. */
export function control<T extends HTMLElement = HTMLElement>(
  root: ParentNode,
  role: Role,
  name: string | RegExp,
): T {
  const all = controls<T>(root, role);
  const fits = (each: string) => (typeof name === 'string' ? each === name : name.test(each));
  const [found, ...more] = all.filter((each) => fits(nameOf(each)));
  if (!found || more.length > 0) {
    const names = all.map(nameOf).join(' | ');
    throw new Error(`Not exactly one ${role} named ${String(name)} among: ${names}`);
  }
  return found;
}
