import {
  canBeTaken,
  shownSchedule,
  type Offer,
  type PlanOffers,
} from '../../src/controllers/plan-offers.js';
import {
  chosenPlan,
  isBelow,
  pathOf,
  placeAbove,
  placesOf,
  planAbove,
  planAt,
  readPlaces,
  takeOut,
} from '../../src/controllers/plan-places.js';
import { writePlan } from '../../src/controllers/plan-text.js';
import type { SelectionController } from '../../src/controllers/selection-controller.js';
import type { PlanId, RateScheduleId } from '../../src/model/ids.js';
import type { Plan } from '../../src/model/plan.js';
import type { RateSchedule } from '../../src/model/rate-schedule.js';

type Selection = SelectionController['selection'];
type Row = Selection['plans'][number];

/** Why what was chosen is chosen no more: the service stopped offering the plan, closed it to this account, or withdrew its price. */
export type Withdrawal =
  | { readonly kind: 'gone' }
  | { readonly kind: 'closed'; readonly plan: Plan }
  | { readonly kind: 'price-gone' };

/** What is chosen for: new plans, plans under an instance, or one in its place. */
export type Purpose = Pick<Selection, 'planInstanceId'> & {
  readonly kind: 'assign' | 'replace';
};

export interface PlanChoiceOptions {
  readonly selection: Pick<SelectionController, 'selection' | 'select'>;
  readonly readUnits: (offer: Offer, text: string) => number | undefined;
}

/**
 * What the customer chose among the plans and typed beside them. The selection, which other elements read, holds only what
 * can be used; this also keeps the rest, for each place of a plan, so that nothing typed is lost on the way.
 */
export class PlanChoice {
  readonly #selection: PlanChoiceOptions['selection'];
  readonly #readUnits: PlanChoiceOptions['readUnits'];
  readonly #typed = new Map<string, string>();
  readonly #schedules = new Map<string, RateScheduleId>();
  /** Places under which what is chosen beforehand is still to be chosen. */
  readonly #unpacked = new Set<string>();
  #interval: number | undefined;
  #withdrawals: readonly Withdrawal[] = [];
  #purpose: Purpose = { kind: 'assign' };
  #offers: PlanOffers | undefined;
  #multiple = false;
  #written: readonly Row[] | undefined;
  /** What selection and plans were brought together for the last time. */
  #followed: { readonly offers: PlanOffers; readonly multiple: boolean } | undefined;
  #read: { readonly from: readonly Row[]; readonly keys: ReadonlyMap<string, Row> } | undefined;

  constructor({ selection, readUnits }: PlanChoiceOptions) {
    this.#selection = selection;
    this.#readUnits = readUnits;
  }

  /** Says what is chosen from, and what for; call it before anything else is asked in a render. */
  among(offers: PlanOffers | undefined, purpose: Purpose, multiple: boolean): void {
    this.#offers = offers;
    this.#purpose = purpose;
    this.#multiple = multiple;
  }

  /** What the last look at the plans took away; until something else is chosen. */
  get withdrawals(): readonly Withdrawal[] {
    return this.#withdrawals;
  }

  /** What is chosen, parents before what hangs under them. */
  get rows(): readonly Row[] {
    return this.#mine ? this.#selection.selection.plans : [];
  }

  /** Whether it is chosen, or comes with what is. */
  has(offer: Offer): boolean {
    if (!offer.mandatory) return this.#keys.has(offer.key);
    return offer.parent !== undefined && this.has(offer.parent);
  }

