import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { InvoiceId } from '../../src/model/ids.js';
import type { AmountChoice, Balance } from '../../src/model/payment.js';
import { amount } from '../internal/amount.js';
import { choices, type Choice } from '../internal/choices.js';
import { textField } from '../internal/field.js';
import type { FieldProblem } from '../internal/problem-summary.js';
import { dueText } from './balance-view.js';
import { amountId, serviceKey, whatGroupId, type PayChoice } from './pay-choice.js';

export interface WhatStepOptions {
  readonly balance: Balance;
  readonly choice: PayChoice;
  /** What is missing, once somebody tried to go on. */
  readonly problem: FieldProblem | undefined;
  readonly onWhat: (what: AmountChoice) => void;
  readonly onInvoice: (id: InvoiceId, chosen: boolean) => void;
  readonly onService: (key: string, chosen: boolean) => void;
  readonly onAmount: (text: string) => void;
  /** Enter was pressed in the field for an amount: on, as by the main button. */
  readonly onNext: () => void;
}

/** How much is to be paid, and against what. */
export function whatStep(localizer: Localizer, options: WhatStepOptions): TemplateResult {
  const { balance, choice, problem, onWhat } = options;
  return html`<div class="amounts stack" part="amounts">
    ${choices({
      id: whatGroupId,
      legend: localizer.text('payment-form-what'),
      problem: problem?.id.startsWith(whatGroupId) ? problem.text : undefined,
      choices: offered(balance).map((each) => ({
        ...amountChoice(localizer, balance, each),
        opens: each.choice === choice.what ? details(localizer, options) : nothing,
      })),
      selected: new Set(choice.what === undefined ? [] : [choice.what]),
      onChange: (value) => {
        onWhat(value as AmountChoice);
      },
    })}
  </div>`;
}

/** What there is to choose from: what is due by today is left out where it is not offered at all, or is all that is open. */
function offered({ amounts, full, current }: Balance): Balance['amounts'] {
  return amounts.filter(({ choice, permission }) => {
    if (choice !== 'current') return true;
    const isHidden = !permission.allowed && permission.reason === 'current-balance-not-offered';
    return !isHidden && !(permission.allowed && full.amount === current.amount);
  });
}

function amountChoice(
  localizer: Localizer,
  { payable, current, full }: Balance,
  { choice, permission }: Balance['amounts'][number],
): Choice {
  const isLess = choice === 'full' && permission.allowed && payable.amount !== full.amount;
  return {
    value: choice,
    title: localizer.text('payment-form-amount-choice', { choice }),
    summary:
      choice === 'full'
        ? html`${amount(localizer, payable)}
          ${
            isLess
              ? html`<span class="muted small"
                  >${localizer.text('payment-form-instead', { full: localizer.money(full) })}</span
                >`
              : nothing
          }`
        : choice === 'current' && permission.allowed
          ? amount(localizer, current)
          : nothing,
    closed: permission.allowed ? undefined : localizer.text(`refusal-${permission.reason}`),
  };
}

function details(localizer: Localizer, options: WhatStepOptions): TemplateResult | typeof nothing {
  const { choice } = options;
  switch (choice.what) {
    case 'invoices':
      return html`<div class="opened">${invoiceChoices(localizer, options)}</div>`;
    case 'services':
      return html`<div class="opened">${serviceChoices(localizer, options)}</div>`;
    case 'amount':
      return html`<div class="opened">${amountField(localizer, options)}</div>`;
    default:
      return nothing;
  }
}

function invoiceChoices(
  localizer: Localizer,
  { balance, choice, problem, onInvoice }: WhatStepOptions,
): TemplateResult {
  return choices({
    id: 'invoices',
    legend: localizer.text('payment-form-invoices'),
    problem: problem?.id.startsWith('invoices') ? problem.text : undefined,
    select: 'many',
    choices: balance.invoices.map(({ invoiceId, number, dueDate, payable }) => ({
      value: invoiceId,
      title: localizer.text('payment-form-invoice-number', { number }),
      summary: html`${amount(localizer, payable)}
        <span class="muted small">${dueText(localizer, dueDate, balance.asOf)}</span>`,
    })),
    selected: choice.invoiceIds,
    onChange: (id, chosen) => {
      onInvoice(id as InvoiceId, chosen);
    },
  });
}

function serviceChoices(
  localizer: Localizer,
  { balance, choice, problem, onService }: WhatStepOptions,
): TemplateResult {
  return choices({
    id: 'services',
    legend: localizer.text('payment-form-services'),
    hint: localizer.text('payment-form-services-hint'),
    problem: problem?.id.startsWith('services') ? problem.text : undefined,
    select: 'many',
    choices: balance.services.map(({ service, name, planName, open }) => ({
      value: serviceKey(service),
      title: name,
      summary: html`${amount(localizer, open)} <bdi class="muted small">${planName}</bdi>`,
    })),
    selected: choice.services,
    onChange: onService,
  });
}

function amountField(
  localizer: Localizer,
  { balance, choice, problem, onAmount, onNext }: WhatStepOptions,
): TemplateResult {
  const { payable } = balance;
  const enter = ({ key, isComposing }: KeyboardEvent) => {
    if (key === 'Enter' && !isComposing) onNext();
  };
  return html`<div class="narrow" @keydown=${enter}>
    ${textField({
      id: amountId,
      label: localizer.text('payment-form-amount'),
      hint: localizer.text('payment-form-amount-hint', {
        currency: payable.currency,
        most: localizer.money(payable),
      }),
      problem: problem?.id === amountId ? problem.text : undefined,
      value: choice.amount,
      inputMode: 'decimal',
      autocomplete: 'transaction-amount',
      required: true,
      onInput: onAmount,
    })}
  </div>`;
}
