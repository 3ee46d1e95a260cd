import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import { icon } from './icon.js';

/** One thing to mend, and the id of its control in the same root. */
export interface FieldProblem {
  readonly id: string;
  readonly text: string;
  /** Leads there, where the control is in another document. */
  readonly go?: (() => void) | undefined;
}

/**
 * Heads a form that was sent with problems. Each entry moves focus to its control. Give it the focus when the form is sent:
 * `root.getElementById(id)?.focus()`.
 */
export function problemSummary(
  localizer: Localizer,
  id: string,
  problems: readonly FieldProblem[],
): TemplateResult {
  return html`<div
    class="alert alert-danger"
    id=${id}
    role="group"
    tabindex="-1"
    aria-labelledby="${id}-title"
  >
    ${icon('danger')}
    <div class="alert-text">
      <p class="alert-title" id="${id}-title">
        ${localizer.text('problems-title', { count: problems.length })}
      </p>
      <ul class="problems">
        ${problems.map(
          (problem) =>
            html`<li>
              <a href="#${problem.id}" @click=${(event: Event) => goTo(event, problem)}
                >${problem.text}</a
              >
            </li>`,
        )}
      </ul>
    </div>
  </div>`;
}

/** A fragment link does not reach into a shadow root, and must not change the address of the host's page. */
function goTo(event: Event, { id, go }: FieldProblem): void {
  event.preventDefault();
  if (go) return go();
  const root = (event.currentTarget as HTMLElement).getRootNode() as ShadowRoot | Document;
  root.getElementById(id)?.focus();
}
