import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { Plan } from '../../src/model/plan.js';
import { choiceIds } from '../internal/choices.js';
import { table, type Column } from '../internal/table.js';
import { addOnsLink, choosing, closedNote, describedBy, planBadges } from './plan-card.js';
import { noteList, scales, type Note } from './plan-notes.js';
import { planOptions } from './plan-options.js';
import { priceFigure } from './price-text.js';
import type { PlanView } from './plan-view.js';
import type { ListLook, Sight } from './sight.js';

/** A column of the page's own: a product field of the plans, or words made from a plan. */
export interface PlanColumn {
  /** Head of the column. */
  readonly head: string;
  /** Name of the product field that it shows. */
  readonly field?: string | undefined;
  /** What it shows, in place of a product field. */
  readonly text?: ((plan: Plan) => string) | undefined;
}

interface TableOptions {
  readonly caption: string;
  readonly columns: readonly PlanColumn[];
}

/** The plans side by side: a row for each, whose head is the radio button or check box with its name. */
export function planRows(sight: Sight, { caption, columns }: TableOptions): ListLook {
  const all = columnsOf(sight, columns);
  return (offers, extra) =>
    html`<div class="plan-table">
      ${table<PlanView>({
        caption,
        captionHidden: true,
        columns: all,
        rows: offers.map((offer) => sight.view(offer)),
        key: ({ offer }) => offer.key,
        drawnFrom: (view) => [sight.localizer, columns, view],
        details: (view) => details(sight, view),
      })}
      ${extra}
    </div>`;
}

function columnsOf(
  { localizer, actions }: Sight,
  columns: readonly PlanColumn[],
): Column<PlanView>[] {
  return [
    {
      header: localizer.text('plan-picker-column-plan'),
      rowHeader: true,
      cell: (view) => {
        const { offer, face } = view;
        const { id, plan } = offer;
        const closed = face.closed !== undefined;
        const has = {
          closed,
          units: offer.units.max > 1,
          notes: notes(view).length > 0,
        };
        return html`<span class="plan-row-head">
            <input
              type=${view.control}
              id=${id}
              name=${view.group}
              aria-labelledby=${choiceIds(id).name}
              aria-describedby=${describedBy(view, has)}
              ?disabled=${closed}
              .checked=${live(view.chosen)}
              @change=${choosing(view, actions)}
            />
            <label class="plan-row-label" for=${id}
              ><bdi class="choice-title" id="${id}-title">${plan.name}</bdi
              ><span id=${choiceIds(id).badge}
                ><slot name="badge-${plan.id}"></slot>${planBadges(localizer, view)}</span
              ></label
            ></span
          >${
            plan.description
              ? html`<span class="plan-row-text" id="${id}-description"
                  ><bdi>${plan.description}</bdi></span
                >`
              : nothing
          }`;
      },
    },
    ...columns.map(({ head, field, text }) => ({
      header: head,
      cell: ({ offer: { plan } }: PlanView) =>
        html`<bdi class="plan-field">${text ? text(plan) : (plan.fields[field ?? ''] ?? '')}</bdi>`,
    })),
    {
      header: localizer.text('plan-picker-column-once'),
      cell: ({ face }) => {
        const fees = face.notes.filter(({ kind }) => kind === 'fee');
        return fees.length > 0
          ? html`<span class="plan-lines"
              >${fees.map(({ text }) => html`<span>${text}</span>`)}</span
            >`
          : html`<span class="muted">${localizer.text('plan-picker-no-fee')}</span>`;
      },
    },
    {
      header: localizer.text('plan-picker-column-more'),
      cell: (view) => more(localizer, view),
    },
    {
      header: localizer.text('plan-picker-column-price'),
      align: 'end',
      cell: (view) => {
        const { price } = view.face;
        const { id, units, usualUnits } = view.offer;
        return html`<span class="plan-lines"
          ><span id="${id}-summary"
            >${price ? priceFigure(localizer, price, 'normal') : nothing}</span
          >${
            units.max > 1
              ? html`<span class="muted small" id="${id}-units-of-price"
                  >${localizer.text('plan-picker-for-units', { count: usualUnits })}</span
                >`
              : nothing
          }</span
        >`;
      },
    },
  ];
}

/** Fees have a column of their own. */
function notes({ face }: PlanView): Note[] {
  return face.notes.filter(({ kind }) => kind !== 'fee');
}

function more(localizer: Localizer, view: PlanView): TemplateResult {
  const { offer, face } = view;
  const { id, plan } = offer;
  const { closed, price, scaled } = face;
  const all = [
    closed ? closedNote(id, closed) : [],
    noteList(notes(view), `${id}-notes`),
    price && scaled ? scales(localizer, plan, price) : [],
  ].flat();
  return html`<div class=${all.length > 0 ? 'plan-detail' : 'plan-detail plan-no-detail'}>
    ${all}
  </div>`;
}

function details({ localizer, actions }: Sight, view: PlanView): TemplateResult | typeof nothing {
  if (!view.chosen) return nothing;
  const options = planOptions(localizer, view, actions);
  const link = addOnsLink(localizer, view, actions);
  return options === nothing && link === nothing
    ? nothing
    : html`<div class="plan-row-options">${options} ${link}</div>`;
}
