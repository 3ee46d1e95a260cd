import { defaultScenario, findScenario, scenarios } from '../../sandbox/scenarios/scenarios.js';
import type { World } from '../../sandbox/world.js';
import { AdapterError } from '../errors.js';
import { Watch } from '../protocol/watch.js';
import type { SandboxScenario } from '../sandbox-control.js';
import { CallLog } from './call-log.js';
import { Delays } from './delays.js';
import { Faults } from './faults.js';
import type { WorldStorage } from './world-storage.js';
import { worldOrThrow, WorldStore } from './world-store.js';

export interface SandboxOptions {
  /** A world as JSON, such as one that was exported. Comes before `scenario`. */
  readonly world?: unknown;
  /** The scenario to begin with. `demo` unless told otherwise. */
  readonly scenario?: string | undefined;
  /** Keeps the world, its quotes and intents too. What is stored comes before `world` and `scenario`. */
  readonly storage?: WorldStorage | undefined;
  /** The machine's clock in milliseconds since 1970: for what expires, never for billing. */
  readonly now?: (() => number) | undefined;
  /** A new id at each call: 1 to 47 letters and digits, dashes apart. */
  readonly randomId?: (() => string) | undefined;
}

/** One sandbox: a world, its faults and its log. Adapters and the control are views of it. */
export class Sandbox {
  readonly store: WorldStore;
  readonly faults = new Faults();
  readonly delays: Delays;
  /** By the machine's clock, as the delays: a write that is late here waits for that clock and no other. */
  readonly watch: Watch;
  readonly log: CallLog;
  readonly now: () => number;
  readonly randomId: () => string;
  /** Quotes whose price the fault `price-changed` has moved already. */
  readonly pricesMoved = new Set<string>();
  readonly #given: unknown;
  #read: World | undefined;
  readonly #statusListeners = new Set<() => void>();

  constructor({ world, scenario, storage, now = Date.now, randomId = randomHex }: SandboxOptions) {
    this.#given = world;
    this.now = now;
    this.randomId = randomId;
    this.delays = new Delays(now);
    this.watch = new Watch(now);
    this.log = new CallLog(() => this.statusChanged());
    this.store = new WorldStore(
      async () => this.#givenWorld() ?? this.#scenarioWorld(scenario ?? defaultScenario),
      storage,
      () => this.statusChanged(),
    );
  }

  /** What can be loaded: the scenarios, and a world of its own that was handed in. */
  scenarios(): SandboxScenario[] {
    const known = scenarios.map(({ id, title, group }) => ({ id, title, group }));
    const given = this.#givenWorld()?.scenario;
    if (given === undefined || findScenario(given)) return known;
    return [{ id: given, title: 'The world that was handed in' }, ...known];
  }

  /** Starts one of `scenarios` afresh. */
  async load(name: string): Promise<void> {
    const given = this.#givenWorld();
    const world =
      given?.scenario === name && !findScenario(name) ? given : await this.#scenarioWorld(name);
    this.delays.forget();
    await this.store.update(() => ({ world, result: undefined }));
    this.pricesMoved.clear();
    this.log.clear();
  }

  /** Calls `listener` whenever the status may have changed, also by another tab; returns a function that stops it. */
  onStatusChange(listener: () => void): () => void {
    const entry = () => listener();
    const stop = this.store.subscribeToOthers(entry);
    this.#statusListeners.add(entry);
    return () => {
      stop();
      this.#statusListeners.delete(entry);
    };
  }

  statusChanged(): void {
    for (const listener of [...this.#statusListeners]) listener();
  }

  #givenWorld(): World | undefined {
    if (this.#given !== undefined) this.#read ??= worldOrThrow(this.#given);
    return this.#read;
  }

  async #scenarioWorld(name: string): Promise<World> {
    const scenario = findScenario(name);
    if (scenario) return scenario.load();
    throw new AdapterError('bad-configuration', {
      hint: `There is no sandbox scenario "${name}".`,
    });
  }
}

/** 128 random bits. Not `randomUUID`, which browsers offer on secure pages only. */
function randomHex(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
