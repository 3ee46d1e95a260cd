import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Policy } from '../../src/context/settings.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { Permission } from '../../src/model/permission.js';
import type { RefusalCode } from '../../src/model/codes.js';
import type { ChangeKind } from '../../src/model/plan-change.js';
import type { PlanInstance, PlanInstanceStatus } from '../../src/model/plan-instance.js';
import { button } from '../internal/button.js';
import { disclosure } from '../internal/disclosure.js';
import { hasEnded } from './ended.js';

/** Something that can be done with a plan that the account has. */
export interface PlanAction {
  readonly kind: ChangeKind;
  readonly status?: PlanInstanceStatus | undefined;
}

interface Offered extends PlanAction {
  readonly permission: Permission;
}

/** What is offered for a plan, open or closed with the reason; what makes no sense for it is left out. */
export function actionsOf(
  { can, statuses, unitLimits, status }: PlanInstance,
  { changes }: Policy,
): readonly Offered[] {
  const ended = hasEnded(status);
  const all: readonly Offered[] = [
    { kind: 'replace', permission: can.replace },
    ...(unitLimits.max > unitLimits.min
      ? [{ kind: 'units' as const, permission: can.changeUnits }]
      : []),
    { kind: 'rate-schedule', permission: can.changeSchedule },
    { kind: 'assign', permission: can.addUnder },
    ...(['inactive', 'active'] as const)
      .filter((each) => statuses.includes(each))
      .map((each) => ({ kind: 'status' as const, status: each, permission: can.changeStatus })),
    { kind: 'cancel', permission: can.cancel },
  ];
  return all.filter(
    ({ kind, permission }) =>
      changes.includes(kind) && (ended ? permission.allowed : !isBeside(permission)),
  );
}

/** There is nothing of the kind to choose, or nobody here may do it: telling why would only be in the way. */
const beside: ReadonlySet<RefusalCode> = new Set([
  'no-other-plan',
  'no-other-schedule',
  'no-plan-to-add',
  'units-fixed',
  'not-permitted',
]);

function isBeside(permission: Permission): boolean {
  return !permission.allowed && beside.has(permission.reason);
}

export interface PlanActionsOptions {
  /** What the plan is called, unlike any other of the account. */
  readonly object: string;
  readonly offered: readonly Offered[];
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
  readonly onAct: (action: PlanAction) => void;
}

/** The buttons for one plan, each named with it, and why the others are closed. */
export function planActions(
  localizer: Localizer,
  { object, offered, open, onToggle, onAct }: PlanActionsOptions,
): TemplateResult | typeof nothing {
  if (offered.length === 0) return nothing;
  const label = ({ kind, status = 'active' }: PlanAction) =>
    localizer.text('subscriptions-action', { kind, status });
  const closed = offered.flatMap((action) =>
    action.permission.allowed ? [] : [{ action, reason: action.permission.reason }],
  );
  return disclosure({
    summary: html`${localizer.text('subscriptions-change')}<span class="visually-hidden">
        ${object}</span
      >`,
    open,
    onToggle,
    content: html`<div class="stack stack-tight">
      <div class="actions">
        ${offered
          .filter(({ permission }) => permission.allowed)
          .map((action) =>
            button({
              label: label(action),
              object,
              size: 'small',
              onPress: () => {
                onAct(action);
              },
            }),
          )}
      </div>
      ${
        closed.length === 0
          ? nothing
          : html`<ul class="closed small muted">
              ${closed.map(
                ({ action, reason }) =>
                  html`<li>
                    <span class="strong">${label(action)}:</span>
                    ${localizer.text(`refusal-${reason}`)}
                  </li>`,
              )}
            </ul>`
      }
    </div>`,
  });
}
