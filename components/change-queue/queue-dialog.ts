import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { QueuedChange, QueueEditDraft } from '../../src/model/queued-change.js';
import { button } from '../internal/button.js';
import { choices } from '../internal/choices.js';
import { dateField, type DateReading } from '../internal/date-field.js';
import { closeDialog, dialog } from '../internal/dialog.js';
import { below, heading, type HeadingLevel } from '../internal/heading.js';
import { nameOfChange, whenText, type QueueAction } from './queue-item.js';

/** What the customer is about to do with one change. */
export interface Opened {
  /** Another one each time that a dialog is opened: one that is on its way out closes no other. */
  readonly opening: object;
  readonly change: QueuedChange;
  readonly action: QueueAction;
  /** Of one that is made now: others that are to be made with it, on one invoice where one billing group pays. */
  readonly along: ReadonlySet<QueuedChange['id']>;
  /** Of a move: what stands in the date field. */
  readonly date: string;
  readonly problem?: string | undefined;
  /** It is done: only the receipt is to be read. */
  readonly done: boolean;
}

export interface QueueDialogOptions {
  readonly level: HeadingLevel;
  readonly opened: Opened;
  /** All rows, by which those that would be told alike are told apart. */
  readonly rows: readonly QueuedChange[];
  /** Others that could be made now with it. */
  readonly others: readonly QueuedChange[];
  readonly onAlong: (id: QueuedChange['id'], chosen: boolean) => void;
  readonly onDate: (reading: DateReading, text: string) => void;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** The edit as the input of a quote; undefined until it is complete. */
export function draftOf({
  change,
  action,
  along,
  date,
  problem,
}: Opened): QueueEditDraft | undefined {
  const { id: queuedChangeId } = change;
  if (action === 'execute') {
    const edits = [queuedChangeId, ...along].map((id) => ({ do: action, queuedChangeId: id }));
    return { kind: 'queue-edit', edits };
  }
  if (action !== 'move') return { kind: 'queue-edit', edits: [{ do: action, queuedChangeId }] };
  return date === '' || problem !== undefined
    ? undefined
    : { kind: 'queue-edit', edits: [{ do: action, queuedChangeId, date }] };
}

/** What else could be made now, to choose from. */
function alongChoice(
  localizer: Localizer,
  { opened, others, rows, onAlong }: QueueDialogOptions,
): TemplateResult {
  return choices({
    id: 'along',
    legend: localizer.text('queue-along'),
    select: 'many',
    choices: others.map((other) => ({
      value: other.id,
      title: nameOfChange(localizer, other, rows),
      detail: whenText(localizer, other),
    })),
    selected: opened.along,
    onChange: (id, chosen) => {
      onAlong(id as QueuedChange['id'], chosen);
    },
  });
}

/** What will happen, with all that goes along and what it costs, before anything is done. The safe choice comes first, so it has the focus (A59). */
export function queueDialog(localizer: Localizer, options: QueueDialogOptions): TemplateResult {
  const { opened, others, level, onDate, onDone, onClose } = options;
  const { action, change, done } = opened;
  const draft = draftOf(opened);
  return dialog({
    role: action === 'move' ? 'dialog' : 'alertdialog',
    labelledBy: 'dialog-title',
    describedBy: 'dialog-what',
    onClose,
    content: html`<div class="stack">
      ${heading({ level, text: localizer.text('queue-dialog', { action }), size: 'large', id: 'dialog-title' })}
      <div id="dialog-what" class="stack stack-tight">
        <p class="strong">${nameOfChange(localizer, change, options.rows)}</p>
        <p class="muted">${whenText(localizer, change)}</p>
      </div>
      ${
        action === 'move' && !done
          ? html`<div class="narrow">
              ${dateField(localizer, {
                id: 'move-to',
                label: localizer.text('queue-move-to'),
                value: opened.date,
                limits: change.dates ?? {},
                problem: opened.problem,
                onChange: onDate,
              })}
            </div>`
          : nothing
      }
      ${action === 'execute' && !done && others.length > 0 ? alongChoice(localizer, options) : nothing}
      <div class="actions">
        ${
          done
            ? nothing
            : html`<button
                class="button button-secondary button-normal"
                type="button"
                ?autofocus=${action !== 'move'}
                @click=${closeDialog}
              >
                <span class="button-label">${localizer.text('queue-keep')}</span>
              </button>`
        }
      </div>
      ${
        draft
          ? html`<uss-rate-preview
              heading-level=${below(level)}
              .draft=${draft}
              @uss-queue-edit-done=${onDone}
            ></uss-rate-preview>`
          : nothing
      }
      ${
        done
          ? html`<div class="actions">
              ${button({ label: localizer.text('close'), onPress: closeDialog })}
            </div>`
          : nothing
      }
    </div>`,
  });
}
