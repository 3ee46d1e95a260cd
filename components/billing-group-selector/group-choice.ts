import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { BillingGroup } from '../../src/model/billing-group.js';
import { badge } from '../internal/badge.js';
import { button } from '../internal/button.js';
import type { Choice } from '../internal/choices.js';
import { icon, type IconName } from '../internal/icon.js';
import { expiryText, fullMethodText, payerText } from './payer-text.js';
import { termsText } from './terms-text.js';

/** Whether a group can be chosen: one with neither a method nor terms cannot pay. */
export function canPay({ payer }: BillingGroup): boolean {
  return payer.by !== 'nothing';
}

/** A billing group as a card: its name and how it pays are the name of the option, the rest describes it. `onEdit`: where it may be changed. */
export function groupChoice(
  localizer: Localizer,
  group: BillingGroup,
  onEdit?: () => void,
): Choice {
  return {
    value: group.id,
    title: group.name,
    summary: canPay(group) ? summary(localizer, group) : nothing,
    badge: expiryBadge(localizer, group),
    detail: detail(localizer, group),
    actions:
      onEdit &&
      button({
        label: localizer.text('change'),
        object: group.name,
        size: 'small',
        onPress: onEdit,
      }),
    closed: canPay(group) ? undefined : localizer.text('refusal-billing-group-cannot-pay'),
  };
}

function pictureOf({ payer }: BillingGroup): IconName {
  if (payer.by !== 'method') return 'invoice';
  const { kind } = payer.primary;
  return kind === 'bank-account' || kind === 'direct-debit' ? 'bank' : 'card';
}

function summary(localizer: Localizer, group: BillingGroup): TemplateResult {
  const { payer } = group;
  const expiry = payer.by === 'method' ? expiryText(localizer, payer.primary) : undefined;
  return html`<span class="payer">
    ${icon(pictureOf(group))}
    <span class="payer-words"
      ><span>${payerText(localizer, payer)}</span
      >${expiry ? html` <span class="muted small">${expiry}</span>` : nothing}</span
    >
  </span>`;
}

function expiryBadge(
  localizer: Localizer,
  { payer }: BillingGroup,
): TemplateResult | typeof nothing {
  const expiry = payer.by === 'method' ? payer.primary.expiry : 'none';
  if (expiry !== 'expired' && expiry !== 'expiring') return nothing;
  return badge({
    label: localizer.text(`status-${expiry}`),
    tone: expiry === 'expired' ? 'danger' : 'warning',
    icon: expiry === 'expired' ? 'danger' : 'clock',
  });
}

function detail(localizer: Localizer, group: BillingGroup): TemplateResult {
  const { description, dunning, payer, paysFor } = group;
  const backup = payer.by === 'method' ? payer.backup : undefined;
  return html`<div class="stack group-detail">
    ${description ? html`<p><bdi>${description}</bdi></p>` : nothing}
    ${payer.by === 'terms' ? termsText(localizer, payer.terms) : nothing}
    ${
      backup
        ? html`<p>
            ${localizer.text('billing-group-backup', { method: fullMethodText(localizer, backup) })}
          </p>`
        : nothing
    }
    <p>
      ${
        paysFor.length > 0
          ? localizer.text('billing-group-pays-for', { plans: localizer.list(paysFor) })
          : localizer.text('billing-group-pays-for-nothing')
      }
    </p>

    ${statements(localizer, group)}
    ${
      dunning === 'none'
        ? nothing
        : html`<p class="group-dunning">
            ${icon('warning')}<span
              >${localizer.text('billing-group-dunning', { state: dunning })}</span
            >
          </p>`
    }
  </div>`;
}

/** Who gets its statements, where it is somebody of its own. */
function statements(
  localizer: Localizer,
  { statementContact }: BillingGroup,
): TemplateResult | typeof nothing {
  const { name = '', email = '' } = statementContact ?? {};
  if (name === '' && email === '') return nothing;
  const knows = name === '' ? 'email' : email === '' ? 'name' : 'both';
  return html`<p>${localizer.text('billing-group-statements', { knows, name, email })}</p>`;
}
