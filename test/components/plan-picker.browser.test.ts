import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { LitElement, html } from 'lit';
import type { PlanPicker } from '../../components/plan-picker/plan-picker.js';
import '../../components/provider/provider.define.js';
import { SelectionController } from '../../src/controllers/selection-controller.js';
import type { PlanSelectedDetail } from '../../src/events/event-map.js';
import type { Account } from '../../src/model/account.js';
import type { PlanInstanceStatus } from '../../src/model/plan-instance.js';
import type { Plan } from '../../src/model/plan.js';
import { accessibilityTree, namesByRole } from '../support/accessibility-tree.js';
import { charge, plan, schedule } from '../support/catalogue-samples.js';
import { runDataElementSuite } from '../support/data-element-suite.js';
import { runFormElementSuite } from '../support/form-element-suite.js';
import { PlanPickerHarness } from '../support/harness/plan-picker.js';
import { mount, settled, unmountAll } from '../support/mount.js';
import { planInstance } from '../support/plan-samples.js';
import { account, planId } from '../support/samples.js';
import { StubAdapter, type StubAnswers } from '../support/stub-adapter.js';

const basic = plan(
  'basic',
  'Basic',
  [
    schedule('basic-monthly', [
      charge({ '2020-01-01': '40', '2020-08-01': '45' }),
      charge(
        { '2020-01-01': '10' },
        { id: '2', name: 'Activation fee', kind: 'activation', tierRule: 'flat' },
      ),
    ]),
  ],
  { description: 'For one household.' },
);

const seats = plan(
  'seats',
  'Seats',
  [
    schedule('seats-monthly', [
      charge(
        {
          '2020-01-01': [
            [9, '12'],
            [49, '10'],
            [undefined, '8.50'],
          ],
        },
        { tierRule: 'volume' },
      ),
    ]),
  ],
  { units: { min: 1, max: 500 } },
);

const storage = plan('storage', 'Storage', [
  schedule('storage-monthly', [charge({ '2020-01-01': '9.50' })], { isDefault: false }),
  schedule('storage-yearly', [charge({ '2020-01-01': '96' })], { intervalMonths: 12 }),
]);

const closed = plan('closed', 'Old', [schedule('old-monthly', [charge({ '2020-01-01': '30' })])], {
  assignable: { allowed: false, reason: 'plan-not-available' },
});

const answers = (plans: readonly Plan[], of: Account = account()): StubAnswers => ({
  getAccount: () => of,
  listPlans: () => ({ rows: [...plans] }),
});

/** Shows what is in the selection, as a preview beside the picker reads it. */
class SelectionProbe extends LitElement {
  readonly selection = new SelectionController(this);
}
customElements.define('selection-probe', SelectionProbe);

async function show(plans: readonly Plan[], more: StubAnswers = {}) {
  const stub = new StubAdapter({ ...answers(plans), ...more });
  const provider = await mount(
    html`<uss-provider locale="en-US" .adapter=${stub.adapter}>
      <uss-plan-picker></uss-plan-picker><selection-probe></selection-probe>
    </uss-provider>`,
  );
  const element = provider.querySelector<PlanPicker>('uss-plan-picker') as PlanPicker;
  const probe = provider.querySelector('selection-probe') as SelectionProbe;
  await settled(element);
  const told: PlanSelectedDetail[] = [];
  element.addEventListener('uss-plan-selected', ({ detail }) => told.push(detail));
  const selected = () => {
    const [chosen] = probe.selection.selection.plans;
    return [chosen?.planId, chosen?.rateScheduleId, chosen?.units];
  };
  return { stub, provider, element, probe, told, selected, picker: new PlanPickerHarness(element) };
}

async function refresh(
  { stub, element }: Awaited<ReturnType<typeof show>>,
  plans: readonly Plan[],
): Promise<void> {
  stub.answer('listPlans', () => ({ rows: [...plans] }));
  stub.tell({ nouns: ['plans'] });
  await settled(element);
}

