import { html, nothing, type TemplateResult } from 'lit';
import type { Plans } from '../../src/controllers/plans-controller.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import { alert } from '../internal/alert.js';

/** What the plans are chosen for, as the name of the whole choice. */
export function legendText(
  localizer: Localizer,
  plans: Plans | undefined,
  multiple: boolean,
): string {
  const plan = plans?.instance?.planName;
  if (plan !== undefined && plans?.purpose === 'under')
    return localizer.text('plan-picker-add-ons', { plan });
  if (plan !== undefined && plans?.purpose === 'instead-of')
    return localizer.text('plan-picker-legend-instead', { plan });
  return localizer.text(multiple ? 'plan-picker-legend-many' : 'plan-picker-legend');
}

/** What is to be known before anything is chosen: that nothing may be, and why, or what became of a choice. */
export function notice(
  localizer: Localizer,
  { account }: Plans,
  withdrawals: readonly string[],
): TemplateResult | typeof nothing {
  const { changePlans } = account.can;
  if (!changePlans.allowed) {
    return alert(localizer, {
      tone: 'info',
      body: localizer.text(`refusal-${changePlans.reason}`),
    });
  }
  const body = html`${withdrawals.map((text) => html`<p>${text}</p>`)}`;
  return withdrawals.length > 0 ? alert(localizer, { tone: 'warning', body }) : nothing;
}
