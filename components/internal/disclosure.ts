import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from './icon.js';

export interface DisclosureOptions {
  readonly summary: string | TemplateResult;
  readonly content: TemplateResult | readonly TemplateResult[] | string;
  readonly open?: boolean | undefined;
  readonly onToggle?: ((open: boolean) => void) | undefined;
}

/** Details that open in place; the browser's own element, found by its search and opened in print. */
export function disclosure({
  summary,
  content,
  open,
  onToggle,
}: DisclosureOptions): TemplateResult {
  const toggle =
    onToggle &&
    ((event: Event) => {
      onToggle((event.currentTarget as HTMLDetailsElement).open);
    });
  return html`<details class="disclosure" ?open=${open ?? false} @toggle=${toggle}>
    <summary class="disclosure-summary">${icon('chevron-end')}<span>${summary}</span></summary>
    <div class="disclosure-content">${content}</div>
  </details>`;
}
