import { html, svg } from 'lit';
import type { SVGTemplateResult, TemplateResult } from 'lit';

/** Drawn on a field of 20 by 20 with one stroke, in the colour of the text beside. */
const drawings = {
  add: svg`<path d="M10 4.5v11M4.5 10h11" />`,
  remove: svg`<path d="M4.5 10h11" />`,
  check: svg`<path d="m4.5 10.5 3.6 3.6 7.4-8" />`,
  close: svg`<path d="m5.5 5.5 9 9m0-9-9 9" />`,
  'chevron-down': svg`<path d="m5 7.75 5 5 5-5" />`,
  'chevron-end': svg`<path d="m7.5 5 5 5-5 5" />`,
  'arrow-start': svg`<path d="M16 10H4.5M9 5l-5 5 5 5" />`,
  'arrow-end': svg`<path d="M4 10h11.5M11 5l5 5-5 5" />`,
  'arrow-down': svg`<path d="M10 4v11.5m-5-5 5 5 5-5" />`,
  retry: svg`<path d="M15.9 8.2A6.25 6.25 0 1 0 16 11.4" /><path d="M16.4 4.2v4.2h-4.2" />`,
  clock: svg`<circle cx="10" cy="10" r="6.75" /><path d="M10 6.2V10l2.6 1.8" />`,
  calendar: svg`<rect x="3.25" y="4.5" width="13.5" height="12" rx="1.5" /><path d="M3.25 8.5h13.5M7 2.75V6m6-3.25V6" />`,
  card: svg`<rect x="2.5" y="4.5" width="15" height="11" rx="1.75" /><path d="M2.5 8.25h15M5.5 12.5h3" />`,
  bank: svg`<path d="M3 8 10 3.75 17 8zM3.5 16.25h13M5.25 8.25v5.5m3.2-5.5v5.5m3.1-5.5v5.5m3.2-5.5v5.5" />`,
  invoice: svg`<path d="M5 2.9h10v14.2l-1.9-1.3-1.6 1.3-1.5-1.3-1.6 1.3-1.5-1.3L5 17.1z" /><path d="M7.7 7h4.6M7.7 10.2h4.6" />`,
  external: svg`<path d="M8.5 4.75H5.25a1.5 1.5 0 0 0-1.5 1.5v8.5a1.5 1.5 0 0 0 1.5 1.5h8.5a1.5 1.5 0 0 0 1.5-1.5V11.5M11.5 3.75h4.75V8.5M16 4l-6.75 6.75" />`,
  info: svg`<circle cx="10" cy="10" r="6.75" /><path d="M10 9.25v4M10 6.5v.1" />`,
  success: svg`<circle cx="10" cy="10" r="6.75" /><path d="m7 10.25 2.1 2.1 4-4.4" />`,
  warning: svg`<path d="M10 3.2 17.2 16H2.8z" /><path d="M10 8.2v3.6m0 1.9v.1" />`,
  danger: svg`<path d="M7.2 3.25h5.6l3.95 3.95v5.6l-3.95 3.95H7.2L3.25 12.8V7.2z" /><path d="M10 6.5v4.25m0 2.4v.1" />`,
} as const satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof drawings;

const mirrored: ReadonlySet<IconName> = new Set([
  'chevron-end',
  'arrow-start',
  'arrow-end',
  'external',
]);

/** A picture beside a word that says the same; never alone, so readers skip it. Its size follows the text. */
export function icon(name: IconName): TemplateResult {
  return html`<svg
    class=${mirrored.has(name) ? 'icon icon-mirrored' : 'icon'}
    viewBox="0 0 20 20"
    aria-hidden="true"
    focusable="false"
  >
    ${drawings[name]}
  </svg>`;
}
