import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html, type LitElement } from 'lit';
import * as z from 'zod/mini';
import type { BillingGroupSelector } from '../../components/billing-group-selector/billing-group-selector.js';
import { billingGroupSchema, type BillingGroup } from '../../src/model/billing-group.js';
import { namesByRole } from '../support/accessibility-tree.js';
import { runDataElementSuite } from '../support/data-element-suite.js';
import { runFormElementSuite } from '../support/form-element-suite.js';
import { BillingGroupSelectorHarness } from '../support/harness/billing-group-selector.js';
import { mount, settled, unmountAll } from '../support/mount.js';
import { account } from '../support/samples.js';
import { StubAdapter } from '../support/stub-adapter.js';

type GroupText = z.input<typeof billingGroupSchema>;

const visa = {
  id: 'visa',
  kind: 'card',
  brand: 'visa',
  lastFour: '1111',
  expires: { year: 2021, month: 12 },
  expiry: 'valid',
} as const;

function group(id: string, changes: Partial<GroupText> = {}): BillingGroup {
  return z.parse(billingGroupSchema, {
    id,
    name: `Group ${id}`,
    payer: { by: 'method', primary: visa },
    paysFor: [],
    dunning: 'none',
    ...changes,
  });
}

const answers = (...groups: BillingGroup[]) => ({
  getAccount: () => account(),
  listBillingGroups: () => ({ rows: groups }),
});

async function show(...groups: BillingGroup[]) {
  const stub = new StubAdapter(answers(...groups));
  const element = await mount<BillingGroupSelector>(
    html`<uss-billing-group-selector .adapter=${stub.adapter}></uss-billing-group-selector>`,
  );
  const told: string[] = [];
  element.addEventListener('uss-billing-group-selected', ({ detail }) =>
    told.push(detail.billingGroupId),
  );
  return { stub, element, told, selector: new BillingGroupSelectorHarness(element) };
}

const nobody = group('old', { name: 'Old', payer: { by: 'nothing' } });
const home = group('home', { name: 'Home' });
const studio = group('studio', {
  name: 'Studio',
  payer: { by: 'terms', terms: { id: '90', name: 'Net 30', kind: 'net' } },
});

