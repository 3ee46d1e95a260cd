import { html } from 'lit';
import type { TemplateResult } from 'lit';

/** Grey lines in the place of text that is on its way; hidden from readers, who are told by the status region. */
export function skeletonText(lines: number): TemplateResult {
  return html`<div class="skeleton stack stack-tight" aria-hidden="true">
    ${Array.from({ length: lines }, () => html`<span class="skeleton-line"></span>`)}
  </div>`;
}

/** Cards of the size that a group of choices will have. */
export function skeletonChoices(count: number, layout: 'list' | 'grid' = 'list'): TemplateResult {
  return html`<div class="skeleton choices-${layout}" aria-hidden="true">
    ${Array.from(
      { length: count },
      () =>
        html`<div class="choice">
          <span class="skeleton-dot"></span>
          <span class="stack stack-tight">
            <span class="skeleton-line"></span><span class="skeleton-line"></span>
          </span>
        </div>`,
    )}
  </div>`;
}

/** Rows of the height that a table will have. */
export function skeletonTable(rows: number, columns: number): TemplateResult {
  return html`<div class="skeleton skeleton-table" aria-hidden="true">
    ${Array.from(
      { length: rows + 1 },
      () =>
        html`<div class="skeleton-row">
          ${Array.from({ length: columns }, () => html`<span class="skeleton-line"></span>`)}
        </div>`,
    )}
  </div>`;
}
