import { html, nothing, svg } from 'lit';
import type { SVGTemplateResult, TemplateResult } from 'lit';
import type { BarGroup, Lane, Mark, Picture } from './timeline-geometry.js';
import type { Label } from './timeline-labels.js';

/** Size of the picture's text in its own units; see `WidthController`. */
export const pictureFont = 13;

/** The charges over time as a picture. Geometry only: how it looks is in the styles, what it says is in the table beside it. */
export function timelinePicture(picture: Picture, name: string): TemplateResult {
  const { width, height, lanes, marks, axisY, axisEnd } = picture;
  const back = axisEnd.x - 6 * axisEnd.forward;
  return html`<svg
    class="picture"
    viewBox="0 0 ${width} ${height}"
    role="img"
    aria-label=${name}
    focusable="false"
  >
    <defs>
      <pattern
        id="part"
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <path class="hatch" d="M0 0v6" />
      </pattern>
    </defs>
    ${marks.map((mark) => guide(mark, picture))} ${lanes.map((entry) => lane(entry, picture))}
    <line class="axis" x1="0" y1=${axisY} x2=${width} y2=${axisY} />
    <path
      class="axis axis-end"
      d="M${back} ${axisY - 4}L${axisEnd.x} ${axisY}L${back} ${axisY + 4}"
    />
    ${marks.map((mark) => markOnAxis(mark, axisY))}
  </svg>`;
}

/** From a change of price, or from today where nothing else says so, up through all lanes. */
function guide(mark: Mark, { topY, axisY }: Picture): SVGTemplateResult | typeof nothing {
  if (mark.change === 'none' && !mark.today) return nothing;
  const kind = mark.change === 'none' ? 'today' : 'change';
  return svg`<line class="guide guide-${kind}" x1=${mark.x} y1=${topY} x2=${mark.x} y2=${axisY} />`;
}

function lane(
  { planName, nameY, groups }: Lane,
  { width, lanes, axisEnd }: Picture,
): SVGTemplateResult {
  const start = width - axisEnd.x;
  return svg`
    ${lanes.length > 1 ? svg`<text class="lane-name" x=${start} y=${nameY}>${planName}</text>` : nothing}
    ${groups.map(barGroup)}`;
}

function barGroup({ bars, y, height, prorated, label: amount }: BarGroup): SVGTemplateResult {
  return svg`
    ${bars.map(
      (bar) => svg`
        <rect class="bar" x=${bar.x} y=${y} width=${bar.width} height=${height} />
        ${prorated ? svg`<rect class="bar-part" x=${bar.x} y=${y} width=${bar.width} height=${height} fill="url(#part)" />` : nothing}
        <line class="bar-top" x1=${bar.x} y1=${y} x2=${bar.x + bar.width} y2=${y} />`,
    )}
    ${amount ? text(amount, 'bar-amount') : nothing}`;
}

/** Told apart by shape: today a ring, a change of price a diamond, a bill date a tick. */
function markOnAxis(mark: Mark, axisY: number): SVGTemplateResult {
  const { x, today, change, label } = mark;
  const shape =
    change === 'price'
      ? svg`<path class="mark mark-change" d="M${x} ${axisY - 6}l6 6-6 6-6-6z" />`
      : today
        ? svg`<circle class="mark mark-today" cx=${x} cy=${axisY} r="5" />`
        : svg`<line class="mark mark-bill" x1=${x} y1=${axisY - 4} x2=${x} y2=${axisY + 4} />`;
  return svg`${shape}${label ? text(label, 'mark-date') : nothing}`;
}

function text({ lines, x, y, anchor }: Label, name: string): SVGTemplateResult {
  return svg`<text class=${name} text-anchor=${anchor}>${lines.map(
    (line, index) =>
      svg`<tspan class=${index > 0 ? 'mark-word' : nothing} x=${x} y=${y + index * 18}>${line}</tspan>`,
  )}</text>`;
}
