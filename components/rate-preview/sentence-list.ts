import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';

/** One sentence as it is, several as a list. */
export function sentenceList(sentences: readonly string[]): TemplateResult | typeof nothing {
  const [first, ...more] = sentences;
  if (first === undefined) return nothing;
  if (more.length === 0) return html`<p>${first}</p>`;
  return html`<ul class="sentences">
    ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
  </ul>`;
}
