import fc from 'fast-check';
import { addDays } from '../../../src/billing/calendar.js';
import {
  ada,
  home,
  worldOf,
  type ChargeText,
  type GroupText,
  type MethodText,
  type PlanText,
  type ScheduleText,
} from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import { deepFreeze } from '../support.js';
import { familyOf, parentRows } from './random-family.js';

/**
 * Random worlds: a catalogue of master and supplemental plans in a random tree, with random intervals, tiers, price changes,
 * fees, arrears and usage; random company settings, ways to pay, taxes and coupons; one account, nothing held yet,
 * or sometimes a family: a parent account with a plan that pays for some of those that the other has.
 */

type WorldParts = Parameters<typeof worldOf>[2];

const decimals: Readonly<Record<string, number>> = { USD: 2, JPY: 0, KWD: 3 };

/** `minor` units of a currency as text. */
export function amountText(minor: number, currency: string): string {
  const digits = decimals[currency] ?? 2;
  return (minor / 10 ** digits).toFixed(digits);
}

/** One time in four. */
function seldom<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

const intervals = fc.constantFrom(1, 1, 1, 2, 3, 6, 12);
const minor = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 20_000 }) },
  { weight: 1, arbitrary: fc.constant(0) },
);
const days = (max: number) => fc.integer({ min: 0, max });

const chargeSpec = fc.record({
  tierRule: fc.constantFrom('standard' as const, 'volume' as const, 'flat' as const),
  prices: fc.tuple(minor, minor, minor, minor),
  /** Days from the first day of the world to a change of price; beyond 400 there is none. */
  changesAfter: days(800),
  tiers: fc.integer({ min: 1, max: 5 }),
});

const scheduleSpec = fc.record({
  intervalMonths: intervals,
  charges: fc.array(chargeSpec, { minLength: 1, maxLength: 2 }),
  arrears: seldom(chargeSpec),
  activation: seldom(minor),
  cancellation: seldom(minor),
  usage: seldom(chargeSpec),
});

const planSpec = fc.record({
  schedules: fc.oneof(
    { weight: 1, arbitrary: fc.array(scheduleSpec, { minLength: 1, maxLength: 1 }) },
    { weight: 2, arbitrary: fc.array(scheduleSpec, { minLength: 2, maxLength: 2 }) },
  ),
  maxUnits: fc.constantFrom(1, 5, 12, 12),
  children: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 3 }),
  mandatory: fc.constantFrom(false, false, false, true),
  deferred: fc.constantFrom(undefined, undefined, undefined, 'with-the-next' as const),
  trial: fc.constantFrom(false, false, false, false, true),
  rolloverAfter: seldom(fc.integer({ min: 1, max: 4 })),
});

type ChargeSpec = typeof chargeSpec extends fc.Arbitrary<infer T> ? T : never;
type ScheduleSpec = typeof scheduleSpec extends fc.Arbitrary<infer T> ? T : never;
type PlanSpec = typeof planSpec extends fc.Arbitrary<infer T> ? T : never;

const settings = fc.record({
  proration: fc.constantFrom(
    'full' as const,
    'full' as const,
    'none' as const,
    'charge-only' as const,
    'credit-only' as const,
  ),
  creditFrom: fc.constantFrom('charged-amount' as const, 'exact-rate' as const),
  firstInvoice: fc.constantFrom('full' as const, 'prorated' as const),
  billLagDays: fc.constantFrom(0, 0, 0, 0, 3, -4, 12, -12),
  daysUntilDue: fc.constantFrom(0, 0, 10, 40),
  combineInvoices: fc.constantFrom(
    'not-allowed' as const,
    'short-cycle' as const,
    'long-cycle' as const,
  ),
  billDateReset: fc.constantFrom(
    'none' as const,
    'change-date' as const,
    'current-anniversary' as const,
  ),
  activationFeeAfterProration: fc.boolean(),
});

