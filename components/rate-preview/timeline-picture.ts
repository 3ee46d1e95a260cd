import { html, nothing, svg } from 'lit';
import type { SVGTemplateResult, TemplateResult } from 'lit';
import type { BarGroup, Lane, Picture } from './timeline-geometry.js';
import type { Label } from './timeline-labels.js';
import type { Mark } from './timeline-marks.js';

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
    ${lanes.map((each) => bars(each))} ${marks.map((mark) => guide(mark, picture))}
    ${lanes.map((each) => overBars(each, picture))}
    <line class="axis" x1="0" y1=${axisY} x2=${width} y2=${axisY} />
    <path
      class="axis axis-end"
      d="M${back} ${axisY - 4}L${axisEnd.x} ${axisY}L${back} ${axisY + 4}"
    />
    ${marks.map((mark) => markOnAxis(mark, axisY))}
  </svg>`;
}

/** From what changes, or from today through all lanes, down to the axis; past the names between them. */
function guide(
  { x, guide: first, changes }: Mark,
  { lanes, axisY }: Picture,
): SVGTemplateResult | typeof nothing {
  if (first === undefined) return nothing;
  const kind = changes.some((change) => change !== 'end') ? 'change' : 'today';
  const passed = lanes.slice(first);
  const ends = passed.map(({ topY, baseline }, index) =>
    index === passed.length - 1 ? [topY, axisY] : [topY, baseline],
  );
  return svg`${ends.map(
    ([top, bottom]) =>
      svg`<line class="guide guide-${kind}" x1=${x} y1=${top} x2=${x} y2=${bottom} />`,
  )}`;
}

function bars({ groups }: Lane): SVGTemplateResult {
  return svg`${groups.map(barGroup)}`;
}

function barGroup({ bars: periods, y, height, prorated }: BarGroup): SVGTemplateResult {
  return svg`${periods.map(
    (bar) => svg`
      <rect class="bar" x=${bar.x} y=${y} width=${bar.width} height=${height} />
      ${prorated ? svg`<rect class="bar-part" x=${bar.x} y=${y} width=${bar.width} height=${height} fill="url(#part)" />` : nothing}
      <line class="bar-top" x1=${bar.x} y1=${y} x2=${bar.x + bar.width} y2=${y} />`,
  )}`;
}

/** What lines must not strike out: names, amounts, and how a lane ends or goes on. */
function overBars(
  { name, nameY, topY, baseline, groups, changes, goesOn, end }: Lane,
  { width, axisEnd, named, lanes }: Picture,
): SVGTemplateResult {
  const start = width - axisEnd.x;
  const marked = lanes.length > 1 ? changes : [];
  return svg`
    ${goesOn ? svg`<line class="goes-on" x1=${goesOn.from} y1=${baseline} x2=${goesOn.to} y2=${baseline} />` : nothing}
    ${end === undefined ? nothing : svg`<path class="lane-end" d="M${end} ${Math.min(baseline - 16, topY + 4)}V${baseline}M${end - 4} ${baseline}H${end + 4}" />`}
    ${marked.map(({ x }) => svg`<path class="mark mark-change" d="${diamond(x, baseline)}" />`)}
    ${named ? svg`<text class="lane-name" x=${start} y=${nameY}>${name}</text>` : nothing}
    ${groups.map(({ label }) => (label ? text(label, 'bar-amount') : nothing))}`;
}

function diamond(x: number, y: number): string {
  return `M${x} ${y - 6}l6 6-6 6-6-6z`;
}

/** Told apart by shape: today a ring, something new a diamond, an end a bar across the axis, a bill date a tick. */
function markOnAxis(mark: Mark, axisY: number): SVGTemplateResult {
  return svg`${shape(mark, axisY)}${mark.label ? text(mark.label, 'mark-date') : nothing}`;
}

function shape({ x, today, changes }: Mark, axisY: number): SVGTemplateResult {
  if (changes.includes('plan') || changes.includes('price'))
    return svg`<path class="mark mark-change" d=${diamond(x, axisY)} />`;
  if (today) return svg`<circle class="mark mark-today" cx=${x} cy=${axisY} r="5" />`;
  const ends = changes.includes('end');
  const reach = ends ? 7 : 4;
  return svg`<line class="mark ${ends ? 'mark-end' : 'mark-bill'}" x1=${x} y1=${axisY - reach} x2=${x} y2=${axisY + reach} />`;
}

function text({ lines, x, y, anchor }: Label, name: string): SVGTemplateResult {
  return svg`<text class=${name} text-anchor=${anchor}>${lines.map(
    (line, index) =>
      svg`<tspan class=${index > 0 ? 'mark-word' : nothing} x=${x} y=${y + index * 18}>${line}</tspan>`,
  )}</text>`;
}
