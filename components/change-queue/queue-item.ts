import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { QueuedChangeId } from '../../src/model/ids.js';
import type { QueuedChange, QueueEdit } from '../../src/model/queued-change.js';
import { badge, type BadgeOptions } from '../internal/badge.js';
import { button } from '../internal/button.js';
import { changeText } from '../../src/controllers/change-text.js';
import { facts, type Fact } from '../internal/facts.js';
import { heading, type HeadingLevel } from '../internal/heading.js';

export type QueueAction = QueueEdit['do'];

export interface QueueItemOptions {
  readonly level: HeadingLevel;
  readonly change: QueuedChange;
  /** The rows that it may name: what it waits for. */
  readonly others: readonly QueuedChange[];
  /** False where nothing may be done, whatever the change allows. */
  readonly actions: boolean;
  readonly onAct: (action: QueueAction) => void;
}

const actions = ['execute', 'move', 'delete'] as const;

/** The id of the heading of one change. */
export function itemId(id: QueuedChangeId): string {
  return `change-${id}`;
}

/**
 * What a change is about, told by the name of its plan as it was, or of the one that starts; where a change of another plan that waits would be told in
 * the same words, with the number of the plan (A58).
 */
export function nameOfChange(
  localizer: Localizer,
  change: QueuedChange,
  others: readonly QueuedChange[],
): string {
  const told = ({ kind, before, after }: QueuedChange) =>
    changeText(localizer, { kind, planName: before.planName, before, after });
  const { planInstanceId: number } = change;
  const plan = told(change);
  const hasTwin = others.some(
    (other) => other.state === 'queued' && other.planInstanceId !== number && told(other) === plan,
  );
  return hasTwin && change.state === 'queued'
    ? localizer.text('plan-twin', { plan, number })
    : plan;
}

/** One change: what, when, from what to what, how it stands, and what may be done with it. */
export function queueItem(localizer: Localizer, options: QueueItemOptions): TemplateResult {
  const { level, change, others } = options;
  const acts = change.state === 'queued' && options.actions;
  return html`<article class="item" aria-labelledby=${itemId(change.id)}>
    <div class="row row-apart item-head">
      ${heading({
        level,
        text: nameOfChange(localizer, change, others),
        id: itemId(change.id),
        focusable: true,
      })}
      ${badge(badgeOf(localizer, change))}
    </div>
    <p>${whenText(localizer, change)}</p>
    ${facts(differences(localizer, change), { across: true })}
    ${acts ? nothing : waitingText(localizer, options)}
    ${change.state === 'failed' ? failure(localizer, change) : nothing}
    ${acts ? actionRow(localizer, options) : nothing}
  </article>`;
}

function badgeOf(localizer: Localizer, { state, by }: QueuedChange): BadgeOptions {
  const label = localizer.text('queue-state', { state, by });
  switch (state) {
    case 'queued':
      return { label, tone: 'accent', icon: by === 'hand' ? undefined : 'calendar' };
    case 'executed':
      return { label, tone: 'success', icon: 'check' };
    case 'failed':
      return { label, tone: 'danger', icon: 'danger' };
    case 'deleted':
      return { label };
  }
}

/** When it takes effect, or what became of it and when. */
export function whenText(localizer: Localizer, change: QueuedChange): string {
  const { state, by, date, closedOn, queuedOn } = change;
  const on = state === 'queued' ? date : (closedOn ?? date);
  return localizer.text('queue-when', {
    state,
    by,
    dated: on === undefined ? 'no' : 'yes',
    date: localizer.dateLong(on ?? queuedOn),
  });
}

/** What differs between the two sides, from → to. */
function differences(localizer: Localizer, { kind, before, after }: QueuedChange): Fact[] {
  const starts = kind === 'assign' || kind === 'mandatory-child';
  const price = (terms: QueuedChange['before']) =>
    terms.price === undefined
      ? undefined
      : localizer.text('price-per-interval', {
          amount: localizer.money(terms.price),
          months: terms.intervalMonths,
        });
  const rows: readonly (readonly [string, string | undefined, string | undefined])[] = [
    [localizer.text('queue-plan'), before.planName, after.planName],
    [localizer.text('queue-units'), localizer.number(before.units), localizer.number(after.units)],
    [localizer.text('queue-price'), price(before), price(after)],
  ];
  return rows.flatMap(([label, from, to]): Fact[] => {
    if (to === undefined) return [];
    if (starts) return label === rows[0]?.[0] ? [] : [{ label, value: to }];
    return from === undefined || from === to
      ? []
      : [{ label, value: localizer.text('queue-from-to', { from, to }) }];
  });
}

/** The plan that has to start before, by name; undefined where there is none. */
function firstText(localizer: Localizer, { change, others }: QueueItemOptions): string | undefined {
  const first = others.find(({ id }) => id === change.waitsFor);
  if (change.state !== 'queued' || !first) return undefined;
  return localizer.text('queue-waits-for', { plan: first.after.planName });
}

function waitingText(
  localizer: Localizer,
  options: QueueItemOptions,
): TemplateResult | typeof nothing {
  const text = firstText(localizer, options);
  return text === undefined ? nothing : html`<p class="small muted">${text}</p>`;
}

function failure(localizer: Localizer, { refusal }: QueuedChange): TemplateResult {
  return html`<p class="small">
    ${refusal ? localizer.text(`refusal-${refusal}`) : localizer.text('queue-failed')}
  </p>`;
}

/** Buttons for what may be done, and for the rest the reason why not. */
function actionRow(localizer: Localizer, options: QueueItemOptions): TemplateResult {
  const { change, onAct } = options;
  const first = firstText(localizer, options);
  const object = nameOfChange(localizer, change, options.others);
  const closed = actions.flatMap((action) => {
    const permission = change.can[action];
    return permission.allowed ? [] : [{ action, reason: permission.reason }];
  });
  const open = actions.filter((action) => change.can[action].allowed);
  return html`<div class="stack stack-tight">
    ${
      open.length === 0
        ? nothing
        : html`<div class="actions">
            ${open.map((action) =>
              button({
                label: localizer.text('queue-action', { action }),
                object,
                size: 'small',
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
                  ${localizer.text('queue-closed', { action })}
                  ${
                    (reason === 'queued-parent-first' ? first : undefined) ??
                    localizer.text(`refusal-${reason}`)
                  }
                </li>`,
            )}
          </ul>`
    }
  </div>`;
}
