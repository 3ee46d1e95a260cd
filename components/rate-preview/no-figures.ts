import type { TemplateResult } from 'lit';
import type { AdapterError } from '../../src/context/connection.js';
import { errorText } from '../../src/controllers/error-text.js';
import type { SelectionController } from '../../src/controllers/selection-controller.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import { emptyPanel, failedPanel, setupPanel } from '../internal/panel.js';

/** Nothing can be worked out yet: says what is to be chosen first. */
export function incompletePanel(
  localizer: Localizer,
  { planId, units, effective }: SelectionController['selection'],
): TemplateResult {
  if (planId === undefined) return emptyPanel({ title: localizer.text('preview-choose-plan') });
  const missing = units === undefined ? 'units' : effective === undefined ? 'start' : 'payer';
  return emptyPanel({ title: localizer.text(`preview-choose-${missing}`) });
}

/** Why there are no figures for this choice, and what would bring them. */
export function noQuotePanel(
  localizer: Localizer,
  {
    element,
    error,
    onRetry,
  }: { readonly element: string; readonly error: AdapterError; readonly onRetry: () => void },
): TemplateResult {
  if (error.code === 'operation-missing') {
    return setupPanel(localizer, { element, operation: 'quotePlanChange' });
  }
  return failedPanel(localizer, {
    title: localizer.text(error.code === 'refused' ? 'error-refused' : 'preview-failed'),
    message: errorText(localizer, error),
    reference: error.requestId,
    onRetry: error.retryable ? onRetry : undefined,
  });
}
