import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { accessibilityTree, namesByRole } from '../support/accessibility-tree.js';
import { addOn, charge, children, plan, schedule } from '../support/catalogue-samples.js';
import { settled, unmountAll } from '../support/mount.js';
import { stage, reread } from '../support/picker-stage.js';
import { planInstance } from '../support/plan-samples.js';
import { expectConsole } from '../support/strict-page.js';

/** Home: a router that must be there with insurance chosen beforehand, television with channels in a group, help of which one is chosen. */
const home = plan('home', 'Home', [schedule('home-monthly', [charge({ '2020-01-01': '40' })])], {
  children: children('router!', 'television', 'mail+', 'phone'),
  groups: [{ id: 'g1', name: 'Help', planIds: ['mail', 'phone'], choose: { min: 1, max: 1 } }],
});
const office = plan('office', 'Office', [schedule('o', [charge({ '2020-01-01': '60' })])], {
  children: children('phone'),
});
const router = addOn('Router', '3', { children: children('insurance+') });
const insurance = addOn('Insurance', '1.50');
const television = addOn('Television', '15', {
  children: children('sport', 'films', 'kids'),
  groups: [
    { id: 'g2', name: 'Channels', planIds: ['sport', 'films', 'kids'], choose: { min: 1, max: 2 } },
  ],
});
const sport = addOn('Sport', '9');
const films = addOn('Films', '8');
const kids = addOn('Kids', '5');
const mail = addOn('Mail', '0');
const phone = addOn('Phone', '6', { units: { min: 1, max: 5 } });

const catalogue = [home, office, router, insurance, television, sport, films, kids, mail, phone];

