import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { BillingGroup } from '../../src/model/billing-group.js';
import type { PlanInstance, PlanInstanceStatus } from '../../src/model/plan-instance.js';
import type { QueuedChange } from '../../src/model/queued-change.js';
import { expiryText, payerText } from '../billing-group-selector/payer-text.js';
import { badge, type BadgeOptions } from '../internal/badge.js';
import { changeText } from '../../src/controllers/change-text.js';
import { facts, type Fact } from '../internal/facts.js';
import { heading, type HeadingLevel } from '../internal/heading.js';
import { icon } from '../internal/icon.js';

/** A plan instance with what hangs under it. */
export interface PlanNode {
  readonly instance: PlanInstance;
  readonly children: readonly PlanNode[];
}

/** Instances as trees, in the order in which they came; one whose parent is not among them stands by itself. */
export function treesOf(instances: readonly PlanInstance[]): readonly PlanNode[] {
  const known = new Set(instances.map(({ id }) => id));
  const node = (instance: PlanInstance): PlanNode => ({
    instance,
    children: instances.filter(({ parentId }) => parentId === instance.id).map(node),
  });
  return instances
    .filter(({ parentId }) => parentId === undefined || !known.has(parentId))
    .map(node);
}

export interface PlanNodeOptions {
  readonly level: HeadingLevel;
  readonly instance: PlanInstance;
  /** The account has another plan of the same name: only the number tells them apart. */
  readonly twin: boolean;
  /** Who pays, where that is known; told for master plans, what hangs under them follows. */
  readonly group: BillingGroup | undefined;
  /** What is queued for it. */
  readonly queued: readonly QueuedChange[];
  readonly actions: TemplateResult | typeof nothing;
}

/** Whether another plan that the account has bears the same name. */
export function isTwin({ id, planName }: PlanInstance, held: readonly PlanInstance[]): boolean {
  return held.some((other) => other.planName === planName && other.id !== id);
}

export function instanceId({ id }: PlanInstance): string {
  return `plan-${id}`;
}

/** One plan: how it stands, what it costs, when it bills, who pays, and what is to come. */
export function planNode(localizer: Localizer, options: PlanNodeOptions): TemplateResult {
  const { instance, level, queued } = options;
  return html`<div class="row row-apart plan-head">
      ${heading({ level, text: instance.planName, id: instanceId(instance), focusable: true })}
      ${badge(badgeOf(localizer, instance.status))}
    </div>
    ${facts(factsOf(localizer, options), { across: true })}
    ${
      instance.dunning === 'none' || instance.parentId !== undefined
        ? nothing
        : html`<p class="note">
            ${icon('warning')}<span
              >${localizer.text('subscriptions-dunning', { state: instance.dunning })}</span
            >
          </p>`
    }
    ${queued.map(
      (change) =>
        html`<p class="note">
          ${icon('calendar')}<span>${queuedText(localizer, instance, change)}</span>
        </p>`,
    )}
    ${options.actions}`;
}

const tones: Readonly<Partial<Record<PlanInstanceStatus, BadgeOptions['tone']>>> = {
  active: 'success',
  'active-non-billable': 'success',
  trial: 'accent',
  suspended: 'danger',
  'pending-cancellation': 'warning',
  'pending-termination': 'warning',
};

function badgeOf(localizer: Localizer, status: PlanInstanceStatus): BadgeOptions {
  return { label: localizer.text('plan-instance-status', { status }), tone: tones[status] };
}

function factsOf(localizer: Localizer, { instance, group, twin }: PlanNodeOptions): Fact[] {
  const { price, intervalMonths, units, unitLimits, nextBillDate, startDate, status } = instance;
  const waits = status === 'pending-activation' || status === 'pending-installation';
  const expiry = group?.payer.by === 'method' && expiryText(localizer, group.payer.primary);
  return [
    ...(price
      ? [
          {
            label: localizer.text('subscriptions-price'),
            value: localizer.text('price-per-interval', {
              amount: localizer.money(price),
              months: intervalMonths,
            }),
          },
        ]
      : []),
    ...(units > 1 || unitLimits.max > 1
      ? [{ label: localizer.text('queue-units'), value: localizer.number(units) }]
      : []),
    ...(waits
      ? [{ label: localizer.text('subscriptions-starts'), value: localizer.dateLong(startDate) }]
      : nextBillDate === undefined
        ? []
        : [
            {
              label: localizer.text('subscriptions-next-bill'),
              value: localizer.dateLong(nextBillDate),
            },
          ]),
    ...(group && instance.parentId === undefined
      ? [
          {
            label: localizer.text('subscriptions-payer'),
            value: html`<bdi>${group.name}</bdi>:
              ${payerText(localizer, group.payer)}${
                expiry ? html` <span class="muted">(${expiry})</span>` : nothing
              }`,
          },
        ]
      : []),
    ...(twin ? [{ label: localizer.text('plan-number'), value: instance.id }] : []),
  ];
}

function queuedText(localizer: Localizer, instance: PlanInstance, change: QueuedChange): string {
  const { kind, before, after, date } = change;
  const what = changeText(localizer, { kind, planName: instance.planName, before, after });
  return date === undefined
    ? localizer.text('subscriptions-queued-by-hand', { what })
    : localizer.text('subscriptions-queued', { what, date: localizer.dateLong(date) });
}
