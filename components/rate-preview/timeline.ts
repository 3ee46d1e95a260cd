import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { Quote } from '../../src/model/quote.js';
import { button } from '../internal/button.js';
import { heading, type HeadingLevel } from '../internal/heading.js';
import { drawTimeline } from './timeline-geometry.js';
import { timelinePicture } from './timeline-picture.js';
import { timelineRows } from './timeline-rows.js';
import { timelineTable } from './timeline-table.js';
import type { WidthController } from './width-controller.js';

/** Of more rows than this, those that repeat the one before fold away behind a button. */
const rowsInSight = 6;

export interface TimelineOptions {
  readonly level: HeadingLevel;
  readonly quote: Quote;
  readonly room: WidthController;
  readonly expanded: boolean;
  readonly onExpand: (expanded: boolean) => void;
}

/** The charges over time, as a picture and as a table that has every mark of the picture as a row. */
export function timeline(
  localizer: Localizer,
  options: TimelineOptions,
): TemplateResult | typeof nothing {
  const { level, quote, room, expanded, onExpand } = options;
  const [first] = quote.timeline;
  const last = quote.timeline.at(-1);
  if (!first || !last) return nothing;
  const picture = drawTimeline({
    rows: quote.timeline,
    today: quote.asOf,
    width: room.width,
    dir: localizer.dir,
    texts: {
      amount: (row) => localizer.money(row.amount),
      date: (date) => localizer.dateShort(date),
      today: localizer.text('today'),
      change: localizer.text('preview-mark-price'),
      fullPeriod: localizer.text('preview-mark-full'),
    },
  });
  const name = localizer.text('preview-picture', {
    from: localizer.dateLong(first.period.from),
    to: localizer.dateLong(last.period.to),
  });
  const rows = timelineRows(quote);
  const folds = rows.length > rowsInSight;
  return html`<div class="stack">
    ${heading({ level, text: localizer.text('preview-timeline') })}
    <div class="picture-frame" part="picture">
      <div ${ref(room.measured)}></div>
      ${timelinePicture(picture, name)}
    </div>
    ${timelineTable(localizer, {
      quote,
      rows,
      folded: folds && !expanded,
      severalPlans: picture.lanes.length > 1,
    })}
    ${
      folds
        ? html`<div>
            ${button({
              label: expanded
                ? localizer.text('preview-fewer-charges')
                : localizer.text('preview-all-charges', {
                    count: rows.length,
                    shown: localizer.number(rows.length),
                  }),
              kind: 'quiet',
              expanded,
              onPress: () => {
                onExpand(!expanded);
              },
            })}
          </div>`
        : nothing
    }
    ${
      quote.pricesKnownUntil
        ? html`<p class="small muted">
            ${localizer.text('preview-known-until', { date: localizer.dateLong(quote.pricesKnownUntil) })}
          </p>`
        : nothing
    }
  </div>`;
}