describe('uss-plan-picker with plans to add', () => {
  afterEach(unmountAll);

  describe('under a plan that is chosen', () => {
    it('shows none before, and what belongs to the chosen plan then', async () => {
      const { picker } = await stage({ plans: catalogue });
      expect(picker.plans).to.deep.equal(['Home $40.00 per month', 'Office $60.00 per month']);
      expect(picker.sets).to.deep.equal(['Choose a plan']);
      await picker.choose(/^Home/);
      expect(picker.sets).to.deep.equal(['Choose a plan', 'Add to Home', 'Add to Router', 'Help']);
      expect(picker.inSet('Add to Home')).to.deep.equal([
        'Router $3.00 per month',
        'Television $15.00 per month',
      ]);
    });

    it('says what comes with a plan, before and after it is chosen, and does not let it be left out', async () => {
      const { picker, selected, element } = await stage({ plans: catalogue });
      expect(picker.about(/^Home/)).to.contain('Comes with Router: $3.00 per month');
      await picker.choose(/^Home/);
      const box = picker.plan('Router $3.00 per month');
      expect([box.checked, box.disabled]).to.deep.equal([true, true]);
      expect(picker.about(/^Router/)).to.equal('Comes with it');
      box.click();
      await settled(element);
      expect(box.checked).to.equal(true);
      // Of what comes with a plan nothing is chosen, so it need not be named.
      await picker.choose(/^Insurance/);
      expect(selected()).to.not.include('router<home');
    });

    it('chooses what is chosen beforehand, which can be taken out', async () => {
      const { picker, selected, told } = await stage({ plans: catalogue });
      await picker.choose(/^Home/);
      // Insurance hangs under the router, which is named because of it.
      expect(selected()).to.deep.equal(['home', 'router<home', 'insurance<router', 'mail<home']);
      expect(told.at(-1)?.plans).to.have.length(4);
      await picker.choose(/^Insurance/);
      expect(selected()).to.deep.equal(['home', 'mail<home']);
    });

    it('chooses nothing beforehand that the page hides', async () => {
      const { picker, selected } = await stage({
        plans: catalogue,
        attributes: { exclude: 'insurance' },
      });
      await picker.choose(/^Home/);
      expect(selected()).to.deep.equal(['home', 'mail<home']);
    });

    it('goes down to any depth, and takes with a plan what is under it', async () => {
      const { picker, selected } = await stage({ plans: catalogue });
      await picker.choose(/^Home/);
      await picker.choose(/^Television/);
      await picker.choose(/^Sport/);
      expect(selected()).to.deep.equal([
        'home',
        'router<home',
        'insurance<router',
        'television<home',
        'sport<television',
        'mail<home',
      ]);
      await picker.choose(/^Television/);
      expect(picker.sets).to.not.include('Channels');
      expect(selected()).to.not.include('sport<television');
    });

    it('drops what was added when another plan is chosen', async () => {
      const { picker, selected } = await stage({ plans: catalogue });
      await picker.choose(/^Home/);
      await picker.choose(/^Office/);
      expect(selected()).to.deep.equal(['office']);
      expect(picker.sets).to.deep.equal(['Choose a plan', 'Add to Office']);
    });

    it('has a units box for what is added, with its running price', async () => {
      const { picker, selection } = await stage({ plans: catalogue });
      await picker.choose(/^Office/);
      await picker.choose(/^Phone/);
      await picker.typeUnits('3');
      // 3 × 6.00
      expect(picker.runningPrice).to.equal('$18.00 per month for 3 units, before tax');
      expect(selection().plans.at(-1)).to.include({ planId: 'phone', units: 3 });
      await picker.typeUnits('6');
      await picker.commitUnits();
      expect(picker.aboutUnits).to.equal('From 1 to 5 units. Enter 5 or fewer.');
      expect(selection().plans.at(-1)?.units).to.equal(undefined);
    });

    it('leads from the chosen card to what can be added, and says that it is there', async () => {
      const { picker, element } = await stage({ plans: catalogue });
      await picker.choose(/^Office/);
      expect(picker.card(/^Office/).textContent).to.contain('Nothing added');
      await picker.press('Add to Office');
      await settled(element);
      await sendKeys({ press: 'Tab' });
      expect(picker.focused).to.equal('Phone $6.00 per month');
    });

    it('shows where the focus went by keyboard', async () => {
      const { picker, element } = await stage({ plans: catalogue });
      await picker.choose(/^Office/);
      picker.plan(/^Office/).focus();
      await sendKeys({ press: 'Tab' });
      expect(picker.focused).to.equal('Add to Office');
      await sendKeys({ press: 'Enter' });
      await settled(element);
      const { outlineStyle, outlineWidth } = getComputedStyle(picker.root.activeElement as Element);
      expect([picker.root.activeElement?.localName, outlineStyle, outlineWidth]).to.deep.equal([
        'fieldset',
        'solid',
        '2px',
      ]);
    });

    it('takes a plan out that is no longer offered, and keeps the plan above it', async () => {
      const setup = await stage({ plans: catalogue });
      await setup.picker.choose(/^Office/);
      await setup.picker.choose(/^Phone/);
      await reread(
        setup,
        catalogue.filter(({ id }) => id !== 'phone'),
      );
      expect(setup.selected()).to.deep.equal(['office']);
      expect(setup.picker.text).to.contain('The plan that you chose is no longer offered.');
    });

    it('keeps a supplemental plan readable that cannot be taken, with its reason', async () => {
      const closed = {
        ...phone,
        assignable: { allowed: false, reason: 'plan-not-available' },
      } as const;
      const { picker } = await stage({ plans: [office, closed] });
      await picker.choose(/^Office/);
      expect(picker.plan(/^Phone/).disabled).to.equal(true);
      expect(picker.about(/^Phone/)).to.contain('This plan is not offered to you.');
    });
  });

  describe('in groups', () => {
    it('says in words how many are to be chosen, and how many are', async () => {
      const { picker } = await stage({ plans: catalogue });
      await picker.choose(/^Home/);
      await picker.choose(/^Television/);
      expect(picker.aboutSet('Channels')).to.equal('Choose 1 to 2 of these. None so far.');
      await picker.choose(/^Sport/);
      expect(picker.aboutSet('Channels')).to.equal('Choose 1 to 2 of these. 1 so far.');
    });

    it('keeps the selection from being sent while too few are chosen', async () => {
      const { picker, selected, element } = await stage({ plans: catalogue });
      await picker.choose(/^Home/);
      await picker.choose(/^Television/);
      expect(selected()).to.include('television<home!');
      expect(element.validity.customError).to.equal(true);
      expect(element.validationMessage.replace(/[\u2068\u2069]/g, '')).to.equal(
        'Choose one more of Channels.',
      );
      await picker.choose(/^Films/);
      expect(selected()).to.include('television<home');
      expect(element.validity.valid).to.equal(true);
    });

    it('says at once when too many are chosen, and what to do', async () => {
      const { picker, selected } = await stage({ plans: catalogue });
      await picker.choose(/^Home/);
      await picker.choose(/^Television/);
      for (const name of [/^Sport/, /^Films/, /^Kids/]) await picker.choose(name);
      expect(picker.aboutSet('Channels')).to.equal(
        'Choose 1 to 2 of these. 3 so far. Take one of Channels out.',
      );
      expect(selected()).to.include('television<home!');
      await picker.choose(/^Sport/);
      expect(selected()).to.include('television<home');
    });

    it('are radio buttons where exactly one is chosen', async () => {
      const { picker, selected } = await stage({ plans: catalogue });
      await picker.choose(/^Home/);
      expect([picker.plan(/^Mail/).type, picker.plan(/^Mail/).checked]).to.deep.equal([
        'radio',
        true,
      ]);
      expect(picker.aboutSet('Help')).to.equal('Choose one of these. 1 so far.');
      await picker.choose(/^Phone/);
      expect(selected()).to.include('phone<home').and.not.include('mail<home');
    });

    it('can be kept although the page hides their plans', async () => {
      const { picker, selected } = await stage({
        plans: catalogue,
        attributes: { exclude: 'mail phone' },
      });
      await picker.choose(/^Home/);
      expect(picker.inSet('Help')).to.deep.equal(['Mail Free of charge', 'Phone $6.00 per month']);
      await picker.choose(/^Phone/);
      expect(selected()).to.include('phone<home');
    });

    it('have a radio button for none where one or none is chosen', async () => {
      const free = {
        ...home,
        groups: home.groups.map((group) => ({ ...group, choose: { min: 0, max: 1 } })),
      };
      const { picker, selected } = await stage({ plans: [free, ...catalogue.slice(1)] });
      await picker.choose(/^Home/);
      expect(picker.aboutSet('Help')).to.equal('Choose one of these, or none. 1 so far.');
      await picker.choose('None of these');
      expect(selected()).to.not.include('mail<home');
      expect(picker.plan('None of these').checked).to.equal(true);
    });
  });

  describe('under a plan that the account has', () => {
    const internet = planInstance('i1', { planId: 'home', planName: 'Home' });
    const held = planInstance('i2', {
      planId: 'mail',
      planName: 'Mail',
      kind: 'supplemental',
      parentId: 'i1',
    });
    const full = { allowed: false, reason: 'plan-group-limit' } as const;
    const under = (more: Partial<Parameters<typeof stage>[0]> = {}) =>
      stage({
        plans: catalogue.map((each) =>
          ['mail', 'phone'].includes(each.id) ? { ...each, assignable: full } : each,
        ),
        instances: [internet, held],
        attributes: { under: 'i1' },
        ...more,
      });

    it('asks for the plans there, and offers those right under it, any number of them', async () => {
      const { picker, stub, selected, selection } = await under();
      expect(stub.lastCall('listPlans')?.input).to.deep.equal({ under: 'i1' });
      expect(picker.plan(/^Television/).type).to.equal('checkbox');
      expect(picker.sets.slice(0, 2)).to.deep.equal(['Add to Home', 'Help']);
      await picker.choose(/^Television/);
      await picker.choose(/^Sport/);
      expect(selected()).to.deep.equal(['television<(i1)', 'sport<television']);
      expect(selection()).to.deep.include({
        kind: 'assign',
        planInstanceId: 'i1',
        effective: { when: 'now' },
      });
    });

    it('counts what the account has there, and says what would open a closed one', async () => {
      const { picker } = await under();
      expect(picker.aboutSet('Help')).to.equal('Choose one of these. 1 so far.');
      expect(picker.about(/^Mail/)).to.equal(
        'Your plan You have as many of Help as you can have. Cancel one of them first.',
      );
    });

    it('says what is missing where the adapter does not tell the plans of the account', async () => {
      expectConsole('warn', /uss-kit: listPlanInstances: The adapter has no operation/);
      const { picker } = await stage({ plans: catalogue, attributes: { under: 'i1' } });
      expect(picker.text).to.contain('needs the operation “listPlanInstances”');
    });

    it('has nothing to choose from under a plan that the account does not have', async () => {
      const { picker } = await under({ attributes: { under: 'someone’s' } });
      expect(picker.text).to.contain('There are no plans to choose from');
    });

    it('leaves alone what others chose for that plan', async () => {
      const { picker, select, selection } = await under();
      await select({ kind: 'assign', planInstanceId: 'i1' as never });
      await select({ effective: { when: 'anniversary' }, comment: 'Please' });
      await picker.choose(/^Television/);
      expect(selection()).to.deep.include({
        effective: { when: 'anniversary' },
        comment: 'Please',
      });
    });
  });

  it('A1 is accessible with everything open, in a table too', async () => {
    const { picker, element } = await stage({ plans: catalogue });
    await picker.choose(/^Home/);
    await picker.choose(/^Television/);
    await picker.choose(/^Phone/);
    await expect(element).to.be.accessible();
    element.layout = 'table';
    await settled(element);
    await expect(element).to.be.accessible();
  });

  it('A5 has targets of 24 pixels at least, and boxes and buttons of 44', async () => {
    const { picker, element } = await stage({ plans: catalogue });
    await picker.choose(/^Office/);
    await picker.choose(/^Phone/);
    for (const each of element.shadowRoot?.querySelectorAll('.units > *') ?? []) {
      expect(each.getBoundingClientRect().height).to.be.at.least(44);
    }
    for (const label of element.shadowRoot?.querySelectorAll('.plan > label') ?? []) {
      const { height, width } = (label.parentElement as HTMLElement).getBoundingClientRect();
      expect(Math.min(height, width)).to.be.at.least(44);
    }
    for (const button of element.shadowRoot?.querySelectorAll('.plan-add-ons button') ?? []) {
      expect(button.getBoundingClientRect().height).to.be.at.least(24);
    }
  });

  it('A6 fits into 320 pixels three levels deep', async () => {
    await setViewport({ width: 320, height: 800 });
    const { picker } = await stage({ plans: catalogue });
    await picker.choose(/^Home/);
    await picker.choose(/^Television/);
    await picker.choose(/^Sport/);
    const { scrollWidth, clientWidth } = document.documentElement;
    expect(scrollWidth).to.equal(clientWidth);
    await setViewport({ width: 1024, height: 800 });
  });

  it('A17 ties every reference to something in its own root', async () => {
    const { picker } = await stage({ plans: catalogue });
    await picker.choose(/^Home/);
    await picker.choose(/^Television/);
    await picker.choose(/^Phone/);
    const { root } = picker;
    for (const name of ['aria-labelledby', 'aria-describedby', 'for']) {
      for (const each of root.querySelectorAll(`[${name}]`)) {
        for (const id of each.getAttribute(name)?.split(' ') ?? []) {
          expect(root.getElementById(id), `${name} ${id}`).to.not.equal(null);
        }
      }
    }
  });

  it('A18 keeps the focus while plans are added', async () => {
    const { picker } = await stage({ plans: catalogue });
    await picker.choose(/^Home/);
    picker.plan(/^Television/).focus();
    await sendKeys({ press: 'Space' });
    expect(picker.focused).to.equal('Television $15.00 per month');
    await sendKeys({ press: 'Tab' });
    expect(picker.focused).to.equal('Sport $9.00 per month');
  });

  it('A21 begins the name of each control with what is seen of it', async () => {
    const { picker } = await stage({ plans: catalogue });
    await picker.choose(/^Office/);
    await picker.choose(/^Phone/);
    expect(await namesByRole('textbox')).to.deep.equal(['Units of Phone']);
    const group = (await accessibilityTree()).filter(({ role }) => role === 'group');
    expect(group.map(({ name }) => name)).to.include('Add to Office');
  });
});
