import { html, type TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { StoredMethod } from '../../src/model/payment-method.js';
import { namedMethodText } from '../billing-group-selector/payer-text.js';
import { button } from '../internal/button.js';
import { closeDialog, dialog } from '../internal/dialog.js';
import { heading, type HeadingLevel } from '../internal/heading.js';

export interface RemovalDialogOptions {
  readonly level: HeadingLevel;
  readonly method: StoredMethod;
  /** It was confirmed: there is nothing to keep any more. */
  readonly underWay: boolean;
  /** What follows, and the button that removes it. */
  readonly form: TemplateResult;
  readonly onClose: () => void;
}

/** What is removed is removed for good: the safe choice comes first, so it has the focus (T38). */
export function removalDialog(
  localizer: Localizer,
  { level, method, underWay, form, onClose }: RemovalDialogOptions,
): TemplateResult {
  const name = namedMethodText(localizer, method);
  return dialog({
    role: 'alertdialog',
    labelledBy: 'dialog-title',
    describedBy: 'dialog-what',
    onClose,
    content: html`<div class="stack">
      ${heading({
        level,
        text: localizer.text('payers-method-heading', { do: 'remove', method: name }),
        size: 'large',
        id: 'dialog-title',
      })}
      <p id="dialog-what">${localizer.text('payers-remove-what', { method: name })}</p>
      <div class="actions">
        ${button({
          label: localizer.text(underWay ? 'close' : 'payment-methods-keep'),
          onPress: closeDialog,
        })}
      </div>
      ${form}
    </div>`,
  });
}
