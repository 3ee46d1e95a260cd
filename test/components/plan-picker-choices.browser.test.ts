import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { PlanPicker } from '../../components/plan-picker/plan-picker.js';
import type { Plan } from '../../src/model/plan.js';
import { accessibilityTree, namesByRole } from '../support/accessibility-tree.js';
import { charge, children, plan, schedule } from '../support/catalogue-samples.js';
import { controls } from '../support/harness/controls.js';
import { visibleText } from '../support/harness/roles.js';
import { settled, unmountAll } from '../support/mount.js';
import { stage } from '../support/picker-stage.js';
import { planInstance } from '../support/plan-samples.js';

const both = (id: string, name: string, monthly: string, yearly: string, more = {}) =>
  plan(
    id,
    name,
    [
      schedule(`${id}-monthly`, [charge({ '2020-01-01': monthly })]),
      schedule(`${id}-yearly`, [charge({ '2020-01-01': yearly })], {
        intervalMonths: 12,
        isDefault: false,
      }),
    ],
    more,
  );

const small = both('small', 'Small', '10', '100', { fields: { family: 'home', rank: '10' } });
const large = both('large', 'Large', '30', '300', {
  fields: { family: 'home', rank: '9' },
  children: children('extra+'),
});
const office = plan('office', 'Office', [schedule('o', [charge({ '2020-01-01': '55' })])], {
  fields: { family: 'office' },
  description: 'For work.',
});
const extra = both('extra', 'Extra', '4', '40', { kind: 'supplemental' });
const old = plan('old', 'Old', [schedule('old', [charge({ '2020-01-01': '8' })])], {
  assignable: { allowed: false, reason: 'plan-not-available' },
});
const catalogue = [small, large, office, extra, old];

/** The header cells, and the cells of each row, of the table of plans. */
function tableOf(element: PlanPicker): string[][] {
  const table = element.shadowRoot?.querySelector('table');
  return [...(table?.rows ?? [])].map((row) =>
    [...row.cells].map((cell) => visibleText(cell.querySelector('.cell-content') ?? cell)),
  );
}