const spec = fc.record({
  today: fc.integer({ min: 0, max: 1500 }).map((offset) => addDays('2018-12-25', offset)),
  currency: fc.constantFrom('USD', 'USD', 'JPY', 'KWD'),
  masters: fc.array(planSpec, { minLength: 1, maxLength: 3 }),
  supplementals: fc.array(planSpec, { minLength: 1, maxLength: 4 }),
  settings,
  declines: fc.constantFrom(false, false, true),
  taxPercent: seldom(fc.constantFrom('8.25', '19', '5.5')),
  surcharge: seldom(fc.constantFrom('1.5', '3')),
  earlyPayment: seldom(fc.constantFrom('2', '3.5')),
  dunning: fc.boolean(),
  family: seldom(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 }), fc.nat({ max: 2 }))),
});

/** What only some random worlds have, taken out of all of them. */
export interface Plainness {
  /** Everything is prorated in full, billed on its day and in advance, and nothing rolls over or is on trial. */
  readonly plain?: boolean;
  /** Whatever is due is paid, or nobody minds: no method declines, and no dunning. */
  readonly paid?: boolean;
  /** The same, and everything is prorated in full and costs something: nothing is on trial, and nothing rolls over, which prorates nothing. */
  readonly full?: boolean;
  /** Each has a family. */
  readonly families?: boolean;
}

const ids = {
  plan: (index: number) => String(20_001 + index),
  schedule: (plan: number, index: number) => String(30_001 + 10 * plan + index),
  charge: (plan: number, schedule: number, index: number) =>
    String(80_001 + 100 * plan + 10 * schedule + index),
};