  /** What is chosen on top, in the order of choosing. */
  get chosenOnTop(): readonly Offer[] {
    return this.rows.flatMap((row) =>
      planAbove(row) === undefined ? (this.#offers?.find(row.planId, undefined) ?? []) : [],
    );
  }

  /** The places that are chosen, or in which something was typed: all others are as they are unless the customer says otherwise. */
  get touched(): ReadonlySet<string> {
    return new Set([...this.#keys.keys(), ...this.#typed.keys(), ...this.#schedules.keys()]);
  }

  /** The plans that are chosen directly under an offer, without those that come with it; or on top. */
  chosenUnder(parent: Offer | undefined): readonly PlanId[] {
    const list = parent ? this.#offers?.childrenOf(parent) : undefined;
    if (list) return list.filter(({ key }) => this.#keys.has(key)).map(({ plan }) => plan.id);
    return this.rows.filter((row) => planAbove(row) === undefined).map(({ planId }) => planId);
  }

  /** The text in the units box of a plan, usable or not. */
  unitsText({ key, usualUnits }: Offer): string {
    return this.#typed.get(key) ?? String(usualUnits);
  }

  /** The schedule of a plan that is or would be chosen with it. */
  schedule(offer: Offer): RateSchedule | undefined {
    const id = this.#schedules.get(offer.key);
    const chosen = offer.plan.rateSchedules.find((schedule) => schedule.id === id);
    return chosen?.assignable.allowed ? chosen : this.#usualSchedule(offer, this.interval);
  }

  /** The interval that all plans show, where they have it; undefined where that is not a choice for all together. */
  get interval(): number | undefined {
    const offers = this.#offers;
    return offers && offers.intervals.length > 0
      ? (this.#interval ?? offers.usualInterval)
      : undefined;
  }

  /** Chooses a plan, in place of `others`, or takes it out with all that is under it. */
  choose(offer: Offer, on: boolean, others: readonly Offer[] = []): void {
    this.#withdrawals = [];
    const keys = new Set(this.#keys.keys());
    for (const other of [...others, offer]) takeOut(keys, other.key);
    if (on) this.#add(keys, offer);
    this.#write(keys);
  }

  /** Chooses none of `others`. */
  chooseNone(others: readonly Offer[]): void {
    const keys = new Set(this.#keys.keys());
    for (const { key } of others) takeOut(keys, key);
    this.#write(keys);
  }

  chooseSchedule(offer: Offer, id: RateScheduleId): void {
    this.#schedules.set(offer.key, id);
    this.#write(new Set(this.#keys.keys()));
  }

  chooseInterval(months: number): void {
    this.#interval = months;
    this.#schedules.clear();
    this.#write(new Set(this.#keys.keys()));
  }

  typeUnits(offer: Offer, text: string): void {
    this.#typed.set(offer.key, text);
    this.#write(new Set(this.#keys.keys()));
  }

  /** What is chosen as text: each plan as `plan-text.ts` writes it, without what goes without saying. */
  get value(): string {
    return this.rows.map((row) => this.#textOf(row)).join(' ');
  }

  /** Takes the selection to `value`; {@link follow} completes it. */
  set(value: string): void {
    this.#withdrawals = [];
    this.#unpacked.clear();
    if (value === '' && !this.#mine) return;
    const places = readPlaces(value.split(/\s+/));
    this.#select([...places.values()].map((plan) => chosenPlan(plan, this.#root)));
    for (const [place, { alone }] of places) if (!alone) this.#unpacked.add(place);
  }

  /** Forgets all that was typed and chosen beside the plans. */
  forget(): void {
    this.#typed.clear();
    this.#schedules.clear();
    this.#unpacked.clear();
    this.#interval = undefined;
    this.#withdrawals = [];
  }

  /** Everything as text, for the browser to keep. */
  keep(): string {
    const unusable = [...this.#typed].filter(([key]) => this.#keys.get(key)?.units === undefined);
    return JSON.stringify([this.value, unusable]);
  }

  /** Takes back what {@link keep} gave; answers what was chosen. */
  restore(kept: string): string {
    const [value, typed] = parts(kept);
    for (const entry of Array.isArray(typed) ? (typed as unknown[]) : []) {
      if (!Array.isArray(entry)) continue;
      const [key, text] = entry as unknown[];
      if (typeof key === 'string' && typeof text === 'string') this.#typed.set(key, text);
    }
    return typeof value === 'string' ? value : '';
  }

  /**
   * Brings selection and plans together: completes what others chose with schedule and units, takes over what they changed,
   * and drops what is no longer offered, with all that is under it.
   */
  follow(): void {
    const offers = this.#offers;
    const { rows } = this;
    if (!offers || rows.length === 0) return;
    const among = { offers, multiple: this.#multiple };
    const own = rows === this.#written && this.#unpacked.size === 0;
    if (own && offers === this.#followed?.offers && among.multiple === this.#followed.multiple)
      return;
    this.#followed = among;
    if (rows !== this.#written) this.#withdrawals = [];
    const kept = new Map<string, Offer>();
    const gone: Withdrawal[] = [];
    for (const [key, row] of this.#keys) {
      const above = placeAbove(key);
      const parent = above === undefined ? undefined : kept.get(above);
      if (above !== undefined && !parent) continue;
      if (!parent && !this.#multiple && kept.size > 0) continue;
      const offer = offers.find(row.planId, parent);
      const withdrawal = offer ? this.#judge(offer, row) : ({ kind: 'gone' } as const);
      if (withdrawal) gone.push(withdrawal);
      else if (offer && canBeTaken(offer.plan)) kept.set(key, offer);
    }
    const keys = new Set(kept.keys());
    for (const [key, offer] of kept) this.#unpack(keys, key, offer);
    this.#unpacked.clear();
    if (gone.length > 0) this.#withdrawals = gone;
    this.#write(keys);
  }

  get #mine(): boolean {
    const { kind, planInstanceId } = this.#selection.selection;
    return kind === this.#purpose.kind && planInstanceId === this.#purpose.planInstanceId;
  }

  /** What plans on top hang under. */
  get #root(): Row['parent'] {
    const { kind, planInstanceId } = this.#purpose;
    return kind === 'assign' && planInstanceId !== undefined ? { planInstanceId } : undefined;
  }

  get #keys(): ReadonlyMap<string, Row> {
    const { rows } = this;
    if (this.#read?.from !== rows) this.#read = { from: rows, keys: placesOf(rows) };
    return this.#read.keys;
  }

  #usualSchedule(offer: Offer, interval: number | undefined): RateSchedule | undefined {
    const { plan, parent, mandatory, current } = offer;
    const own = this.#offers?.plans.instance?.rateScheduleId;
    if (current) return plan.rateSchedules.find(({ id }) => id === own) ?? shownSchedule(plan);
    // What comes with another plan comes as the company has it.
    if (mandatory) return shownSchedule(plan);
    return shownSchedule(plan, parent ? this.schedule(parent)?.intervalMonths : interval);
  }

  /** Takes over what others chose of a plan; answers why it cannot be chosen any more. */
  #judge(offer: Offer, { rateScheduleId, units }: Row): Withdrawal | undefined {
    const { plan, key } = offer;
    if (!canBeTaken(plan)) {
      // The customer has just taken it, here or elsewhere: its card says so, and nothing has to be mended.
      return offer.mandatory || isTaken(plan) ? undefined : { kind: 'closed', plan };
    }
    if (rateScheduleId !== undefined) {
      const chosen = plan.rateSchedules.find(({ id }) => id === rateScheduleId);
      if (!chosen?.assignable.allowed) {
        this.#schedules.delete(key);
        return { kind: 'price-gone' };
      }
      if (this.schedule(offer)?.id !== rateScheduleId) this.#adopt(offer, chosen);
    }
    if (units !== undefined && units !== this.#readUnits(offer, this.unitsText(offer))) {
      this.#typed.set(key, String(units));
    }
    return undefined;
  }

  /** A schedule that others chose: as the interval of all plans, where that says it. */
  #adopt(offer: Offer, { id, intervalMonths }: RateSchedule): void {
    const forAll =
      !offer.parent && !this.#multiple && this.#offers?.intervals.includes(intervalMonths);
    if (forAll && shownSchedule(offer.plan, intervalMonths)?.id === id) {
      this.#interval = intervalMonths;
      this.#schedules.delete(offer.key);
    } else {
      this.#schedules.set(offer.key, id);
    }
  }

  #add(keys: Set<string>, offer: Offer): void {
    if (!offer.mandatory) keys.add(offer.key);
    // A plan in the place of another one keeps what hangs under that, or loses it; nothing is taken with it.
    if (this.#purpose.kind === 'replace') return;
    for (const child of this.#offers?.childrenOf(offer) ?? []) {
      // What the page hides is not chosen behind the customer's back.
      const wanted = child.mandatory || (child.preselected && this.#offers?.shows(child));
      if (wanted && canBeTaken(child.plan)) this.#add(keys, child);
    }
  }

  /** Chooses what is chosen beforehand under a plan that was only named. */
  #unpack(keys: Set<string>, key: string, offer: Offer): void {
    const bare = ![...keys].some((each) => isBelow(each, key));
    if (this.#unpacked.has(key) && bare) this.#add(keys, offer);
  }

  #write(keys: ReadonlySet<string>): void {
    const tops = [...keys].filter((key) => placeAbove(key) === undefined);
    this.#select(
      tops.flatMap((key) => {
        const offer = this.#offers?.find(planAt(key), undefined);
        return offer ? this.#rowsOf(offer, keys) : [];
      }),
    );
    this.#written = this.rows;
  }

  /** A plan that comes along is named only where something about it, or under it, was chosen. */
  #rowsOf(offer: Offer, keys: ReadonlySet<string>): Row[] {
    const { key, plan, parent, mandatory } = offer;
    if (!canBeTaken(plan)) return [];
    const below = (this.#offers?.childrenOf(offer) ?? [])
      .filter((child) => child.mandatory || keys.has(child.key))
      .flatMap((child) => this.#rowsOf(child, keys));
    const incomplete = this.#isIncomplete(offer, keys);
    const own = this.#typed.has(key) || this.#schedules.has(key) || incomplete;
    if (mandatory && below.length === 0 && !own) return [];
    const above = parent ? { planId: parent.plan.id } : this.#root;
    const row: Row = {
      planId: plan.id,
      rateScheduleId: this.schedule(offer)?.id,
      units: this.#readUnits(offer, this.unitsText(offer)),
      ...(above && { parent: above }),
      ...(incomplete && { incomplete: true as const }),
    };
    return [row, ...below];
  }

  /** Whether the numbers of a plan's groups are not kept under it; for a plan under an instance, of the group that it is in there. */
  #isIncomplete(offer: Offer, keys: ReadonlySet<string>): boolean {
    const offers = this.#offers;
    if (!offers || this.#purpose.kind === 'replace') return false;
    const chosen = (list: readonly Offer[]) =>
      list.filter(({ key }) => keys.has(key)).map(({ plan }) => plan.id);
    const wrongBelow = offers
      .under(offer)
      .groups.some((group) => offers.count(group, offer, chosen(offers.childrenOf(offer))).wrong);
    if (offer.parent || wrongBelow) return wrongBelow;
    return offers.top.groups.some(
      (group) =>
        group.group.planIds.includes(offer.plan.id) &&
        offers.count(group, undefined, chosen(group.offers)).wrong,
    );
  }

  #textOf(row: Row): string {
    const { planId, units, rateScheduleId } = row;
    const key = [...this.#keys].find(([, each]) => each === row)?.[0] ?? planId;
    const offer = this.#offerAt(key);
    const path = pathOf(key);
    if (!offer) return writePlan({ path, units, rateScheduleId });
    const usual = this.#usualSchedule(offer, this.#offers?.usualInterval);
    const packed = new Set<string>();
    this.#add(packed, offer);
    packed.delete(key);
    const bare = ![...this.#keys.keys()].some((each) => isBelow(each, key));
    return writePlan({
      path,
      alone: bare && packed.size > 0,
      units: units === offer.usualUnits ? undefined : units,
      rateScheduleId: usual?.id === rateScheduleId ? undefined : rateScheduleId,
    });
  }

  #offerAt(key: string): Offer | undefined {
    const above = placeAbove(key);
    const parent = above === undefined ? undefined : this.#offerAt(above);
    if (above !== undefined && !parent) return undefined;
    return this.#offers?.find(planAt(key), parent);
  }

  #select(plans: readonly Row[]): void {
    this.#selection.select({ planInstanceId: undefined, ...this.#purpose, plans });
  }
}

function isTaken({ assignable }: Plan): boolean {
  return !assignable.allowed && assignable.reason === 'plan-already-held';
}

/** What a browser kept for us may be from another version of the page. */
function parts(kept: string): unknown[] {
  try {
    const value: unknown = JSON.parse(kept);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