describe('uss-plan-picker and its ways to choose', () => {
  afterEach(unmountAll);

  describe('with prices by the month and by the year', () => {
    it('offers one switch where several plans have several, with the usual one chosen', async () => {
      const { picker } = await stage({ plans: catalogue });
      expect(picker.sets[0]).to.equal('How often you pay');
      expect(picker.plan('Monthly').checked).to.equal(true);
      expect(picker.plans).to.deep.equal([
        'Small $10.00 per month',
        'Large $30.00 per month',
        'Office $55.00 per month',
        'Old $8.00 per month',
      ]);
    });

    it('shows every plan that has it by the year then, and chooses that price', async () => {
      const { picker, selection, told } = await stage({ plans: catalogue });
      await picker.choose('Yearly');
      expect(picker.plans.slice(0, 3)).to.deep.equal([
        'Small $100.00 per year',
        'Large $300.00 per year',
        'Office $55.00 per month',
      ]);
      expect(told).to.deep.equal([]);
      await picker.choose(/^Large/);
      expect(selection().plans.map(({ rateScheduleId }) => rateScheduleId)).to.deep.equal([
        'large-yearly',
        'extra-yearly',
      ]);
      await picker.choose('Monthly');
      expect(told.at(-1)?.plans.map(({ rateScheduleId }) => rateScheduleId)).to.deep.equal([
        'large-monthly',
        'extra-monthly',
      ]);
    });

    it('follows a price that another element chose', async () => {
      const { picker, select } = await stage({ plans: catalogue });
      await select({
        plans: [{ planId: small.id, rateScheduleId: 'small-yearly' as never, units: 1 }],
      });
      expect(picker.plan('Yearly').checked).to.equal(true);
      expect(picker.chosen).to.equal('Small $100.00 per year');
    });

    it('A3 moves by arrows within the switch, and Tab leaves it', async () => {
      const { picker } = await stage({ plans: catalogue });
      picker.plan('Monthly').focus();
      await sendKeys({ press: 'ArrowRight' });
      expect(picker.plan('Yearly').checked).to.equal(true);
      await sendKeys({ press: 'Tab' });
      expect(picker.focused).to.equal('Small $100.00 per year');
    });
  });

  describe('with several plans at once', () => {
    const many = { multiple: '' };

    it('has check boxes, keeps the order of choosing, and takes out what is chosen again', async () => {
      const { picker, selected, element } = await stage({ plans: catalogue, attributes: many });
      expect(picker.sets).to.include('Choose one plan or more');
      await picker.choose(/^Office/);
      await picker.choose(/^Large/);
      expect(selected()).to.deep.equal(['office', 'large', 'extra<large']);
      expect(element.value).to.equal('office large large/extra');
      await picker.choose(/^Office/);
      expect(selected()).to.deep.equal(['large', 'extra<large']);
    });

    it('adds to each of them on its own', async () => {
      const twin = { ...large, id: 'twin' as never, name: 'Twin' };
      const { picker, selection } = await stage({
        plans: [large, twin, extra],
        attributes: many,
      });
      await picker.choose(/^Large/);
      await picker.choose(/^Twin/);
      expect(picker.inSet('Add to Large')).to.deep.equal(['Extra $4.00 per month']);
      const [, box] = controls<HTMLInputElement>(picker.root, 'checkbox').filter(({ id }) =>
        picker.root.querySelector(`label[for="${id}"]`)?.textContent?.includes('Extra'),
      );
      box?.click();
      await settled(picker.element);
      // The nearest plan of that id before it is the parent: nothing is left under Twin.
      expect(selection().plans.map(({ planId, parent }) => [planId, parent])).to.deep.equal([
        ['large', undefined],
        ['extra', { planId: 'large' }],
        ['twin', undefined],
      ]);
    });
  });

  describe('in the place of a plan that the account has', () => {
    const refusal = (
      each: typeof small,
      reason: 'nothing-to-change' | 'dunning-blocks-replacement',
    ) => ({
      ...each,
      assignable: { allowed: false as const, reason },
    });
    const mine = planInstance('i1', {
      planId: 'small',
      planName: 'Small',
      rateScheduleId: 'small-yearly',
      units: 1,
    });
    const instead = (plans = [refusal(small, 'nothing-to-change'), large, office, extra, old]) =>
      stage({ plans, instances: [mine], attributes: { 'instead-of': 'i1' } });

    it('asks for such plans, and shows the present one as that, at its own price', async () => {
      const { picker, stub } = await instead();
      expect(stub.lastCall('listPlans')?.input).to.deep.equal({ insteadOf: 'i1' });
      expect(picker.sets).to.include('Choose a plan in place of Small');
      expect(picker.about('Small $100.00 per year')).to.equal('Your plan You have this plan now.');
      expect(picker.plan(/^Small/).disabled).to.equal(true);
    });

    it('leaves out plans of another kind, and keeps closed ones readable', async () => {
      const supplemental: Plan = {
        ...extra,
        assignable: { allowed: false, reason: 'replacement-of-another-kind' },
      };
      const { picker } = await instead([
        refusal(small, 'nothing-to-change'),
        refusal(large, 'dunning-blocks-replacement'),
        supplemental,
        old,
      ]);
      expect(picker.plans.map((name) => name.split(' ')[0])).to.deep.equal([
        'Small',
        'Large',
        'Old',
      ]);
      expect(picker.about(/^Large/)).to.not.equal('');
      expect(picker.plan(/^Large/).disabled).to.equal(true);
    });

    it('chooses one, for as many units as before, and adds nothing', async () => {
      const wide = { ...office, units: { min: 1, max: 9 } };
      const three = planInstance('i1', { planId: 'small', planName: 'Small', units: 3 });
      const { picker, selection } = await stage({
        plans: [refusal(small, 'nothing-to-change'), wide, large, extra],
        instances: [three],
        attributes: { 'instead-of': 'i1' },
      });
      await picker.choose(/^Office/);
      // 3 × 55.00
      expect(picker.chosen).to.equal('Office $165.00 per month');
      expect(selection()).to.deep.include({
        kind: 'replace',
        planInstanceId: 'i1',
        plans: [{ planId: 'office', rateScheduleId: 'o', units: 3 }],
      });
      await picker.choose(/^Large/);
      expect(selection().plans.map(({ planId }) => planId)).to.deep.equal(['large']);
    });
  });

  describe('as a table', () => {
    const table = { layout: 'table' };

    it('A41 has heads of columns and rows, and the radio button in the head of its row', async () => {
      const { element, picker } = await stage({
        plans: [small, office, old],
        attributes: table,
        before: (each) => {
          each.columns = [
            { head: 'Family', field: 'family' },
            { head: 'Letters', text: ({ name }) => String(name.length) },
          ];
        },
      });
      const [head, ...rows] = tableOf(element);
      expect(head).to.deep.equal(['Plan', 'Family', 'Letters', 'Fees', 'Good to know', 'Price']);
      expect(rows.map((row) => row.slice(0, 4))).to.deep.equal([
        ['Small', 'home', '5', 'None'],
        ['OfficeFor work.', 'office', '6', 'None'],
        ['Old', '', '3', 'None'],
      ]);
      expect(controls(picker.root, 'rowheader')).to.have.length(3);
      expect(await namesByRole('radio')).to.deep.equal([
        'Small $10.00 per month',
        'Office $55.00 per month',
        'Old $8.00 per month',
      ]);
      expect(picker.about(/^Old/)).to.contain('This plan is not offered to you.');
    });

    it('has units and prices to choose under the chosen row', async () => {
      const seats = plan('seats', 'Seats', [schedule('s', [charge({ '2020-01-01': '12' })])], {
        units: { min: 1, max: 50 },
      });
      const { picker, selection } = await stage({ plans: [small, seats], attributes: table });
      expect(picker.hasUnits).to.equal(false);
      await picker.choose(/^Seats/);
      await picker.typeUnits('4');
      // 4 × 12.00
      expect(picker.runningPrice).to.equal('$48.00 per month for 4 units, before tax');
      expect(selection().plans[0]?.units).to.equal(4);
    });

    it('A6 A55 keeps its roles and fits at 320 pixels', async () => {
      await setViewport({ width: 320, height: 800 });
      const { element } = await stage({ plans: [small, office, old], attributes: table });
      const tree = await accessibilityTree();
      const count = (role: string) => tree.filter((each) => each.role === role).length;
      expect([count('table'), count('columnheader'), count('rowheader')]).to.deep.equal([1, 4, 3]);
      expect(document.documentElement.scrollWidth).to.equal(320);
      await expect(element).to.be.accessible();
      await setViewport({ width: 1024, height: 800 });
    });

    it('A10 begins names of the other direction where all others begin', async () => {
      await setViewport({ width: 600, height: 800 });
      const named = { ...office, name: 'Office of many words that do not fit into one line' };
      const { provider, picker } = await stage({ plans: [named], attributes: table });
      provider.setAttribute('locale', 'ar-XB');
      await waitUntil(() => picker.root.querySelector('[dir="rtl"]'), 'right to left');
      const title = picker.root.querySelector('.choice-title') as HTMLElement;
      const range = document.createRange();
      range.selectNodeContents(title);
      const ends = [...range.getClientRects()].map(({ right }) => Math.round(right));
      expect(ends.length, 'several lines').to.be.greaterThan(1);
      expect(new Set(ends)).to.have.length(1);
      await setViewport({ width: 1024, height: 800 });
    });

    it('keeps what is chosen when the layout changes', async () => {
      const { picker, element } = await stage({ plans: catalogue });
      await picker.choose(/^Office/);
      element.layout = 'table';
      await settled(element);
      expect(picker.chosen).to.equal('Office $55.00 per month');
      element.layout = 'cards';
      await settled(element);
      expect(picker.chosen).to.equal('Office $55.00 per month');
    });
  });

  describe('as the page wants it', () => {
    const names = async (
      attributes: Record<string, string>,
      before?: (each: PlanPicker) => void,
    ) => {
      const { picker } = await stage({ plans: catalogue, attributes, ...(before && { before }) });
      return picker.plans.map((name) => name.split(' ')[0]);
    };

    it('shows only some plans, in the page’s order', async () => {
      expect(await names({ plans: 'office small' })).to.deep.equal(['Office', 'Small']);
    });

    it('leaves plans out', async () => {
      expect(await names({ exclude: 'old large' })).to.deep.equal(['Small', 'Office']);
    });

    it('chooses and orders by product fields, numbers as numbers', async () => {
      expect(await names({ where: 'family=home', 'order-by': 'rank' })).to.deep.equal([
        'Large',
        'Small',
      ]);
      expect(await names({ where: 'family=office|home' })).to.have.length(3);
    });

    it('chooses and orders by functions', async () => {
      const shown = await names({}, (each) => {
        each.filter = ({ name }) => name !== 'Old';
        each.compare = (a, b) => b.name.localeCompare(a.name);
      });
      expect(shown).to.deep.equal(['Small', 'Office', 'Large']);
    });

    it('follows when the page wants others, and keeps what is chosen', async () => {
      const { picker, element, selected } = await stage({ plans: catalogue });
      await picker.choose(/^Small/);
      element.setAttribute('where', 'family=office');
      await settled(element);
      expect(picker.plans).to.deep.equal(['Office $55.00 per month']);
      expect(selected()).to.deep.equal(['small']);
      element.removeAttribute('where');
      await settled(element);
      expect(picker.chosen).to.equal('Small $10.00 per month');
    });

    it('puts words on plans, from the page’s data and from its own elements', async () => {
      const { element } = await stage({
        plans: catalogue,
        before: (each) => {
          each.badges = { small: 'Best fit', large: { text: 'New', tone: 'success' } };
          const word = document.createElement('span');
          word.slot = 'badge-office';
          word.textContent = 'For you';
          each.append(word);
        },
      });
      const described = async (name: RegExp) =>
        (await accessibilityTree()).find((each) => each.role === 'radio' && name.test(each.name))
          ?.description;
      expect(await described(/^Small/)).to.equal('Best fit');
      expect(await described(/^Large/)).to.equal('New');
      expect(await described(/^Office/)).to.match(/^For you/);
      await expect(element).to.be.accessible();
    });
  });

  describe('tells in words', () => {
    it('how a plan begins and what it becomes', async () => {
      const gold = plan('gold', 'Gold', [schedule('g', [charge({ '2020-01-01': '40' })])]);
      const more = (
        startsAs: 'trial' | 'active-non-billable',
        afterMonths: number,
        planId: string,
      ) =>
        plan(
          `try-${startsAs}`,
          `Try ${startsAs}`,
          [schedule('t', [charge({ '2020-01-01': '40' })])],
          {
            startsAs,
            rollover: { afterMonths, planId, planName: 'Gold' },
          },
        );
      const { picker } = await stage({
        plans: [gold, more('trial', 1, 'gold'), more('active-non-billable', 3, 'unknown')],
      });
      expect(picker.about(/^Try trial/)).to.equal(
        'Starts as a trial. Nothing is charged while it lasts. After one month it becomes Gold: $40.00 per month.',
      );
      expect(picker.about(/^Try active/)).to.equal(
        'Starts free of charge. After 3 months it becomes Gold.',
      );
    });

    it('what cancelling costs', async () => {
      const leave = charge(
        { '2020-01-01': '60' },
        { id: '9', name: 'Leaving', kind: 'cancellation', tierRule: 'flat' },
      );
      const bound = plan('bound', 'Bound', [
        schedule('b', [charge({ '2020-01-01': '20' }), leave]),
      ]);
      const { picker } = await stage({ plans: [bound] });
      expect(picker.about(/^Bound/)).to.equal('Leaving: $60.00 when you cancel');
    });
  });

  describe('as a value', () => {
    it('is the shortest text that says it, and takes it back', async () => {
      const { picker, element, selected } = await stage({ plans: catalogue });
      await picker.choose(/^Large/);
      expect(element.value).to.equal('large large/extra');
      await picker.choose(/^Extra/);
      expect(element.value, 'without what would be chosen beforehand').to.equal('large!');
      element.value = 'large';
      await settled(element);
      expect(selected(), 'as a customer would get it').to.deep.equal(['large', 'extra<large']);
      element.value = 'large!';
      await settled(element);
      expect(selected()).to.deep.equal(['large']);
    });

    it('holds units and rate schedules that are not the usual ones', async () => {
      const seats = { ...large, units: { min: 1, max: 9 } };
      const { element, selection } = await stage({
        plans: [small, seats, extra],
        attributes: { value: 'large*3@large-yearly large/extra@extra-monthly' },
      });
      expect(selection().plans).to.deep.equal([
        { planId: 'large', rateScheduleId: 'large-yearly', units: 3 },
        {
          planId: 'extra',
          rateScheduleId: 'extra-monthly',
          units: 1,
          parent: { planId: 'large' },
        },
      ]);
      expect(element.value).to.equal('large*3@large-yearly large/extra@extra-monthly');
    });

    it('is sent plan by plan, with the plan that each hangs under', async () => {
      const form = document.createElement('form');
      const { picker, provider, element } = await stage({
        plans: catalogue,
        attributes: { name: 'plan' },
      });
      provider.append(form);
      form.append(element);
      await settled(element);
      await picker.choose(/^Large/);
      expect([...new FormData(form)]).to.deep.equal([
        ['plan', 'large'],
        ['plan-rate-schedule', 'large-monthly'],
        ['plan-units', '1'],
        ['plan', 'large/extra'],
        ['plan-rate-schedule', 'extra-monthly'],
        ['plan-units', '1'],
      ]);
    });

    it('is sent as typed by a form that is sent with the last key', async () => {
      const seats = { ...large, children: [], units: { min: 1, max: 9 } };
      const form = document.createElement('form');
      const { picker, provider, element } = await stage({
        plans: [small, seats],
        attributes: { name: 'plan' },
      });
      provider.append(form);
      form.append(element);
      await settled(element);
      await picker.choose(/^Large/);
      const sent = (typed: string) => {
        picker.units.value = typed;
        picker.units.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        return form.checkValidity() ? [...new FormData(form).getAll('plan-units')] : 'refused';
      };
      expect(sent('7')).to.deep.equal(['7']);
      expect(sent('70')).to.equal('refused');
      expect(sent('8')).to.deep.equal(['8']);
    });
  });

  it('is drawn bit by bit when there are hundreds, and whole soon after', async () => {
    const plans = Array.from({ length: 200 }, (_, index) =>
      plan(`p${index}`, `Plan ${index}`, [schedule(`s${index}`, [charge({ '2020-01-01': '5' })])]),
    );
    const waiting: (() => void)[] = [];
    const { requestIdleCallback } = globalThis;
    Object.assign(globalThis, {
      requestIdleCallback: (callback: () => void) => waiting.push(callback),
    });
    try {
      const { picker, element } = await stage({ plans });
      expect(picker.plans).to.have.length(24);
      while (waiting.length > 0) {
        waiting.shift()?.();
        await settled(element);
      }
      expect(picker.plans).to.have.length(200);
    } finally {
      Object.assign(globalThis, { requestIdleCallback });
    }
  });
});
