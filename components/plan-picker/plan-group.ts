import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { OfferList } from '../../src/controllers/plan-offers.js';
import { fieldHint, fieldProblem, tiedTexts } from '../internal/field.js';
import { skeletonChoices, skeletonTable } from '../internal/skeleton.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import { planCard } from './plan-card.js';
import { planRows, type PlanColumn } from './plan-table.js';
import { countOf, drawEach, firstOf, offerList, type ListLook, type Sight } from './sight.js';

/** From here on the browser lays out only the cards in sight. */
const many = 24;
const id = 'plans';

export type PlanLayout = 'cards' | 'table';

export interface PlanGroupOptions {
  readonly list: OfferList;
  /** How many of them are drawn by now. */
  readonly drawn: number;
  readonly layout: PlanLayout;
  readonly legend: string;
  readonly columns: readonly PlanColumn[];
  readonly disabled: boolean;
  /** What is wrong with the choice as a whole. */
  readonly problem: string | undefined;
}

/** All plans that can be chosen first, as one group: cards, or rows of a table. */
export function planGroup(sight: Sight, options: PlanGroupOptions): TemplateResult {
  const { list, drawn, layout, legend, columns, disabled, problem } = options;
  const { localizer } = sight;
  const hint = localizer.text('plan-picker-hint');
  const look =
    layout === 'table'
      ? planRows(sight, { caption: legend, columns })
      : cards(sight, countOf(list));
  return html`<fieldset
    class="choices plans"
    tabindex="-1"
    aria-describedby=${ifDefined(tiedTexts(id, hint, problem))}
    ?disabled=${disabled}
  >
    <legend class="field-label choices-legend">${legend}</legend>
    ${fieldHint(id, hint)} ${fieldProblem(id, problem)}
    ${offerList(sight, firstOf(list, drawn), undefined, look)}
  </fieldset>`;
}

function cards(sight: Sight, count: number): ListLook {
  const { localizer, actions } = sight;
  return (offers, extra) =>
    html`<div class="choices-grid ${count > many ? 'plans-many' : ''}">
      ${drawEach(sight, offers, (view) => planCard(localizer, view, actions))} ${extra}
    </div>`;
}

/** In the place of the group while the plans are on their way. */
export function planGroupSkeleton(
  localizer: Localizer,
  { layout, legend }: Pick<PlanGroupOptions, 'layout' | 'legend'>,
): TemplateResult {
  return html`<div class="choices">
    <p class="field-label choices-legend">${legend}</p>
    ${fieldHint(id, localizer.text('plan-picker-hint'))}
    ${layout === 'table' ? skeletonTable(4, 4) : skeletonChoices(3, 'grid')}
  </div>`;
}
