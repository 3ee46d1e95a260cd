import type { TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { PlanQuote } from '../../src/model/plan-quote.js';
import { drawTimeline } from './timeline-geometry.js';
import { shownLanes } from './timeline-lanes.js';
import { timelinePicture } from './timeline-picture.js';

/** The picture of a quote's charges over time. Loads after the element: the table beside it tells the same. */
export function timelineDrawing(
  localizer: Localizer,
  quote: PlanQuote,
  width: number,
): TemplateResult {
  const lanes = shownLanes(quote);
  const days = lanes.flatMap(({ rows }) => rows.flatMap(({ period: { from, to } }) => [from, to]));
  const inOrder = [quote.asOf, ...days].sort();
  const picture = drawTimeline({
    lanes,
    today: quote.asOf,
    width,
    dir: localizer.dir,
    texts: {
      amount: (money) => localizer.money(money),
      date: (date) => localizer.dateShort(date),
      becomes: (before, after) => localizer.text('preview-lane-becomes', { before, after }),
      today: localizer.text('today'),
      change: {
        price: localizer.text('preview-mark-price'),
        plan: localizer.text('preview-mark-plan'),
        full: localizer.text('preview-mark-full'),
        end: localizer.text('preview-mark-end'),
      },
    },
  });
  return timelinePicture(
    picture,
    localizer.text('preview-picture', {
      from: localizer.dateLong(inOrder[0] ?? quote.asOf),
      to: localizer.dateLong(inOrder.at(-1) ?? quote.asOf),
    }),
  );
}
