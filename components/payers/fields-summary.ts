import type { TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { FieldName, FieldsProblem } from '../../src/payment-fields/port.js';
import { problemSummary, type FieldProblem } from '../internal/problem-summary.js';
import { fieldProblems } from '../paying/payment-fields-controller.js';

/** What is to be mended in the fields of a payment taker. Each entry moves the focus to its field, which is in another document (A52). */
export function fieldsSummary(
  localizer: Localizer,
  problems: readonly FieldsProblem[],
  onFocus: (field: FieldName) => void,
): TemplateResult {
  return problemSummary(localizer, 'fields-problems', fieldEntries(localizer, problems, onFocus));
}

/** The same as entries of a summary that has others too. */
export function fieldEntries(
  localizer: Localizer,
  problems: readonly FieldsProblem[],
  onFocus: (field: FieldName) => void,
): FieldProblem[] {
  return fieldProblems(localizer, problems).map(({ field, text }) => ({
    id: 'fields',
    text,
    go: () => onFocus(field),
  }));
}