describe('uss-plan-picker', () => {
  afterEach(unmountAll);

  describe('what it shows', () => {
    it('A40 names every plan by name, price and interval, in a group with a legend', async () => {
      await show([basic, seats, storage]);
      expect(await namesByRole('radio')).to.deep.equal([
        'Basic $40.00 per month',
        'Seats $12.00 per month',
        'Storage $96.00 per year',
      ]);
      const group = (await accessibilityTree()).find(({ role }) => role === 'group');
      expect(group).to.include({ name: 'Choose a plan', description: 'Prices are before tax.' });
    });

    it('tells the coming price and the activation fee in words', async () => {
      const { picker } = await show([basic]);
      expect(picker.about(/^Basic/)).to.equal(
        'For one household. $45.00 from Aug 1, 2020 Activation fee: $10.00 once',
      );
    });

    it('tells tiers in words', async () => {
      const { picker } = await show([seats]);
      expect(picker.text).to.contain('1 to 9 units: $12.00 each');
      expect(picker.text).to.contain('10 to 49 units: $10.00 each');
      expect(picker.text).to.contain('50 units or more: $8.50 each');
    });

    const seatsIn = (status: PlanInstanceStatus): StubAnswers => ({
      listPlanInstances: () => ({ rows: [planInstance('i1', { planId: 'seats', status })] }),
    });

    it('A42 says which plan the customer has', async () => {
      const { picker } = await show([basic, seats], seatsIn('active'));
      expect(picker.about(/^Seats/)).to.match(/^Your plan/);
      expect(picker.about(/^Basic/)).to.not.contain('Your plan');
    });

    // On hold at the customer's wish is still had; what has ended is not.
    for (const [status, has] of [
      ['inactive', true],
      ['suspended', true],
      ['cancelled', false],
      ['terminated', false],
    ] as const) {
      it(`says that the customer ${has ? 'has' : 'does not have'} a plan that is ${status}`, async () => {
        const { picker } = await show([basic, seats], seatsIn(status));
        expect(/Your plan/.test(picker.about(/^Seats/))).to.equal(has);
      });
    }

    it('A42 keeps a plan that cannot be taken readable with its reason, and does not let it be chosen', async () => {
      const { picker, element, told } = await show([basic, closed]);
      expect(picker.about('Old $30.00 per month')).to.equal(
        'This plan is not offered to you. Choose another one.',
      );
      await picker.choose(/^Old/);
      expect([picker.chosen, element.value, told]).to.deep.equal([undefined, '', []]);
    });

    it('says from when a price can be chosen that has not started', async () => {
      const later = plan('later', 'Later', [
        schedule('later-monthly', [charge({ '2020-10-15': '30' })], {
          availableFrom: '2020-10-15',
          assignable: { allowed: false, reason: 'schedule-not-in-effect' },
        }),
      ]);
      const { picker } = await show([later]);
      expect(picker.about('Later $30.00 per month')).to.equal(
        'This price starts on Oct 15, 2020 and can be chosen from that day.',
      );
      expect(picker.plan(/^Later/).disabled).to.equal(true);
    });

    it('says when only usage is charged, or nothing', async () => {
      const metered = plan('metered', 'Metered', [
        schedule('m', [charge({ '2020-01-01': '0.02' }, { kind: 'usage' })]),
      ]);
      const gift = plan('gift', 'Gift', [schedule('g', [])]);
      const { picker } = await show([metered, gift]);
      expect(picker.plans).to.deep.equal(['Metered No regular charge', 'Gift Free of charge']);
      expect(picker.text).to.contain('$0.02 per unit');
    });

    it('leaves supplemental plans out', async () => {
      const extra = plan('extra', 'Extra', [schedule('e', [charge({ '2020-01-01': '5' })])], {
        kind: 'supplemental',
      });
      const { picker } = await show([basic, extra]);
      expect(picker.plans).to.deep.equal(['Basic $40.00 per month']);
    });

    it('says why somebody who may not change plans cannot choose', async () => {
      const viewer = account({ can: { changePlans: { allowed: false, reason: 'not-permitted' } } });
      const { picker } = await show([basic], { getAccount: () => viewer });
      expect(picker.text).to.contain('You are not permitted to do this.');
      expect(picker.plan(/^Basic/).matches(':disabled')).to.equal(true);
    });
  });

  describe('choosing', () => {
    it('writes plan, default schedule and smallest units into the selection, and tells', async () => {
      const { picker, told, selected } = await show([basic, storage]);
      await picker.choose(/^Storage/);
      expect(selected()).to.deep.equal(['storage', 'storage-yearly', 1]);
      expect(told).to.deep.equal([
        { plans: [{ planId: 'storage', rateScheduleId: 'storage-yearly', units: 1 }] },
      ]);
      expect(told[0]).to.satisfy(Object.isFrozen);
    });

    it('takes the first schedule that can be taken where the default cannot', async () => {
      const both = plan('both', 'Both', [
        schedule('old', [charge({ '2020-01-01': '25' })], {
          availableTo: '2020-06-30',
          assignable: { allowed: false, reason: 'schedule-expired' },
        }),
        schedule('new', [charge({ '2020-07-01': '30' })], { isDefault: false }),
      ]);
      const { picker, selected } = await show([both]);
      expect(picker.plans).to.deep.equal(['Both $30.00 per month']);
      await picker.choose(/^Both/);
      expect(selected()).to.deep.equal(['both', 'new', 1]);
    });

    it('offers the intervals of the chosen plan, and shows the price of the one that is taken', async () => {
      const { picker, told, selected } = await show([basic, storage]);
      await picker.choose(/^Storage/);
      await picker.choose('$9.50 per month');
      expect(picker.chosen).to.equal('Storage $9.50 per month');
      expect(selected()).to.deep.equal(['storage', 'storage-monthly', 1]);
      expect(told.at(-1)?.plans[0]?.rateScheduleId).to.equal('storage-monthly');
      await picker.choose(/^Basic/);
      await picker.choose(/^Storage/);
      expect(selected(), 'comes back to it').to.deep.equal(['storage', 'storage-monthly', 1]);
    });

    it('tells prices of one interval apart by their names, and shows the one that has not started with its date', async () => {
      const two = plan('two', 'Two', [
        schedule('Present', [charge({ '2020-01-01': '25' })]),
        schedule('Coming', [charge({ '2020-10-01': '30' })], {
          isDefault: false,
          availableFrom: '2020-10-01',
          assignable: { allowed: false, reason: 'schedule-not-in-effect' },
        }),
      ]);
      const { picker } = await show([two]);
      await picker.choose(/^Two/);
      expect(picker.plan('Present: $25.00 per month').checked).to.equal(true);
      expect(picker.plan('Coming: $30.00 per month').disabled).to.equal(true);
      expect(picker.about(/^Coming/)).to.contain('starts on Oct 1, 2020');
    });

    it('A3 works by keyboard: arrows choose, Tab goes on to the options of the chosen plan', async () => {
      const { picker, selected } = await show([basic, closed, seats, storage]);
      picker.plan(/^Basic/).focus();
      await sendKeys({ press: 'Space' });
      expect(selected()[0]).to.equal('basic');
      await sendKeys({ press: 'ArrowDown' });
      expect(selected()[0], 'skips the closed plan').to.equal('seats');
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Tab' });
      expect(picker.focused).to.equal('One unit less of Seats');
      await sendKeys({ press: 'Tab' });
      expect(picker.focused).to.equal('Units of Seats');
      await sendKeys({ press: 'Tab' });
      expect(picker.focused).to.equal('One unit more of Seats');
    });

    it('draws only the cards that changed', async () => {
      const { picker } = await show([basic, seats, storage]);
      await picker.choose(/^Basic/);
      const changes = new Map<string, number>();
      for (const name of ['Basic', 'Seats', 'Storage']) {
        new MutationObserver((records) => changes.set(name, records.length)).observe(
          picker.card(new RegExp(`^${name}`)),
          { subtree: true, childList: true, attributes: true, characterData: true },
        );
      }
      await picker.choose(/^Seats/);
      expect([...changes.keys()].sort()).to.deep.equal(['Basic', 'Seats']);
      changes.clear();
      await picker.typeUnits('12');
      expect([...changes.keys()]).to.deep.equal(['Seats']);
    });

    it('is not drawn as a whole for a key in a units box', async () => {
      const { picker, element, selected } = await show([basic, seats, storage]);
      await picker.choose(/^Seats/);
      let drawn = 0;
      element.addController({ hostUpdate: () => drawn++ });
      await picker.typeUnits('12');
      expect(selected()).to.deep.equal(['seats', 'seats-monthly', 12]);
      expect(picker.runningPrice).to.contain('$120.00');
      expect(drawn).to.equal(0);
      element.requestUpdate();
      await settled(element);
      expect(picker.runningPrice, 'and is the same when it is').to.contain('$120.00');
      expect(picker.units.value).to.equal('12');
    });
  });

  describe('units', () => {
    const cases = [
      ['0', 'Enter at least 1.'],
      ['1.5', 'Enter a whole number of units, from 1 to 500.'],
      ['-1', 'Enter at least 1.'],
      ['1e9', 'Enter the number of units in digits, from 1 to 500.'],
      ['1000000000', 'Enter 500 or fewer.'],
      ['99999999999999999999', 'Enter 500 or fewer.'],
      ['', 'Enter how many units you want, from 1 to 500.'],
      ['a few', 'Enter the number of units in digits, from 1 to 500.'],
    ] as const;

    for (const [typed, message] of cases) {
      it(`says in place what is wrong with "${typed}", keeps it and the focus, and selects nothing`, async () => {
        const { picker, told, selected, element } = await show([seats]);
        await picker.choose(/^Seats/);
        await picker.typeUnits(typed);
        expect(selected()).to.deep.equal(['seats', 'seats-monthly', undefined]);
        expect(picker.aboutUnits, 'no scolding while it is typed').to.equal('From 1 to 500 units.');
        await picker.commitUnits();
        expect(picker.aboutUnits).to.equal(`From 1 to 500 units. ${message}`);
        expect(picker.units.getAttribute('aria-invalid')).to.equal('true');
        expect(picker.announced).to.equal(message);
        expect(picker.units.value).to.equal(typed);
        expect(picker.focused).to.equal('Units of Seats');
        expect(told.at(-1)?.plans).to.deep.equal([
          { planId: 'seats', rateScheduleId: 'seats-monthly', units: undefined },
        ]);
        expect(picker.runningPrice).to.not.match(/\$/);
        expect(element.validity.badInput).to.equal(true);
        await expect(element).to.be.accessible();
      });
    }

    for (const typed of ['12', '١٢', ' 1 2 ', '１２']) {
      it(`reads "${typed}" as twelve`, async () => {
        const { picker, selected } = await show([seats]);
        await picker.choose(/^Seats/);
        await picker.typeUnits(typed);
        expect(selected()).to.deep.equal(['seats', 'seats-monthly', 12]);
        expect(picker.units.value).to.equal(typed);
      });
    }

    it('answers each number with its price before tax', async () => {
      const { picker } = await show([seats]);
      await picker.choose(/^Seats/);
      expect(picker.runningPrice).to.equal('$12.00 per month for 1 unit, before tax');
      await picker.typeUnits('12');
      // 12 × 10.00
      expect(picker.runningPrice).to.equal('$120.00 per month for 12 units, before tax');
      await picker.typeUnits('60');
      // 60 × 8.50
      expect(picker.runningPrice).to.equal('$510.00 per month for 60 units, before tax');
      await picker.press('One unit less of Seats');
      // 59 × 8.50
      expect(picker.runningPrice).to.equal('$501.50 per month for 59 units, before tax');
    });

    it('tells the coming price for the units that are typed', async () => {
      const many = plan(
        'many',
        'Many',
        [schedule('m', [charge({ '2020-01-01': '40', '2020-08-01': '45' })])],
        {
          units: { min: 1, max: 10 },
        },
      );
      const { picker } = await show([many]);
      await picker.choose(/^Many/);
      await picker.typeUnits('3');
      // 3 × 40.00, then 3 × 45.00
      expect(picker.runningPrice).to.equal(
        '$120.00 per month for 3 units, before tax $135.00 from Aug 1, 2020',
      );
    });

    it('A45 speaks the price once, after half a second of rest', async () => {
      const { picker } = await show([seats]);
      await picker.choose(/^Seats/);
      const { setTimeout } = globalThis;
      const waiting: (() => void)[] = [];
      Object.assign(globalThis, {
        setTimeout: (callback: () => void, delay = 0) =>
          delay === 500 ? waiting.push(callback) : setTimeout(callback, delay),
      });
      try {
        await picker.typeUnits('1');
        await picker.typeUnits('12');
      } finally {
        Object.assign(globalThis, { setTimeout });
      }
      expect(picker.announced).to.equal('');
      waiting.at(-1)?.();
      await settled(picker.element);
      expect(picker.announced).to.equal('$120.00 per month for 12 units, before tax');
    });

    it('has no box where there is nothing to choose', async () => {
      const fixed = plan('fixed', 'Fixed', [schedule('f', [charge({ '2020-01-01': '4' })])], {
        units: { min: 5, max: 5 },
      });
      const { picker, selected } = await show([basic, fixed]);
      await picker.choose(/^Basic/);
      expect(picker.hasUnits).to.equal(false);
      // 5 × 4.00
      await picker.choose('Fixed $20.00 per month');
      expect(picker.hasUnits).to.equal(false);
      expect(picker.about(/^Fixed/)).to.equal('for 5 units');
      expect(selected()).to.deep.equal(['fixed', 'f', 5]);
    });

    it('keeps what was typed for each plan', async () => {
      const { picker, selected } = await show([basic, seats]);
      await picker.choose(/^Seats/);
      await picker.typeUnits('7');
      await picker.choose(/^Basic/);
      await picker.choose(/^Seats/);
      expect(picker.units.value).to.equal('7');
      expect(selected()).to.deep.equal(['seats', 'seats-monthly', 7]);
    });

    it('A31 keeps what is typed, and the focus, when the language changes', async () => {
      const { picker, provider } = await show([seats]);
      await picker.choose(/^Seats/);
      await picker.typeUnits('1.5');
      const box = picker.units;
      provider.setAttribute('locale', 'en-XA');
      await waitUntil(() => !picker.text.includes('Choose a plan'));
      expect([box.isConnected, box.value, picker.root.activeElement === box]).to.deep.equal([
        true,
        '1.5',
        true,
      ]);
    });
  });

  describe('when things change around it', () => {
    it('drops a chosen plan that vanishes, says so, keeps the focus, and tells no choice', async () => {
      const setup = await show([basic, seats]);
      const { picker, told, selected } = setup;
      await picker.choose(/^Seats/);
      picker.plan(/^Seats/).focus();
      await refresh(setup, [basic]);
      const message = 'The plan that you chose is no longer offered. Choose another one.';
      expect(picker.text).to.contain(message);
      expect(picker.announced).to.equal(message);
      expect(selected()).to.deep.equal([undefined, undefined, undefined]);
      expect(told).to.have.length(1);
      expect(document.activeElement?.localName).to.equal('uss-plan-picker');
      await picker.choose(/^Basic/);
      expect(picker.text).to.not.contain('no longer offered');
    });

    it('drops a chosen plan that is closed meanwhile, with the reason', async () => {
      const setup = await show([basic, seats]);
      await setup.picker.choose(/^Seats/);
      await refresh(setup, [
        basic,
        { ...seats, assignable: { allowed: false, reason: 'account-not-active' } },
      ]);
      expect(setup.selected()[0]).to.equal(undefined);
      expect(setup.picker.chosen).to.equal(undefined);
      expect(setup.picker.text).to.contain(
        'Seats can no longer be chosen. Your account is not active.',
      );
    });

    it('drops a chosen plan that the customer has taken by now, and says so on its card only', async () => {
      const setup = await show([basic, seats]);
      await setup.picker.choose(/^Seats/);
      await refresh(setup, [
        basic,
        { ...seats, assignable: { allowed: false, reason: 'plan-already-held' } },
      ]);
      expect(setup.selected()[0]).to.equal(undefined);
      expect(setup.picker.about(/^Seats/)).to.contain('You already have this plan');
      expect(setup.picker.text).to.not.contain('can no longer be chosen');
    });

    it('drops a chosen price that is withdrawn, instead of taking another one in silence', async () => {
      const setup = await show([storage]);
      await setup.picker.choose(/^Storage/);
      await refresh(setup, [{ ...storage, rateSchedules: storage.rateSchedules.slice(0, 1) }]);
      expect(setup.selected()[0]).to.equal(undefined);
      expect(setup.picker.text).to.contain('The price that you chose is no longer offered.');
    });

    it('keeps the typed units, and complains, when their limits become narrower', async () => {
      const setup = await show([seats]);
      await setup.picker.choose(/^Seats/);
      await setup.picker.typeUnits('60');
      await setup.picker.commitUnits();
      await refresh(setup, [{ ...seats, units: { min: 1, max: 20 } }]);
      expect(setup.picker.units.value).to.equal('60');
      expect(setup.picker.aboutUnits).to.equal('From 1 to 20 units. Enter 20 or fewer.');
      expect(setup.selected()).to.deep.equal(['seats', 'seats-monthly', undefined]);
    });

    it('keeps focus and typed text when the plans are read again', async () => {
      const setup = await show([basic, seats]);
      await setup.picker.choose(/^Seats/);
      await setup.picker.typeUnits('12');
      const box = setup.picker.units;
      await refresh(setup, [{ ...basic, name: 'Basic Plus' }, seats]);
      expect(setup.picker.plans[0]).to.equal('Basic Plus $40.00 per month');
      expect([setup.picker.root.activeElement === box, box.value]).to.deep.equal([true, '12']);
    });

    it('shows and completes what another element chose, without telling it as the customer’s choice', async () => {
      const { picker, probe, told, selected, element } = await show([basic, seats]);
      probe.selection.select({ plans: [{ planId: planId('seats'), units: 12 }] });
      await settled(element);
      expect(picker.chosen).to.equal('Seats $12.00 per month');
      expect(picker.units.value).to.equal('12');
      expect(selected()).to.deep.equal(['seats', 'seats-monthly', 12]);
      probe.selection.clear();
      await settled(element);
      expect(picker.chosen).to.equal(undefined);
      expect(told).to.deep.equal([]);
    });

    it('says that a plan which the page asked for is not offered', async () => {
      const { picker, element } = await show([basic]);
      element.value = 'nonsense';
      await settled(element);
      expect(picker.text).to.contain('The plan that you chose is no longer offered.');
      expect(element.value).to.equal('');
    });

    it('T9 forgets what one customer typed when someone else may be signed in', async () => {
      const { picker, stub, selected, element } = await show([seats]);
      await picker.choose(/^Seats/);
      await picker.typeUnits('12');
      stub.tell({ session: true, nouns: [] });
      await settled(element);
      expect(selected()).to.deep.equal([undefined, undefined, undefined]);
      await picker.choose(/^Seats/);
      expect(picker.units.value).to.equal('1');
    });

    it('works alone, with an adapter of its own and no provider', async () => {
      const stub = new StubAdapter(answers([basic]));
      const element = await mount<PlanPicker>(
        html`<uss-plan-picker .adapter=${stub.adapter} value="basic"></uss-plan-picker>`,
      );
      const picker = new PlanPickerHarness(element);
      expect(picker.chosen).to.match(/^Basic/);
      expect([element.value, element.plans]).to.deep.equal([
        'basic',
        [{ planId: 'basic', rateScheduleId: 'basic-monthly', units: 1 }],
      ]);
    });
  });

  describe('with three hundred plans', () => {
    const plans = Array.from({ length: 300 }, (_, index) => ({
      ...seats,
      id: planId(`p${index}`),
      name: `Plan ${index}`,
    }));

    it('shows the first at once and soon all of them, off screen too', async () => {
      const { picker } = await show(plans);
      expect(picker.plans.length).to.be.at.least(20);
      await waitUntil(() => picker.plans.length === 300, 'all plans', { timeout: 5000 });
      // Skipping the painting of what is off screen must not hide it: what is visible by this measure is there for readers.
      const parts = [...picker.root.querySelectorAll('.plan > input, .plan > label')];
      expect([parts.length, parts.every((each) => each.checkVisibility())]).to.deep.equal([
        600,
        true,
      ]);
    });

    it('can take the last', async () => {
      const { picker, selected } = await show(plans);
      await waitUntil(() => picker.plans.length === 300, 'all plans', { timeout: 5000 });
      await picker.choose(/^Plan 299 /);
      await picker.typeUnits('2');
      expect(selected()).to.deep.equal(['p299', 'seats-monthly', 2]);
    });
  });

  it('names no price of a form that is sent with units that cannot be used', async () => {
    const stub = new StubAdapter(answers([seats]));
    const form = await mount<HTMLFormElement>(
      html`<form><uss-plan-picker name="plan" .adapter=${stub.adapter}></uss-plan-picker></form>`,
    );
    const picker = new PlanPickerHarness(form.querySelector('uss-plan-picker') as PlanPicker);
    await settled(picker.element);
    await picker.choose(/^Seats/);
    await picker.typeUnits('0');
    picker.element.blur();
    form.addEventListener('submit', (event) => event.preventDefault());
    form.requestSubmit();
    await settled(picker.element);
    expect([...new FormData(form)]).to.deep.equal([]);
    expect(picker.aboutUnits).to.contain('Enter at least 1.');
    expect(picker.focused).to.equal('Units of Seats');
    picker.element.formStateRestoreCallback('not what was kept');
    await settled(picker.element);
    expect(picker.units.value).to.equal('0');
  });

  const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
  const choose = (name: RegExp) => (element: LitElement) =>
    new PlanPickerHarness(element as PlanPicker).choose(name);

  runDataElementSuite({
    tag: 'uss-plan-picker',
    reads: 'listPlans',
    ready: { answers: () => answers([basic, closed, seats]), shows: /Basic.*Seats/ },
    other: { answers: () => answers([storage]), shows: /Storage/ },
    empty: { answers: () => answers([]), shows: /There are no plans to choose from/ },
    large: {
      answers: () =>
        answers([
          plan('long', long, [schedule('l', [charge({ '2020-01-01': '123456789012.34' })])], {
            description: long,
            units: { min: 1, max: 999_999 },
          }),
        ]),
      shows: /\$123,456,789,012\.34/,
    },
  });
  runFormElementSuite({
    tag: 'uss-plan-picker',
    answers: () => answers([basic, storage]),
    first: {
      value: 'basic',
      make: choose(/^Basic/),
      sends: [
        ['choice', 'basic'],
        ['choice-rate-schedule', 'basic-monthly'],
        ['choice-units', '1'],
      ],
    },
    second: {
      value: 'storage',
      make: choose(/^Storage/),
      sends: [
        ['choice', 'storage'],
        ['choice-rate-schedule', 'storage-yearly'],
        ['choice-units', '1'],
      ],
    },
    event: 'uss-plan-selected',
  });
});
