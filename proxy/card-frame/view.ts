import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { alert } from '../../components/internal/alert.js';
import { checkField, selectField, textField } from '../../components/internal/field.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { OpenMessage } from '../../src/payment-fields/frame/messages.js';
import type { FieldName, FieldsProblem } from '../../src/payment-fields/port.js';
import { brandNamed, brandOf, type Values } from './checks.js';

/** What the fields show. */
export interface ViewState {
  readonly request: OpenMessage;
  readonly localizer: Localizer;
  readonly values: Values;
  readonly shown: ReadonlyMap<FieldName, FieldsProblem['code']>;
  readonly notice?: 'hidden' | 'test-only' | undefined;
  /** The frame in which the owner of the card is asked. */
  readonly challenge?: HTMLIFrameElement | undefined;
}

export interface ViewEvents {
  readonly change: (event: Event) => void;
  readonly leave: (event: FocusEvent) => void;
  readonly key: (event: KeyboardEvent) => void;
  readonly leaveChallenge: () => void;
}

export function fieldId(field: FieldName): string {
  return `field-${field}`;
}

export function view(state: ViewState, events: ViewEvents): TemplateResult {
  const { challenge } = state;
  return html`<div class="root">
    <form
      class="stack"
      novalidate
      ?hidden=${challenge !== undefined}
      @input=${events.change}
      @change=${events.change}
      @focusout=${events.leave}
      @keydown=${events.key}
    >
      ${fields(state)}
    </form>
    ${challenge === undefined ? nothing : challengeStep(state.localizer, challenge, events)}
    <div class="notice" role="status">${notice(state)}</div>
  </div>`;
}

function fields(state: ViewState): TemplateResult {
  switch (state.request.kind) {
    case 'card':
      return html`${cardNumber(state)}
        <div class="pair">${expiry(state)} ${securityCode(state)}</div>
        ${holder(state, 'cc-name')}`;
    case 'security-code':
      return securityCode(state);
    case 'ach':
      return html`${holder(state, 'name')} ${routing(state)} ${account(state)} ${accountType(state)}`;
    case 'sepa':
      return html`${holder(state, 'name')} ${iban(state)} ${mandate(state)}`;
  }
}

function problemText(state: ViewState, field: FieldName): string | undefined {
  const { localizer, shown, values } = state;
  const code = shown.get(field);
  switch (code) {
    case undefined:
      return undefined;
    case 'missing':
      return localizer.text('card-frame-missing', { field });
    case 'invalid':
      return localizer.text('card-frame-invalid', { field });
    case 'expired':
      return localizer.text('card-frame-expired');
    case 'brand-not-accepted':
      return localizer.text('card-frame-brand-not-accepted', {
        brand: brandOf(values.number)?.name ?? '',
      });
  }
}

/** What every field says of itself. */
function common(state: ViewState, field: FieldName) {
  return {
    id: fieldId(field),
    value: state.values[field] ?? '',
    problem: problemText(state, field),
    required: true,
    // The form listens for all of them: some password managers send no input event.
    onInput: () => undefined,
  } as const;
}

function cardNumber(state: ViewState): TemplateResult {
  const { localizer, values } = state;
  const brand = brandOf(values.number);
  return html`<div class="number">
    ${textField({
      ...common(state, 'number'),
      label: localizer.text('card-frame-number'),
      name: 'cc-number',
      inputMode: 'numeric',
      autocomplete: 'cc-number',
    })}
    <p class="brand" role="status">
      ${brand ? localizer.text('card-frame-brand', { brand: brand.name }) : nothing}
    </p>
  </div>`;
}

function expiry(state: ViewState): TemplateResult {
  return textField({
    ...common(state, 'expiry'),
    label: state.localizer.text('card-frame-expiry'),
    hint: state.localizer.text('card-frame-expiry-hint'),
    name: 'cc-exp',
    inputMode: 'numeric',
    autocomplete: 'cc-exp',
  });
}

function securityCode(state: ViewState): TemplateResult {
  const { localizer, request, values } = state;
  const brand = brandNamed(request.method?.brand) ?? brandOf(values.number);
  const lastFour = request.method?.lastFour;
  return textField({
    ...common(state, 'code'),
    label:
      lastFour === undefined
        ? localizer.text('card-frame-code')
        : localizer.text('card-frame-code-of', { lastFour }),
    hint: localizer.text('card-frame-code-hint', { length: brand?.codeLength ?? 0 }),
    name: 'cc-csc',
    inputMode: 'numeric',
    autocomplete: 'cc-csc',
  });
}

function holder(state: ViewState, autocomplete: 'cc-name' | 'name'): TemplateResult {
  const { localizer } = state;
  return textField({
    ...common(state, 'name'),
    label: localizer.text(autocomplete === 'cc-name' ? 'card-frame-name' : 'card-frame-holder'),
    name: autocomplete,
    autocomplete,
  });
}

function routing(state: ViewState): TemplateResult {
  return textField({
    ...common(state, 'routing-number'),
    label: state.localizer.text('card-frame-routing'),
    hint: state.localizer.text('card-frame-routing-hint'),
    name: 'routing-number',
    inputMode: 'numeric',
    autocomplete: 'off',
  });
}

function account(state: ViewState): TemplateResult {
  return textField({
    ...common(state, 'account-number'),
    label: state.localizer.text('card-frame-account'),
    name: 'account-number',
    inputMode: 'numeric',
    autocomplete: 'off',
  });
}

function accountType(state: ViewState): TemplateResult {
  const { localizer } = state;
  return selectField({
    ...common(state, 'account-type'),
    label: localizer.text('card-frame-account-type'),
    options: [
      { value: '', label: '' },
      { value: 'checking', label: localizer.text('card-frame-account-checking') },
      { value: 'savings', label: localizer.text('card-frame-account-savings') },
    ],
    onChange: () => undefined,
  });
}

function iban(state: ViewState): TemplateResult {
  return textField({
    ...common(state, 'iban'),
    label: state.localizer.text('card-frame-iban'),
    hint: state.localizer.text('card-frame-iban-hint'),
    name: 'iban',
    autocomplete: 'off',
  });
}

function mandate(state: ViewState): TemplateResult {
  const { localizer, request, values } = state;
  const creditor = request.creditor ?? localizer.text('card-frame-mandate-company');
  return checkField({
    ...common(state, 'mandate'),
    label: localizer.text('card-frame-mandate', { creditor }),
    checked: values.mandate === 'yes',
    onChange: () => undefined,
  });
}

function challengeStep(
  localizer: Localizer,
  challenge: HTMLIFrameElement,
  { leaveChallenge }: ViewEvents,
): TemplateResult {
  return html`<section class="stack" aria-labelledby="challenge-heading">
    <h2 class="heading heading-l" id="challenge-heading" tabindex="-1">
      ${localizer.text('card-frame-challenge-heading')}
    </h2>
    <p>${localizer.text('card-frame-challenge-note')}</p>
    ${challenge}
    <div class="actions">
      <button type="button" class="button button-secondary" @click=${leaveChallenge}>
        ${localizer.text('card-frame-challenge-leave')}
      </button>
    </div>
  </section>`;
}

function notice({ localizer, notice: said }: ViewState): TemplateResult | typeof nothing {
  if (said === undefined) return nothing;
  return alert(localizer, { tone: 'warning', body: localizer.text(`card-frame-${said}`) });
}
