import { ContextEvent } from '@lit/context';
import { selectionContext, type SelectionStore } from '../../../src/context/selection.js';

/** The selection that the children of `element` take part in: what the customer chose in the elements around them. */
export function choicesAround(element: HTMLElement): SelectionStore {
  let store: SelectionStore | undefined;
  // Asked by a child, since a provider does not answer itself.
  const child = document.createElement('span');
  element.append(child);
  child.dispatchEvent(
    new ContextEvent(selectionContext, child, (value) => {
      store = value;
    }),
  );
  child.remove();
  if (!store) throw new Error(`There is no selection around <${element.localName}>.`);
  return store;
}
