import { describe, expect, it } from 'vitest';
import { hierarchyProblems } from '../../src/sandbox/check-hierarchy.js';
import { children, simplePlan, type PlanText } from '../../src/sandbox/scenarios/build.js';
import { worldSchema } from '../../src/sandbox/world.js';

type GroupText = {
  id: string;
  name: string;
  parentId: string;
  planIds: string[];
  choose: { min: number; max: number };
};

/** "path: reason" for everything that is wrong with a catalogue. */
function problems(plans: PlanText[], planGroups: GroupText[] = []): string[] {
  const catalogue = {
    plans: worldSchema.shape.plans.parse(plans),
    planGroups: worldSchema.shape.planGroups.parse(planGroups),
  };
  return hierarchyProblems(catalogue).map(({ path, reason }) => `${path}: ${reason}`);
}

const master = (more: Partial<PlanText> = {}) => simplePlan('20001', 'Master', '10.00', more);
const child = (id: string, more: Partial<PlanText> = {}) =>
  simplePlan(id, `Child ${id}`, '1.00', { kind: 'supplemental', ...more });

describe('the children of a plan', () => {
  it('are supplemental plans of the catalogue, each once', () => {
    expect(problems([master(children('20011')), child('20011')])).toEqual([]);
    expect(problems([master(children('20011'))])).toEqual([
      'plans.0.children.0.planId: points nowhere: "20011"',
    ]);
    expect(problems([master(children('20002')), simplePlan('20002', 'Other', '1.00')])).toEqual([
      'plans.0.children.0.planId: is a master plan: "20002"',
    ]);
    expect(problems([master(children('20011', '20011')), child('20011')])).toEqual([
      'plans.0.children.1.planId: "20011" is named twice',
    ]);
  });

  it('do not lead back to the plan, however far down', () => {
    expect(problems([master(children('20011')), child('20011', children('20011'))])).toEqual([
      'plans.1.children: leads back to the plan itself',
    ]);
    const round = [
      master(children('20011')),
      child('20011', children('20012')),
      child('20012', children('20013')),
      child('20013', children('20011')),
    ];
    expect(problems(round)).toEqual([
      'plans.1.children: leads back to the plan itself',
      'plans.2.children: leads back to the plan itself',
      'plans.3.children: leads back to the plan itself',
    ]);
  });

  it('may hang under several plans', () => {
    const shared = [
      master(children('20011', '20012')),
      child('20011', children('20013')),
      child('20012', children('20013')),
      child('20013'),
    ];
    expect(problems(shared)).toEqual([]);
  });

  it('have units that their plan allows', () => {
    const withUnits = (min: number, max: number) =>
      problems([
        master({ children: [{ planId: '20011', units: { min, max } }] }),
        child('20011', { units: { min: 2, max: 5 } }),
      ]);
    expect(withUnits(5, 9)).toEqual([]);
    expect(withUnits(6, 9)).toEqual([
      'plans.0.children.0.units: leaves no number that the plan allows',
    ]);
    expect(withUnits(1, 1)).toHaveLength(1);
    expect(withUnits(4, 3)).toHaveLength(1);
  });
});

describe('a plan group', () => {
  const group = { id: '25001', name: 'Group', parentId: '20001', planIds: ['20011'] };
  const plans = [master(children('20011')), child('20011'), child('20012')];

  it('names children of its parent, and numbers that can be met', () => {
    expect(problems(plans, [{ ...group, choose: { min: 1, max: 1 } }])).toEqual([]);
    expect(problems(plans, [{ ...group, choose: { min: 2, max: 1 } }])).toEqual([
      'planGroups.0.choose: has a min above its max',
    ]);
    expect(
      problems(plans, [{ ...group, planIds: ['20011', '20012'], choose: { min: 0, max: 1 } }]),
    ).toEqual(['planGroups.0.planIds.1: is no child of 20001']);
    expect(problems(plans, [{ ...group, parentId: '29999', choose: { min: 0, max: 1 } }])).toEqual([
      'planGroups.0.parentId: points nowhere: "29999"',
    ]);
  });
});

describe('a rollover', () => {
  const rolling = (planId: string, rateScheduleId?: string) =>
    problems([
      master({ rollover: { afterMonths: 1, planId, ...(rateScheduleId && { rateScheduleId }) } }),
      simplePlan('20002', 'Other', '1.00'),
      child('20011'),
    ]);

  it('leads to a plan of the same kind, and to a rate schedule of it', () => {
    expect(rolling('20002')).toEqual([]);
    expect(rolling('20002', '30002')).toEqual([]);
    expect(rolling('29999')).toEqual(['plans.0.rollover.planId: points nowhere: "29999"']);
    expect(rolling('20011')).toEqual(['plans.0.rollover.planId: is not a master plan: "20011"']);
    expect(rolling('20002', '30001')).toEqual([
      'plans.0.rollover.rateScheduleId: is no rate schedule of 20002',
    ]);
  });
});

describe('the schedule that follows on another', () => {
  const following = (followUpId: string) => {
    const [schedule] = master().rateSchedules;
    if (!schedule) throw new Error('A plan has a schedule.');
    return problems([
      master({
        rateSchedules: [
          { ...schedule, followUpId },
          { ...schedule, id: '30002' },
          { ...schedule, id: '30003', currency: 'EUR' },
        ],
      }),
      simplePlan('20004', 'Other', '1.00'),
    ]);
  };

  it('is another one of the same plan and currency', () => {
    expect(following('30002')).toEqual([]);
    expect(following('30001')).toEqual([
      'plans.0.rateSchedules.0.followUpId: is the schedule itself',
    ]);
    expect(following('30003')).toEqual([
      'plans.0.rateSchedules.0.followUpId: is in EUR, not in USD',
    ]);
    expect(following('30004')).toEqual([
      'plans.0.rateSchedules.0.followUpId: is no rate schedule of its plan: "30004"',
    ]);
  });
});
