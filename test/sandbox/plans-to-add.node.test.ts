import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/model/plan.js';
import { addOnsWorld } from '../../src/sandbox/scenarios/add-ons.js';
import { planInstancesOf, plansOf, type PlansFor } from '../../src/sandbox/views.js';
import type { AccountId } from '../../src/model/ids.js';

const world = addOnsWorld('add-ons');
const account = '10001' as AccountId;
const [internet] = planInstancesOf(world, account);

function told(asked: PlansFor): (name: string) => Plan['assignable'] | undefined {
  const plans = plansOf(world, account, asked);
  return (name) => plans?.find((plan) => plan.name === name)?.assignable;
}

const no = (reason: string) => ({ allowed: false, reason });

describe('plans to add to a new plan', () => {
  const of = told({});

  it('are told as they could be taken along with it', () => {
    expect(of('Television')).toEqual({ allowed: true });
    expect(of('Sport')).toEqual({ allowed: true });
    expect(of('Virus guard')).toEqual(no('plan-not-available'));
  });
});

describe('plans to add to a plan that the account has', () => {
  const of = told({ under: internet?.id });

  it('can be taken where they hang right under it', () => {
    expect(of('Mesh points')).toEqual({ allowed: true });
    expect(of('Virus guard')).toEqual(no('plan-not-available'));
  });

  it('can be taken though some of what hangs under them must be taken too', () => {
    expect(of('Television')).toEqual({ allowed: true });
  });

  it('are closed where a group has as many as it may have', () => {
    expect(of('Help by phone, day and night')).toEqual(no('plan-group-limit'));
  });

  it('are told as they could be taken along where they hang further down', () => {
    expect(of('Sport')).toEqual({ allowed: true });
    expect(of('Router insurance')).toEqual({ allowed: true });
  });

  it('are no plans that stand on their own', () => {
    expect(of('Pocket')).toEqual(no('plan-takes-no-parent'));
  });
});
