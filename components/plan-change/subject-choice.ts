import type { ReactiveControllerHost } from 'lit';
import type { SelectionController } from '../../src/controllers/selection-controller.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { PlanInstance } from '../../src/model/plan-instance.js';
import { readUnits } from '../internal/units-field.js';

/** The units that a plan is to have: what is typed stays, and the selection holds it only while it is another usable number. */
export class SubjectChoice {
  readonly #host: ReactiveControllerHost;
  readonly #selection: SelectionController;
  #text: string | undefined;
  #problem: string | undefined;

  constructor(host: ReactiveControllerHost, selection: SelectionController) {
    this.#host = host;
    this.#selection = selection;
  }

  /** What stands in the box. */
  unitsText({ units }: PlanInstance): string {
    return this.#text ?? String(this.#selection.selection.units ?? units);
  }

  get problem(): string | undefined {
    return this.#problem;
  }

  typeUnits(localizer: Localizer, instance: PlanInstance, text: string): void {
    this.#text = text;
    this.#problem = undefined;
    const reading = readUnits(localizer, text, instance.unitLimits);
    const other = reading.ok && reading.value !== instance.units;
    this.#selection.select({ units: other ? reading.value : undefined });
    this.#host.requestUpdate();
  }

  /** The customer has finished typing: now what is wrong is told. */
  commitUnits(localizer: Localizer, instance: PlanInstance): void {
    const reading = readUnits(localizer, this.unitsText(instance), instance.unitLimits);
    this.#problem = reading.ok ? undefined : reading.problem;
    this.#host.requestUpdate();
  }

  /** Another number that somebody else chose stands in the box from now on. */
  follow(localizer: Localizer, instance: PlanInstance | undefined): void {
    const { kind, units } = this.#selection.selection;
    if (kind !== 'units' || !instance || units === undefined || this.#text === undefined) return;
    const reading = readUnits(localizer, this.#text, instance.unitLimits);
    if (!reading.ok || reading.value !== units) this.#text = String(units);
  }

  clear(): void {
    this.#text = undefined;
    this.#problem = undefined;
  }
}
