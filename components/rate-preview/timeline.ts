import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { PlanQuote } from '../../src/model/plan-quote.js';
import { button } from '../internal/button.js';
import { heading, type HeadingLevel } from '../internal/heading.js';
import { datesInSight, timelineRows } from './timeline-rows.js';
import { timelineTable } from './timeline-table.js';
import type { WidthController } from './width-controller.js';

/** Draws the charges over time in a width; see `timeline-drawing`. */
export type Drawing = (localizer: Localizer, quote: PlanQuote, width: number) => TemplateResult;

export interface TimelineOptions {
  readonly level: HeadingLevel;
  readonly quote: PlanQuote;
  readonly room: WidthController;
  /** Left out until it is loaded. */
  readonly drawing: Drawing | undefined;
  readonly expanded: boolean;
  readonly onExpand: (expanded: boolean) => void;
}

/** The charges over time, as a picture and as a table that has every mark of the picture as a row. */
export function timeline(
  localizer: Localizer,
  options: TimelineOptions,
): TemplateResult | typeof nothing {
  const { level, quote, room, drawing, expanded } = options;
  if (quote.timeline.length === 0) return nothing;
  const { rows, severalLanes, onlyChangesAfter } = timelineRows(quote);
  const folds = rows.length > datesInSight && rows.some(({ leads }) => !leads);
  return html`<div class="stack">
    ${heading({
      level,
      text: localizer.text('preview-timeline', { several: severalLanes ? 'yes' : 'no' }),
    })}
    <div class="picture-frame" part="picture">
      <div ${ref(room.measured)}></div>
      ${drawing ? drawing(localizer, quote, room.width) : html`<div class="picture-room"></div>`}
    </div>
    ${timelineTable(localizer, { quote, rows, folded: folds && !expanded, severalLanes })}
    ${folds ? foldButton(localizer, rows.length, options) : nothing}
    ${onlyChangesAfter ? remark(localizer.text('preview-only-changes', { date: localizer.dateLong(onlyChangesAfter) })) : nothing}
    ${
      quote.pricesKnownUntil
        ? remark(
            localizer.text('preview-known-until', {
              date: localizer.dateLong(quote.pricesKnownUntil),
            }),
          )
        : nothing
    }
  </div>`;
}

function remark(text: string): TemplateResult {
  return html`<p class="small muted">${text}</p>`;
}

function foldButton(
  localizer: Localizer,
  count: number,
  { expanded, onExpand }: TimelineOptions,
): TemplateResult {
  const label = expanded
    ? localizer.text('preview-fewer-charges')
    : localizer.text('preview-all-charges', { count, shown: localizer.number(count) });
  return html`<div>
    ${button({
      label,
      kind: 'quiet',
      expanded,
      onPress: () => {
        onExpand(!expanded);
      },
    })}
  </div>`;
}
