import { describe, expect, it } from 'vitest';
import { PlanOffers, type HostChoice, type Offer } from '../../src/controllers/plan-offers.js';
import type { Plans } from '../../src/controllers/plans-controller.js';
import type { Plan } from '../../src/model/plan.js';
import { addOn, charge, children, plan, schedule } from '../support/catalogue-samples.js';
import { planInstance } from '../support/plan-samples.js';
import { account } from '../support/samples.js';

const monthly = (id: string) => schedule(`${id}-monthly`, [charge({ '2020-01-01': '10' })]);
const yearly = (id: string) =>
  schedule(`${id}-yearly`, [charge({ '2020-01-01': '100' })], {
    intervalMonths: 12,
    isDefault: false,
  });

const gold = plan('gold', 'Gold', [monthly('gold'), yearly('gold')], {
  units: { min: 1, max: 20 },
  children: [
    { planId: 'seat', mandatory: false, preselected: false, units: { min: 2, max: 99 } },
    ...children('base!', 'help', 'more'),
  ],
  groups: [
    { id: '1', name: 'Help', planIds: ['help', 'more'], choose: { min: 0, max: 1 } },
    { id: '2', name: 'Seats', planIds: ['seat', 'help'], choose: { min: 1, max: 2 } },
  ],
});
const silver = plan('silver', 'Silver', [monthly('silver'), yearly('silver')]);
const seat = addOn('Seat', '2', { units: { min: 1, max: 10 } });
const base = addOn('Base', '1', { children: children('deep!') });
const deep = addOn('Deep', '1');
const help = addOn('Help', '3');
const more = addOn('More', '4');
const all: readonly Plan[] = [gold, silver, seat, base, deep, help, more];

function offersOf(plans: Partial<Plans> = {}, host?: HostChoice): PlanOffers {
  return new PlanOffers(
    {
      purpose: 'assign',
      plans: all,
      account: account(),
      held: new Set(),
      instance: undefined,
      parent: undefined,
      heldUnder: [],
      ...plans,
    },
    host,
  );
}

const names = (offers: readonly Offer[]) => offers.map(({ plan: { name } }) => name);

function first(offers: PlanOffers): Offer {
  const [offer] = offers.everyTop;
  if (!offer) throw new Error('There is none.');
  return offer;
}

