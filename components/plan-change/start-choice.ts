import type { ReactiveControllerHost } from 'lit';
import type { SelectionController } from '../../src/controllers/selection-controller.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { CalendarDate } from '../../src/model/values.js';
import type { DateReading } from '../internal/date-field.js';
import type { StartRange } from './start-range.js';

type Selection = SelectionController['selection'];
export type When = NonNullable<Selection['effective']>['when'];
type Dated = Exclude<When, 'now'>;

/**
 * When the change is to start, as far as it was said: each kind of start keeps the date that was typed for it. While no date can
 * be used the selection has no start, so that nothing can be quoted or confirmed that is not in the field.
 */
export class StartChoice {
  readonly #host: ReactiveControllerHost;
  readonly #selection: SelectionController;
  readonly #dates = new Map<Dated, CalendarDate>();
  #when: When = 'now';
  #problem: string | undefined;

  constructor(host: ReactiveControllerHost, selection: SelectionController) {
    this.#host = host;
    this.#selection = selection;
  }

  get when(): When {
    return this.#when;
  }

  /** What stands in the date field. */
  get date(): string {
    return this.#when === 'now' ? '' : (this.#dates.get(this.#when) ?? '');
  }

  get problem(): string | undefined {
    return this.#problem;
  }

  choose(when: When): void {
    this.#when = when;
    this.#problem = undefined;
    this.#tell(when === 'now' ? { when } : this.#dated(when));
  }

  /** Takes what the date field reads. */
  type(reading: DateReading, text: string): void {
    if (this.#when === 'now') return;
    this.#dates.set(this.#when, text);
    this.#problem = reading.ok ? undefined : reading.problem;
    this.#tell(reading.ok ? this.#dated(this.#when) : undefined);
  }

  /** Another plan, or another day, may move the range past the date that was typed. */
  follow(localizer: Localizer, range: StartRange | undefined): void {
    const { date } = this;
    if (!date || !range) return;
    const early =
      date < range.from &&
      localizer.text('date-problem-too-early', { from: localizer.dateLong(range.from) });
    const late =
      date > range.to &&
      localizer.text('date-problem-too-late', { to: localizer.dateLong(range.to) });
    const problem = early || late || undefined;
    const usable = this.#selection.selection.effective !== undefined;
    if (problem && usable) {
      this.#problem = problem;
      this.#tell(undefined);
    } else if (!problem && !usable && this.#when !== 'now') {
      this.#problem = undefined;
      this.#tell(this.#dated(this.#when));
    }
  }

  /** Back to today, with no date typed. */
  clear(): void {
    this.#when = 'now';
    this.#problem = undefined;
    this.#dates.clear();
    this.#host.requestUpdate();
  }

  #dated(when: Dated): Selection['effective'] {
    const date = this.#dates.get(when);
    return date ? { when, date } : undefined;
  }

  #tell(effective: Selection['effective']): void {
    // Only a plan that starts today can be billed with another one.
    const alone = effective?.when === 'now' ? {} : { alignWith: undefined };
    this.#selection.select({ effective, ...alone });
    this.#host.requestUpdate();
  }
}