describe('uss-billing-group-selector', () => {
  afterEach(unmountAll);

  it('A47 names each group with its method, last four and expiry, or its terms', async () => {
    await show(home, studio);
    expect(await namesByRole('radio')).to.deep.equal([
      'Home Visa ending in 1111 expires December 2021',
      'Studio By invoice: Net 30',
    ]);
  });

  it('says what each pays for, who steps in, and that a payment is overdue', async () => {
    const { selector } = await show(
      group('home', {
        name: 'Home',
        paysFor: ['Fiber 300', 'Stream Plus'],
        dunning: 'in-progress',
        payer: {
          by: 'method',
          primary: visa,
          backup: { ...visa, id: 'b', brand: 'mastercard', lastFour: '4444' },
        },
      }),
      studio,
    );
    expect(selector.about(/^Home/)).to.equal(
      'If that fails: Mastercard ending in 4444, expires December 2021. Pays for Fiber 300 and Stream Plus. A payment is overdue. Reminders are being sent.',
    );
    expect(selector.about(/^Studio/)).to.equal('Pays for no plan yet.');
  });

  for (const [expiry, name, status] of [
    ['expired', 'Home Visa ending in 1111 expired December 2021', /^Expired/],
    ['expiring', 'Home Visa ending in 1111 expires soon: December 2021', /^Expires soon/],
  ] as const) {
    it(`tells in words that a card is ${expiry}, and lets it be chosen`, async () => {
      const { selector, told } = await show(
        group('home', { name: 'Home', payer: { by: 'method', primary: { ...visa, expiry } } }),
        studio,
      );
      expect(selector.groups[0]).to.equal(name);
      expect(selector.about(/^Home/)).to.match(status);
      await selector.choose(/^Home/);
      expect(told).to.deep.equal(['home']);
    });
  }

  it('names a method without brand or digits by its kind', async () => {
    const { selector } = await show(
      group('a', {
        name: 'A',
        payer: { by: 'method', primary: { id: 'm', kind: 'bank-account', expiry: 'none' } },
      }),
      group('b', {
        name: 'B',
        payer: {
          by: 'method',
          primary: { id: 'n', kind: 'direct-debit', lastFour: '77', expiry: 'none' },
        },
      }),
      group('c', {
        name: 'C',
        payer: {
          by: 'method',
          primary: { id: 'o', kind: 'wallet', name: 'PayWell', expiry: 'none' },
        },
      }),
    );
    expect(selector.groups).to.deep.equal([
      'A Bank account',
      'B Direct debit ending in 77',
      'C PayWell',
    ]);
  });

  it('shows a group that cannot pay with the reason, and does not let it be chosen', async () => {
    const { selector, element, told } = await show(home, studio, nobody);
    expect(selector.group('Old').disabled).to.equal(true);
    expect(selector.about('Old')).to.match(
      /^This billing group has no way to pay\. Add a payment method/,
    );
    await selector.choose('Old');
    expect([element.value, told]).to.deep.equal(['', []]);
  });

  it('chooses nothing by itself where there are several', async () => {
    const { selector, element } = await show(home, studio);
    expect([selector.chosen, element.value]).to.deep.equal([undefined, '']);
  });

  it('chooses the only group that can pay, without an event', async () => {
    const { selector, element, told } = await show(home, nobody);
    expect(selector.chosen).to.match(/^Home/);
    expect([element.value, told]).to.deep.equal(['home', []]);
  });

  it('chooses by keyboard', async () => {
    const { selector, told } = await show(home, nobody, studio);
    selector.group(/^Home/).focus();
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'ArrowDown' });
    expect(told).to.deep.equal(['home', 'studio']);
    expect(selector.chosen).to.match(/^Studio/);
  });

  it('A48 sends nothing and leaves the focus where it is when a group is chosen', async () => {
    const { selector, stub, told } = await show(home, studio);
    const before = stub.calls.length;
    selector.group(/^Home/).focus();
    await sendKeys({ press: 'Space' });
    await settled(selector.element);
    expect(told).to.deep.equal(['home']);
    expect(stub.calls).to.have.length(before);
    expect(selector.root.activeElement === selector.group(/^Home/)).to.equal(true);
  });

  it('drops a chosen group that is gone, says so, and keeps the focus', async () => {
    const { selector, element, stub, told } = await show(home, studio, group('third'));
    await selector.choose(/^Studio/);
    selector.group(/^Studio/).focus();
    stub.answer('listBillingGroups', () => ({ rows: [home, group('third')] }));
    stub.tell({ nouns: ['billingGroups'] });
    await settled(element);
    expect(selector.text).to.contain(
      'The billing group that you chose is no longer there. Choose another one.',
    );
    expect([element.value, selector.chosen]).to.deep.equal(['', undefined]);
    expect(told).to.deep.equal(['studio']);
    expect(document.activeElement?.localName).to.equal('uss-billing-group-selector');
    await selector.choose(/^Home/);
    expect(selector.text).to.not.contain('no longer there');
  });

  it('does not choose the last one that is left for the customer after theirs has gone', async () => {
    const { selector, element, stub } = await show(home, studio);
    await selector.choose(/^Studio/);
    stub.answer('listBillingGroups', () => ({ rows: [home] }));
    stub.tell({ nouns: ['billingGroups'] });
    await settled(element);
    expect(element.value).to.equal('');
  });

  it('drops a chosen group that cannot pay any more', async () => {
    const { selector, element, stub } = await show(home, studio);
    await selector.choose(/^Home/);
    stub.answer('listBillingGroups', () => ({
      rows: [{ ...home, payer: { by: 'nothing' } }, studio],
    }));
    stub.tell({ nouns: ['billingGroups'] });
    await settled(element);
    expect(element.value).to.equal('');
    expect(selector.text).to.contain('This billing group has no way to pay.');
  });

  it('forgets the choice of one customer when someone else may be signed in', async () => {
    const { selector, element, stub } = await show(home, studio);
    await selector.choose(/^Studio/);
    stub.answer('listBillingGroups', () => ({ rows: [group('a'), group('b')] }));
    stub.tell({ session: true, nouns: [] });
    await settled(element);
    expect(element.value).to.equal('');
    expect(selector.text).to.not.contain('no longer there');
  });

  const choose = (name: RegExp) => (element: LitElement) =>
    new BillingGroupSelectorHarness(element as BillingGroupSelector).choose(name);

  runDataElementSuite({
    tag: 'uss-billing-group-selector',
    reads: 'listBillingGroups',
    ready: { answers: () => answers(home, studio), shows: /Home.*Studio/ },
    other: { answers: () => answers(group('other', { name: 'Another' })), shows: /Another/ },
    empty: { answers: () => answers(), shows: /There is no billing group to choose from/ },
    large: {
      answers: () =>
        answers(
          group('long', {
            name: 'Rechnungsempfängeradressenänderungsbenachrichtigungsgruppe',
            description:
              'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
            paysFor: ['Kapitänsmützenabzeichenverleihordnungsabonnement'],
          }),
        ),
      shows: /Rechnungsempf/,
    },
  });
  runFormElementSuite({
    tag: 'uss-billing-group-selector',
    answers: () => answers(home, studio),
    first: { value: 'home', make: choose(/^Home/), sends: [['choice', 'home']] },
    second: { value: 'studio', make: choose(/^Studio/), sends: [['choice', 'studio']] },
    event: 'uss-billing-group-selected',
  });
});
