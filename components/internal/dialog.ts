import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';

export interface DialogOptions {
  /** Id of its heading, which names it. */
  readonly labelledBy: string;
  /** Ids of what it says, where that should be spoken with the name. */
  readonly describedBy?: string | undefined;
  /** `alertdialog` where something is lost by saying yes. */
  readonly role: 'dialog' | 'alertdialog';
  readonly content: TemplateResult;
  /** It was closed, by its buttons or by Escape. Take it out of the template then. */
  readonly onClose: () => void;
}

/**
 * The browser's own modal dialog, open for as long as it is in the template. Its first control has the focus, so
 * put the safe choice first; close it by {@link closeDialog}, and focus goes back to where it was.
 */
export function dialog(options: DialogOptions): TemplateResult {
  return html`<dialog
    class="dialog"
    role=${options.role}
    aria-labelledby=${options.labelledBy}
    aria-describedby=${options.describedBy ?? ''}
    ${ref(open)}
    @close=${options.onClose}
  >
    ${options.content}
  </dialog>`;
}

/** In a microtask: Lit hands out a new element before it is in the document, where it cannot be shown yet. */
function open(element: Element | undefined): void {
  queueMicrotask(() => {
    if (element instanceof HTMLDialogElement && !element.open && element.isConnected)
      element.showModal();
  });
}

/** Closes the dialog that a control stands in. */
export function closeDialog(event: Event): void {
  const { currentTarget } = event;
  if (currentTarget instanceof Element) currentTarget.closest('dialog')?.close();
}
