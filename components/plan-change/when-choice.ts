import type { ReactiveControllerHost } from 'lit';
import type { SelectionController } from '../../src/controllers/selection-controller.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { EffectiveChoices } from '../../src/model/effective-choices.js';
import type { CalendarDate } from '../../src/model/values.js';
import type { DateLimits, DateReading } from '../internal/date-field.js';

type Selection = SelectionController['selection'];
type Effective = NonNullable<Selection['effective']>;
export type When = Effective['when'];
type Dated = Extract<When, 'date' | 'retroactive'>;

const isDated = (when: When): when is Dated => when === 'date' || when === 'retroactive';

/** What is offered, in order, and what is known of each. */
export interface WhenOffer {
  /** What is chosen unless the customer says otherwise, where it is open. */
  readonly first: When;
  readonly offered: readonly When[];
  /** Undefined while it is not known: then everything is open, and the quote tells. */
  readonly choices: EffectiveChoices | undefined;
}

/**
 * When a change is to take effect, as far as it was said: each kind of date keeps what was typed for it. While no date can be used the
 * selection has no effective date, so that nothing can be quoted or confirmed that is not in the field.
 */
export class WhenChoice {
  readonly #host: ReactiveControllerHost;
  readonly #selection: SelectionController;
  readonly #dates = new Map<Dated, CalendarDate>();
  #when: When | undefined;
  #problem: string | undefined;
  /** The customer chose: from then on nothing is chosen in their place while that stays open. */
  #chosen = false;

  constructor(host: ReactiveControllerHost, selection: SelectionController) {
    this.#host = host;
    this.#selection = selection;
  }

  get when(): When | undefined {
    return this.#when;
  }

  /** How many bill dates after the next one, for an anniversary. */
  get periods(): number {
    const { effective } = this.#selection.selection;
    return effective?.when === 'anniversary' ? (effective.periods ?? 0) : 0;
  }

  /** What stands in the date field. */
  get date(): string {
    return this.#when !== undefined && isDated(this.#when)
      ? (this.#dates.get(this.#when) ?? '')
      : '';
  }

  get problem(): string | undefined {
    return this.#problem;
  }

  choose(when: When): void {
    this.#chosen = true;
    this.#take(when);
  }

  later(periods: number): void {
    this.#tell({ when: 'anniversary', ...(periods > 0 && { periods }) });
  }

  /** Takes what the date field reads. */
  type(reading: DateReading, text: string): void {
    if (this.#when === undefined || !isDated(this.#when)) return;
    this.#dates.set(this.#when, text);
    this.#problem = reading.ok ? undefined : reading.problem;
    this.#tell(reading.ok ? this.#dated(this.#when) : undefined);
  }

  /** Brings choice and offer together: takes over what others chose, chooses the first where nothing is, and lets go of what has closed. */
  follow(localizer: Localizer, offer: WhenOffer): void {
    const { effective } = this.#selection.selection;
    if (effective && effective.when !== this.#when) {
      this.#when = effective.when;
      if ('date' in effective) this.#dates.set(effective.when, effective.date);
    }
    const open = offer.offered.filter((when) => offer.choices?.[when].allowed ?? true);
    const stands = this.#when !== undefined && open.includes(this.#when);
    const wanted = open.includes(offer.first) ? offer.first : open[0];
    if (wanted === undefined) return;
    if (!stands || (!this.#chosen && this.#when !== wanted && !this.date)) this.#take(wanted);
    this.#checkDate(localizer, this.limits(offer.choices));
  }

  /** The dates that the field takes. */
  limits(choices: EffectiveChoices | undefined): DateLimits {
    const choice = this.#when === undefined ? undefined : choices?.[this.#when];
    return choice?.allowed ? { from: choice.from, to: choice.to } : {};
  }

  /** Nothing chosen, no date typed. */
  clear(): void {
    this.#when = undefined;
    this.#chosen = false;
    this.#problem = undefined;
    this.#dates.clear();
    this.#host.requestUpdate();
  }

  /** Another plan, or another day, may move the range past the date that was typed. */
  #checkDate(localizer: Localizer, { from, to }: DateLimits): void {
    const when = this.#when;
    const { date } = this;
    if (when === undefined || !isDated(when) || !date) return;
    const early =
      from !== undefined &&
      date < from &&
      localizer.text('date-problem-too-early', { from: localizer.dateLong(from) });
    const late =
      to !== undefined &&
      date > to &&
      localizer.text('date-problem-too-late', { to: localizer.dateLong(to) });
    const problem = early || late || undefined;
    const usable = this.#selection.selection.effective !== undefined;
    if (problem && usable) {
      this.#problem = problem;
      this.#tell(undefined);
    } else if (!problem && !usable) {
      this.#problem = undefined;
      this.#tell(this.#dated(when));
    }
  }

  #take(when: When): void {
    this.#when = when;
    this.#problem = undefined;
    this.#tell(isDated(when) ? this.#dated(when) : { when });
  }

  #dated(when: Dated): Selection['effective'] {
    const date = this.#dates.get(when);
    return date ? { when, date } : undefined;
  }

  #tell(effective: Selection['effective']): void {
    const { alignWith } = this.#selection.selection;
    // Only a plan that starts today can be billed with another one, and only that is prorated for it.
    const alone =
      effective?.when === 'now' || alignWith === undefined
        ? {}
        : { alignWith: undefined, firstInvoice: 'full' as const, proration: undefined };
    this.#selection.select({ effective, ...alone });
    this.#host.requestUpdate();
  }
}
