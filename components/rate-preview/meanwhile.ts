import { html, type TemplateResult } from 'lit';
import type { ConnectionController } from '../../src/controllers/connection-controller.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { RefusalCode } from '../../src/model/codes.js';
import { alert } from '../internal/alert.js';

const meanwhile = [
  'queued-change-not-found',
  'queued-change-closed',
  'plan-instance-not-found',
] as const satisfies RefusalCode[];

/** Whether what was to be changed is gone or closed because somebody, or the day itself, was faster: an outcome, and no error. */
export function isMeanwhile(refusal: RefusalCode): boolean {
  return meanwhile.some((code) => code === refusal);
}

export function meanwhilePanel(localizer: Localizer, refusal: RefusalCode): TemplateResult {
  return alert(localizer, {
    tone: 'info',
    title: localizer.text('preview-meanwhile'),
    body: html`<p>${localizer.text(`refusal-${refusal}`)}</p>
      <p>${localizer.text('preview-meanwhile-more')}</p>`,
  });
}

/** Brings the lists of the page up to date when a draft turns out to be about something that is gone: once for each. */
export class Meanwhile {
  readonly #connection: ConnectionController;
  #told = '';

  constructor(connection: ConnectionController) {
    this.#connection = connection;
  }

  /** Call with the refusal of every quote, and what it was about. */
  follow(refusal: RefusalCode | undefined, subject: string): void {
    if (!refusal || !isMeanwhile(refusal) || subject === this.#told) return;
    this.#told = subject;
    this.#connection.connection?.invalidate(['planInstances', 'queuedChanges']);
  }
}
