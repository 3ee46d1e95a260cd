import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

export interface HeadingOptions {
  readonly level: HeadingLevel;
  readonly text: string;
  readonly size?: 'normal' | 'large' | undefined;
  readonly id?: string | undefined;
  /** Lets a script move focus to it, at a new step of a flow. */
  readonly focusable?: boolean | undefined;
}

/** A heading whose level the page decides and whose look the kit does. */
export function heading(options: HeadingOptions): TemplateResult {
  const { text, size = 'normal', focusable = false } = options;
  const name = size === 'large' ? 'heading heading-l' : 'heading';
  const id = ifDefined(options.id);
  const tab = focusable ? '-1' : nothing;
  switch (options.level) {
    case 1:
      return html`<h1 class=${name} id=${id} tabindex=${tab}>${text}</h1>`;
    case 2:
      return html`<h2 class=${name} id=${id} tabindex=${tab}>${text}</h2>`;
    case 3:
      return html`<h3 class=${name} id=${id} tabindex=${tab}>${text}</h3>`;
    case 4:
      return html`<h4 class=${name} id=${id} tabindex=${tab}>${text}</h4>`;
    case 5:
      return html`<h5 class=${name} id=${id} tabindex=${tab}>${text}</h5>`;
    case 6:
      return html`<h6 class=${name} id=${id} tabindex=${tab}>${text}</h6>`;
  }
}

/** The level of headings under one of `level`. */
export function below(level: HeadingLevel): HeadingLevel {
  return Math.min(level + 1, 6) as HeadingLevel;
}
