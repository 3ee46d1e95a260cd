import type { WorldStore } from '../../src/adapter/sandbox/world-store.js';
import type { RateScheduleId } from '../../src/model/ids.js';
import { raisePrice } from '../../src/sandbox/raise-price.js';
import type { World } from '../../src/sandbox/world.js';
import {
  isJsonArray,
  isJsonObject,
  JsonNumber,
  type JsonObject,
  type JsonValue,
} from '../aria/json.js';

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

  /** A preview of this change was answered. */
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
      const schedule = scheduleIn(world, told);
      return { world: schedule ? raisePrice(world, schedule) : world, result: undefined };
    });
  }
}

/** The rate schedule that a preview was about: the one that it names, or that of the plan or plan instance or queued change that it names. */
function scheduleIn(world: World, told: JsonObject): RateScheduleId | undefined {
  const [update] = rowsOf(told.plan_updates);
  const [edit] = rowsOf(told.edit_queued_changes);
  const named = { ...told, ...update };
  const schedule = textOf(named.alt_rate_schedule_no);
  if (schedule !== undefined) return schedule as RateScheduleId;
  const planNo = textOf(named.new_plan_no);
  const plan = world.plans.find(({ id }) => id === planNo);
  if (plan) return plan.rateSchedules.find(({ isDefault }) => isDefault)?.id;
  const queued = world.queue.find(({ id }) => id === textOf(edit?.queue_id));
  const instanceNo =
    queued?.planInstanceId ??
    textOf(named.plan_instance_no) ??
    textOf(named.existing_plan_instance_no);
  return world.planInstances.find(({ id }) => id === instanceNo)?.rateScheduleId;
}

function rowsOf(value: JsonValue | undefined): readonly JsonObject[] {
  return isJsonArray(value) ? value.filter(isJsonObject) : [];
}

function textOf(value: JsonValue | undefined): string | undefined {
  return value instanceof JsonNumber ? value.text : undefined;
}
