import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { RefusalCode } from '../../src/model/codes.js';
import type { PaymentMethodId } from '../../src/model/ids.js';
import type { StoredMethod } from '../../src/model/payment-method.js';
import type { PaymentToken } from '../../src/model/payment-token.js';
import { expiryText, methodText } from '../billing-group-selector/payer-text.js';
import { choices, type Choice } from '../internal/choices.js';
import type { AskedKind } from '../payers/kinds.js';
import { withGroupId, type PayBy } from './pay-choice.js';

export interface WithStepOptions {
  readonly methods: readonly StoredMethod[];
  /** What can be entered for one payment. */
  readonly kinds: readonly AskedKind[];
  readonly by: PayBy | undefined;
  readonly problem: string | undefined;
  /** The fields, or why there are none; while something is entered. */
  readonly fields: TemplateResult | typeof nothing;
  /** What leads to other ways. */
  readonly others: TemplateResult | typeof nothing;
  readonly onBy: (by: PayBy) => void;
}

/** What is paid with: stored methods, or one that is entered for this payment. */
export function withStep(localizer: Localizer, options: WithStepOptions): TemplateResult {
  const { methods, kinds, by, problem, fields, others, onBy } = options;
  // What was entered already, and waits to be paid with.
  const given = by?.by === 'given' ? by.token : undefined;
  const rows = [
    ...methods.map((method) => storedChoice(localizer, method)),
    ...(given ? [givenChoice(localizer, given)] : []),
    ...kinds.map((kind): Choice => ({
      value: `once-${kind}`,
      title: localizer.text('payment-form-once', { kind }),
      opens: by?.by === 'once' && by.kind === kind ? fields : nothing,
    })),
  ];
  return html`<div class="stack" part="methods">
    ${
      rows.length === 0
        ? html`<p>${localizer.text('payment-form-no-way')}</p>`
        : choices({
            id: withGroupId,
            legend: localizer.text('payment-form-with'),
            problem,
            choices: rows,
            selected: new Set(by ? [valueOf(by)] : []),
            onChange: (value) => {
              onBy(readValue(value, given));
            },
          })
    }
    ${others}
  </div>`;
}

function storedChoice(localizer: Localizer, method: StoredMethod): Choice {
  const { id, name, can } = method;
  const words = methodText(localizer, method);
  const expires = expiryText(localizer, method);
  const isNamed = name !== undefined && name !== words;
  return {
    value: `method-${id}`,
    title: words,
    summary: html`<span class="muted small"
      >${isNamed ? html`<bdi>${name}</bdi> ` : nothing}${expires ?? nothing}</span
    >`,
    closed: can.pay.allowed ? undefined : closedText(localizer, can.pay.reason),
  };
}

/** Why a method cannot be paid with. That it has expired stands in its name, and nothing here replaces it. */
function closedText(localizer: Localizer, reason: RefusalCode): string {
  return localizer.text(
    reason === 'payment-method-expired' ? 'payment-form-expired' : `refusal-${reason}`,
  );
}

function givenChoice(localizer: Localizer, token: PaymentToken): Choice {
  const method = methodText(localizer, { ...token, expiry: 'none' });
  return { value: 'given', title: localizer.text('payment-form-given', { method }) };
}

function valueOf(by: PayBy): string {
  switch (by.by) {
    case 'method':
      return `method-${by.methodId}`;
    case 'once':
      return `once-${by.kind}`;
    case 'given':
      return 'given';
  }
}

function readValue(value: string, given: PaymentToken | undefined): PayBy {
  if (value === 'given' && given) return { by: 'given', token: given };
  if (value.startsWith('once-')) return { by: 'once', kind: value.slice(5) as AskedKind };
  return { by: 'method', methodId: value.slice(7) as PaymentMethodId };
}
