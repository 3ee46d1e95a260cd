import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { PaymentMethodId } from '../../src/model/ids.js';
import type { PaymentMethodKind, StoredMethod } from '../../src/model/payment-method.js';
import { expiryText, namedMethodText } from '../billing-group-selector/payer-text.js';
import { badge } from '../internal/badge.js';
import { button } from '../internal/button.js';
import { heading, type HeadingLevel } from '../internal/heading.js';
import { icon } from '../internal/icon.js';

export type MethodAction = 'replace' | 'remove';

export interface MethodItemOptions {
  readonly level: HeadingLevel;
  readonly method: StoredMethod;
  /** What may be done here at all, whatever the method allows. */
  readonly actions: readonly MethodAction[];
  /** Nothing else may be begun: the id of the text that says why. */
  readonly wait: string | undefined;
  readonly onAct: (action: MethodAction) => void;
  /** The form that is open for it. */
  readonly form: TemplateResult | typeof nothing;
}

/** The id of the heading of one method. */
export function methodId(id: PaymentMethodId): string {
  return `method-${id}`;
}

export function pictureOf(kind: PaymentMethodKind): 'bank' | 'card' {
  return kind === 'bank-account' || kind === 'direct-debit' ? 'bank' : 'card';
}

/** A stored method: what it is, until when, what it is used for, and what may be done with it. */
export function methodItem(localizer: Localizer, options: MethodItemOptions): TemplateResult {
  const { level, method, form } = options;
  const expiry = expiryText(localizer, method);
  const id = methodId(method.id);
  return html`<article class="item" aria-labelledby=${id}>
    <div class="row row-apart item-head">
      <div class="item-name">
        ${icon(pictureOf(method.kind))}
        <div>
          ${heading({ level, text: namedMethodText(localizer, method), id, focusable: true })}
          ${expiry === undefined ? nothing : html`<p class="small muted">${expiry}</p>`}
        </div>
      </div>
      ${expiryBadge(localizer, method)}
    </div>
    <p>${usesText(localizer, method)}</p>
    ${form === nothing ? actionRow(localizer, options) : html`<div class="form">${form}</div>`}
  </article>`;
}

function expiryBadge(
  localizer: Localizer,
  { expiry }: StoredMethod,
): TemplateResult | typeof nothing {
  if (expiry !== 'expired' && expiry !== 'expiring') return nothing;
  return badge({
    label: localizer.text(`status-${expiry}`),
    tone: expiry === 'expired' ? 'danger' : 'warning',
    icon: expiry === 'expired' ? 'danger' : 'clock',
  });
}

/** What it is used for: "Pays for Home; backup for Studio." */
function usesText(localizer: Localizer, { usedBy }: StoredMethod): string {
  const named = (role: 'primary' | 'backup') =>
    usedBy.filter(({ as }) => as === role).map(({ name }) => name);
  const [primary, backup] = [named('primary'), named('backup')];
  const as =
    primary.length > 0
      ? backup.length > 0
        ? 'both'
        : 'primary'
      : backup.length > 0
        ? 'backup'
        : 'nothing';
  return localizer.text('payment-methods-uses', {
    as,
    groups: localizer.list(primary),
    backups: localizer.list(backup),
  });
}

/** Buttons for what may be done, and for the rest the reason why not and what would open it. */
function actionRow(
  localizer: Localizer,
  { method, actions, wait, onAct }: MethodItemOptions,
): TemplateResult | typeof nothing {
  const object = namedMethodText(localizer, method);
  const open = actions.filter((action) => method.can[action].allowed);
  const closed = (['pay', ...actions] as const).flatMap((action) => {
    const permission = method.can[action];
    return permission.allowed ? [] : [{ action, reason: permission.reason }];
  });
  return html`${
    open.length === 0
      ? nothing
      : html`<div class="actions">
          ${open.map((action) =>
            button({
              label: localizer.text('payment-methods-action', { action }),
              object,
              size: 'small',
              closed: wait !== undefined,
              describedBy: wait,
              onPress: () => {
                onAct(action);
              },
            }),
          )}
        </div>`
  }
  ${
    closed.length === 0
      ? nothing
      : html`<ul class="closed small muted">
          ${closed.map(
            ({ action, reason }) =>
              html`<li>
                ${localizer.text('payment-methods-closed', { action })}
                ${localizer.text(`refusal-${reason}`)}
              </li>`,
          )}
        </ul>`
  }`;
}