/** A random world with nothing held in it yet but by a family, frozen. */
export function randomWorld({
  plain = false,
  full = false,
  families = false,
  paid = full,
}: Plainness = {}): fc.Arbitrary<World> {
  return spec.map((given): World => {
    const { currency, today } = given;
    const family = given.family ?? (families ? ([0, 1, 2] as const) : undefined);
    // Where all is prorated, a day of any interval costs something.
    const price = (amount: number) => ({
      amount: amountText(plain || full ? amount + 5_000 : amount, currency),
      currency,
    });

    const charge = (id: string, name: string, kind: ChargeText['kind'], of: ChargeSpec) => {
      const tiers = (few: number, many: number) =>
        of.tiers > 3
          ? [{ from: 1, rate: price(few) }]
          : [
              { from: 1, to: of.tiers, rate: price(few) },
              { from: of.tiers + 1, rate: price(many) },
            ];
      const [few, many, later, laterMany] = of.prices;
      const change = of.changesAfter <= 400 ? [addDays(today, of.changesAfter + 1)] : [];
      return {
        id,
        name,
        kind,
        tierRule: of.tierRule,
        rates: [
          { tiers: tiers(few, many) },
          ...change.map((from) => ({ from, tiers: tiers(later, laterMany) })),
        ],
      };
    };
    const fee = (id: string, kind: 'activation' | 'cancellation', amount: number): ChargeText => ({
      id,
      name: kind,
      kind,
      tierRule: 'flat',
      rates: [{ tiers: [{ from: 1, rate: price(amount) }] }],
    });

    const schedule = (of: ScheduleSpec, plan: number, index: number): ScheduleText => {
      const id = (charge: number) => ids.charge(plan, index, charge);
      const { activation, cancellation, usage, arrears } = of;
      return {
        id: ids.schedule(plan, index),
        name: `S${index}`,
        currency,
        intervalMonths: of.intervalMonths,
        isDefault: index === 0,
        charges: [
          ...of.charges.map((each, at) => charge(id(at), `C${at}`, 'recurring', each)),
          ...(arrears && !plain
            ? [
                {
                  ...charge(id(4), 'After', 'recurring', arrears),
                  billed: 'in-arrears' as const,
                },
              ]
            : []),
          ...(activation === undefined ? [] : [fee(id(5), 'activation', activation)]),
          ...(cancellation === undefined ? [] : [fee(id(6), 'cancellation', cancellation)]),
          ...(usage ? [charge(id(7), 'Usage', 'usage', usage)] : []),
        ],
      };
    };

    const { masters, supplementals } = given;
    const plan = (of: PlanSpec, index: number): PlanText => {
      const isMaster = index < masters.length;
      // A supplemental plan carries only later ones, so that no plan hangs under itself.
      const first = isMaster ? masters.length : index + 1;
      const all = masters.length + supplementals.length;
      const carried = [...new Set(of.children)].map((at) => first + at).filter((at) => at < all);
      const rollover =
        of.rolloverAfter !== undefined && isMaster && masters.length > 1 && !plain && !full
          ? { afterMonths: of.rolloverAfter, planId: ids.plan((index + 1) % masters.length) }
          : undefined;
      return {
        id: ids.plan(index),
        name: `${isMaster ? 'M' : 'S'}${index}`,
        kind: isMaster ? 'master' : 'supplemental',
        units: { min: 1, max: of.maxUnits },
        offered: true,
        rateSchedules: of.schedules.map((each, at) => schedule(each, index, at)),
        children: carried.map((at, order) => ({
          planId: ids.plan(at),
          mandatory: of.mandatory && order === 0,
        })),
        ...(of.deferred && !plain && { prorationInvoice: of.deferred }),
        ...(of.trial && isMaster && !plain && !full && { firstStatus: 'trial' as const }),
        ...(rollover && { rollover }),
      };
    };

    const card: MethodText = {
      id: '50001',
      accountId: ada.id,
      kind: 'card',
      brand: 'visa',
      lastFour: '4242',
      expires: { year: 2099, month: 12 },
      declines: false,
    };
    const dunned = given.dunning && !plain && !paid;
    const parent = parentRows(
      currency,
      { ...card, declines: given.declines && !paid },
      dunned ? '91001' : undefined,
    );
    const one = <Row>(row: Row) => (family ? [row] : []);
    const groups: GroupText[] = [
      home,
      { ...home, id: '40002', name: 'Second', pays: { by: 'method', primaryId: '50002' } },
      { ...home, id: '40003', name: 'Terms', pays: { by: 'terms', termsId: '90001' } },
    ];
    const parts: WorldParts = {
      settings: plain
        ? { proration: 'full', creditFrom: given.settings.creditFrom }
        : { ...given.settings, ...(full && { proration: 'full' }) },
      plans: [...masters, ...supplementals].map(plan),
      accounts: [{ ...ada, currency, contactId: '94001' }, ...one(parent.account)],
      contacts: [{ id: '94001', accountId: ada.id, region: 'CO', country: 'US' }],
      paymentMethods: [
        card,
        { ...card, id: '50002', lastFour: '0002', declines: given.declines && !paid },
        ...one(parent.method),
      ],
      paymentTerms: [
        {
          id: '90001',
          name: 'Net 20',
          kind: 'net',
          days: 20,
          ...(given.surcharge !== undefined && {
            surcharge: { by: 'percent' as const, percent: given.surcharge },
          }),
          ...(given.earlyPayment !== undefined && {
            earlyPayment: { percent: given.earlyPayment, days: 10 },
          }),
        },
      ],
      billingGroups: [...groups, ...one(parent.group)],
      taxes:
        given.taxPercent === undefined
          ? []
          : [
              {
                id: '95001',
                name: 'Tax',
                level: 'state',
                country: 'US',
                percent: given.taxPercent,
              },
            ],
      coupons: [
        { code: 'TENTH', name: 'A tenth', discount: { by: 'percent', percent: '10' }, invoices: 3 },
        { code: 'SOME', name: 'Some', discount: { by: 'amount', amount: price(500) } },
      ],
      items: [{ id: '96001', sku: 'ITEM', name: 'Item', prices: [price(1_999)] }],
      dunningProcesses: [
        {
          id: '91001',
          name: 'Steps',
          graceDays: 3,
          steps: [{ afterDays: 0 }, { afterDays: 9, status: 'suspended' }],
        },
      ],
      dunningGroups: [
        { id: '92001', accountId: ada.id, name: 'All', ...(dunned && { processId: '91001' }) },
        ...one(parent.dunningGroup),
      ],
    };
    const bare = worldOf('random', today, parts);
    const world = family ? { ...familyOf(bare, family) } : bare;
    // A failing case prints what the world was made from.
    Object.defineProperty(world, fc.toStringMethod, { value: () => JSON.stringify(given) });
    return deepFreeze(world);
  });
}
