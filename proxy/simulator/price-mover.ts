import type { WorldStore } from '../../src/adapter/sandbox/world-store.js';
import type { RateScheduleId } from '../../src/model/ids.js';
import { raisePrice } from '../../src/sandbox/raise-price.js';
import { JsonNumber, type JsonObject, type JsonValue } from '../aria/json.js';

/**
 * The fault `price-changed` where a platform sees it: after each preview the price that it told goes up, once, before
 * anything else is answered.
 */
export class PriceMover {
  readonly #store: WorldStore;
  #told: JsonObject | undefined;

  constructor(store: WorldStore) {
    this.#store = store;
  }

  /** A preview of this assignment was answered. */
  quoted(request: JsonObject): void {
    this.#told = request;
  }

  forget(): void {
    this.#told = undefined;
  }

  /** Asks `strikes` once for each preview. */
  async move(strikes: () => boolean): Promise<void> {
    const told = this.#told;
    if (!told) return;
    this.#told = undefined;
    if (!strikes()) return;
    await this.#store.update((world) => {
      const plan = world.plans.find(({ id }) => id === textOf(told.new_plan_no));
      const wanted = textOf(told.alt_rate_schedule_no) as RateScheduleId | undefined;
      const schedule = plan?.rateSchedules.find(({ id, isDefault }) =>
        wanted === undefined ? isDefault : id === wanted,
      );
      return { world: schedule ? raisePrice(world, schedule.id) : world, result: undefined };
    });
  }
}

function textOf(value: JsonValue | undefined): string | undefined {
  return value instanceof JsonNumber ? value.text : undefined;
}
