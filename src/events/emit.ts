import type { UssEventDetail, UssEventName } from './event-map.js';

/**
 * Sends an event of the kit from an element: bubbling, composed, its detail frozen. False when it is an intent and a
 * listener prevented it. Only for what a person or the service did, never because the page set a property.
 */
export function emit<Name extends UssEventName>(
  host: HTMLElement,
  name: Name,
  detail: UssEventDetail<Name>,
): boolean {
  return host.dispatchEvent(
    new CustomEvent(name, {
      bubbles: true,
      composed: true,
      cancelable: name.endsWith('-submit'),
      detail: frozenCopy(detail),
    }),
  );
}

/** Details are plain data. */
function frozenCopy<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    return Object.freeze(value.map((inner) => frozenCopy<unknown>(inner))) as T;
  }
  const entries = Object.entries(value).map(([key, inner]) => [key, frozenCopy<unknown>(inner)]);
  return Object.freeze(Object.fromEntries(entries)) as T;
}