describe('what can be chosen', () => {
  it('begins with master plans', () => {
    expect(names(offersOf().top.rest)).toEqual(['Gold', 'Silver']);
  });

  it('goes on under each plan, in its groups and beside them', () => {
    const offers = offersOf();
    const { groups, rest } = offers.under(first(offers));
    expect(names(rest)).toEqual(['Base']);
    // Help belongs to both groups, and is listed in the first.
    expect(groups.map((list) => names(list.offers))).toEqual([['Help', 'More'], ['Seat']]);
  });

  it('is the same object each time it is asked for', () => {
    const offers = offersOf();
    expect(offers.under(first(offers))).toBe(offers.under(first(offers)));
    expect(offers.comingWith(first(offers))).toBe(offers.comingWith(first(offers)));
  });

  it('keeps units to the limits of plan and place', () => {
    const offers = offersOf();
    const [own] = offers.childrenOf(first(offers));
    expect(own?.units).toEqual({ min: 2, max: 10 });
    expect(own?.usualUnits).toBe(2);
  });

  it('tells what comes with a plan, at any depth', () => {
    const offers = offersOf();
    expect(names(offers.comingWith(first(offers)))).toEqual(['Base', 'Deep']);
  });

  it('is one of a group only where no other group counts the plan', () => {
    const offers = offersOf();
    const [helpGroup] = offers.under(first(offers)).groups;
    expect(helpGroup?.exclusive).toBe(false);
  });

  it('counts what is chosen of a group, with what must be there', () => {
    const offers = offersOf();
    const gold1 = first(offers);
    const [, seats] = offers.under(gold1).groups;
    if (!seats) throw new Error('There is no such group.');
    expect(offers.count(seats, gold1, [])).toEqual({ count: 0, wrong: 'too-few' });
    expect(offers.count(seats, gold1, [help.id])).toEqual({ count: 1 });
    expect(offers.count(seats, gold1, [help.id, seat.id, seat.id])).toEqual({
      count: 3,
      wrong: 'too-many',
    });
  });

  it('leaves out what the page does not want, but nothing that must be there', () => {
    const offers = offersOf({}, { without: ['silver', 'base', 'more'] });
    expect(names(offers.top.rest)).toEqual(['Gold']);
    const { groups, rest } = offers.under(first(offers));
    expect(names(rest)).toEqual(['Base']);
    expect(names(groups.flatMap((list) => list.offers))).toEqual(['Help', 'Seat']);
    expect(names(offers.everyTop), 'what is chosen already is still known').toEqual([
      'Gold',
      'Silver',
    ]);
  });

  it('shows what the page hides of a group where its rule could not be kept without it', () => {
    const shown = (host: HostChoice, plans = all) => {
      const offers = offersOf({ plans }, host);
      return names(offers.under(first(offers)).groups.flatMap((list) => list.offers));
    };
    // One of seat and help is needed, none of help and more.
    expect(shown({ without: ['seat', 'help', 'more'] })).toEqual(['Help', 'Seat']);
    expect(shown({ without: ['seat', 'more'] })).toEqual(['Help']);
    const closed: Plan = { ...help, assignable: { allowed: false, reason: 'plan-not-available' } };
    const withClosed = all.map((each) => (each === help ? closed : each));
    expect(shown({ without: ['seat', 'more'] }, withClosed)).toEqual(['Help', 'Seat']);
  });

  it('tells whether the page shows a plan', () => {
    const offers = offersOf({}, { without: ['silver', 'more'] });
    const shown = [...offers.everyTop, ...offers.childrenOf(first(offers))].filter((offer) =>
      offers.shows(offer),
    );
    expect(names(shown)).toEqual(['Gold', 'Seat', 'Base', 'Help']);
  });

  it('offers one choice of interval where several plans have several', () => {
    expect(offersOf().intervals).toEqual([1, 12]);
    expect(offersOf().usualInterval).toBe(1);
    expect(offersOf({ plans: [gold, seat] }).intervals).toEqual([]);
  });

  it('takes the interval with which most plans come for the usual one', () => {
    const flip = (each: Plan): Plan => ({
      ...each,
      rateSchedules: each.rateSchedules.map((row) => ({ ...row, isDefault: !row.isDefault })),
    });
    const third = { ...silver, id: 'third' as never };
    expect(offersOf({ plans: [flip(gold), flip(silver), third] }).usualInterval).toBe(12);
  });
});

describe('what can be chosen under a plan that the account has', () => {
  const instance = planInstance('i1', { planId: 'gold' });
  const under = (heldUnder: readonly string[]) =>
    offersOf({ purpose: 'under', instance, heldUnder: heldUnder as never });

  it('is what its plan has, without what comes with it and is there', () => {
    const { groups, rest } = under(['base', 'help']).top;
    expect(names(rest)).toEqual([]);
    expect(names(groups.flatMap((list) => list.offers))).toEqual(['Help', 'More', 'Seat']);
  });

  it('counts what is there in the groups', () => {
    const offers = under(['help']);
    const [helpGroup] = offers.top.groups;
    if (!helpGroup) throw new Error('There is no such group.');
    expect(offers.count(helpGroup, undefined, [])).toEqual({ count: 1 });
    expect(offers.count(helpGroup, undefined, [more.id])).toEqual({ count: 2, wrong: 'too-many' });
    expect(helpGroup.taken).toBe(1);
  });

  it('says which of it the account has', () => {
    const held = under(['help']).everyTop.filter((offer) => offer.held);
    expect(names(held)).toEqual(['Help']);
  });
});

describe('what can be chosen in the place of a plan', () => {
  it('is of its kind, for as many units as before, and shows the present one', () => {
    const instance = planInstance('i1', { planId: 'silver', units: 30 });
    const tops = offersOf({ purpose: 'instead-of', instance }).everyTop;
    expect(
      tops.map(({ plan: { name }, usualUnits, current }) => [name, usualUnits, current]),
    ).toEqual([
      ['Gold', 20, false],
      ['Silver', 1, true],
    ]);
  });

  it('keeps to the place under the plan above', () => {
    const parent = planInstance('i1', { planId: 'gold' });
    const instance = planInstance('i2', {
      planId: 'help',
      kind: 'supplemental',
      parentId: 'i1',
      units: 5,
    });
    const tops = offersOf({ purpose: 'instead-of', instance, parent }).everyTop;
    const found = tops.find((offer) => offer.plan.id === seat.id);
    expect(found?.units).toEqual({ min: 2, max: 10 });
    expect(found?.usualUnits).toBe(5);
  });
});
