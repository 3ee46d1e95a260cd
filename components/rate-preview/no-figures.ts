import type { TemplateResult } from 'lit';
import type { AdapterError } from '../../src/context/connection.js';
import type { QuoteOperation } from '../../src/context/reads.js';
import { errorText } from '../../src/controllers/error-text.js';
import type { Selection } from '../../src/context/selection.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import { emptyPanel, failedPanel, setupPanel } from '../internal/panel.js';
import { isMeanwhile, meanwhilePanel } from './meanwhile.js';

/** Nothing can be worked out yet: says what is to be chosen first. */
export function incompletePanel(localizer: Localizer, selection: Selection): TemplateResult {
  return emptyPanel({ title: localizer.text(`preview-choose-${missingOf(selection)}`) });
}

function missingOf(
  selection: Selection,
): 'plan' | 'units' | 'price' | 'status' | 'start' | 'date' | 'payer' {
  const { kind, planInstanceId, plans, units, rateScheduleId, status, effective } = selection;
  const takes = kind === 'assign' || kind === 'replace';
  if (takes ? plans.length === 0 : planInstanceId === undefined) return 'plan';
  if (takes ? plans.some((plan) => plan.units === undefined) : kind === 'units' && !units)
    return 'units';
  if (kind === 'rate-schedule' && !rateScheduleId) return 'price';
  if (kind === 'status' && !status) return 'status';
  if (!effective) return kind === 'assign' ? 'start' : 'date';
  return 'payer';
}

/** Why there are no figures for this choice, and what would bring them. */
export function noQuotePanel(
  localizer: Localizer,
  {
    element,
    operation,
    error,
    onRetry,
  }: {
    readonly element: string;
    readonly operation: QuoteOperation;
    readonly error: AdapterError;
    readonly onRetry: () => void;
  },
): TemplateResult {
  if (error.code === 'operation-missing') return setupPanel(localizer, { element, operation });
  if (error.refusal && isMeanwhile(error.refusal)) return meanwhilePanel(localizer, error.refusal);
  return failedPanel(localizer, {
    title: localizer.text(error.code === 'refused' ? 'error-refused' : 'preview-failed'),
    message: errorText(localizer, error),
    reference: error.requestId,
    onRetry: error.retryable ? onRetry : undefined,
  });
}
