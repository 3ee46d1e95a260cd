import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../components/provider/provider.define.js';
import '../../components/sandbox-panel/sandbox-panel.define.js';
import { defineAdapter } from '../../src/adapter/define-adapter.js';
import { createSandboxAdapter } from '../../src/adapter/sandbox/sandbox-adapter.js';
import { mount, settled, unmountAll } from '../support/mount.js';
import { deepAll, visibleText } from '../support/harness/roles.js';
import '../support/strict-page.js';

afterEach(unmountAll);

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100 && !condition(); tries++)
    await new Promise((resolve) => setTimeout(resolve, 10));
  expect(condition(), 'came to pass').to.equal(true);
}

/** The panel as a person uses it: by the names of its buttons, boxes and fields. */
async function open(scenario = 'assign-now-with-queued-rate-change') {
  const adapter = createSandboxAdapter({ scenario });
  const provider = await mount(
    html`<uss-provider .adapter=${adapter}><uss-sandbox-panel></uss-sandbox-panel></uss-provider>`,
  );
  const element = provider.querySelector('uss-sandbox-panel');
  if (!element?.shadowRoot) throw new Error('no panel');
  const root = element.shadowRoot;
  const named = <T extends HTMLElement>(selector: string, name: RegExp): T => {
    const found = deepAll<T>(root, selector).find((each) => name.test(visibleText(each)));
    if (!found) throw new Error(`nothing named ${String(name)}`);
    return found;
  };
  await until(() => root.querySelector('select') !== null);
  return {
    adapter,
    root,
    text: () => visibleText(root),
    press: async (name: RegExp) => {
      named('button', name).click();
      await settled(element);
    },
    faultsAre: async (...faults: string[]) => {
      const now = async () => (await adapter.sandbox.status()).faults.join();
      for (let tries = 0; tries < 100 && (await now()) !== faults.join(); tries++)
        await new Promise((resolve) => setTimeout(resolve, 10));
      expect(await now()).to.equal(faults.join());
    },
    box: (name: RegExp) => {
      const control = named<HTMLLabelElement>('label', name).control;
      if (!(control instanceof HTMLInputElement)) throw new Error('no box');
      return control;
    },
  };
}

describe('the sandbox panel', () => {
  it('is accessible', async () => {
    const { root } = await open();
    await expect(root.host).to.be.accessible();
  });

  it("moves the clock a day, a week, and to the next bill, and says today's date", async () => {
    const panel = await open('rs-scheduled-rate-change-moves-everyone');
    const start = (await panel.adapter.sandbox.status()).today;
    await panel.press(/^One day on$/);
    await until(() => !panel.root.querySelector('[aria-disabled="true"]'));
    await panel.press(/^One week on$/);
    const eighth = new Date(Date.parse(`${start}T00:00:00Z`) + 8 * 86_400_000)
      .toISOString()
      .slice(0, 10);
    await until(() => !panel.root.querySelector('[aria-disabled="true"]'));
    expect((await panel.adapter.sandbox.status()).today).to.equal(eighth);
    const { nextBillDate } = await panel.adapter.sandbox.status();
    await panel.press(/the next bill$/);
    await until(() =>
      /^Today is /.test(visibleText(panel.root.querySelector('[role=status]') ?? panel.root)),
    );
    expect((await panel.adapter.sandbox.status()).today).to.equal(nextBillDate);
  });

  it('goes to a date, and says what is wrong with one that is past or missing, keeping it', async () => {
    const panel = await open();
    const field = panel.root.querySelector<HTMLInputElement>('input[type=date]');
    if (!field) throw new Error('no date field');
    await panel.press(/^Go$/);
    await until(() => panel.text().includes('Enter a date.'));
    field.value = '2020-07-01';
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await panel.press(/^Go$/);
    await until(() => panel.text().includes('Choose July 18, 2020 or a later date.'));
    expect(field.value).to.equal('2020-07-01');
    field.value = '2020-08-18';
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await panel.press(/^Go$/);
    await until(() => panel.text().includes('Aug 18, 2020'));
    expect((await panel.adapter.sandbox.status()).today).to.equal('2020-08-18');
  });

  it('switches a fault on and off', async () => {
    const panel = await open();
    panel.box(/Let no call get through/).click();
    await until(() => panel.box(/Let no call get through/).checked);
    await panel.faultsAre('offline');
    panel.box(/Let no call get through/).click();
    await until(() => !panel.box(/Let no call get through/).checked);
    await panel.faultsAre();
  });

  it('takes two clicks in a row for two', async () => {
    const panel = await open();
    panel.box(/Let no call get through/).click();
    panel.box(/Answer nonsense/).click();
    await panel.faultsAre('offline', 'garbage');
    await until(() => panel.box(/Answer nonsense/).checked);
  });

  it('lets faults strike by chance, and says how often they did', async () => {
    const panel = await open();
    const often = panel.root.querySelector<HTMLSelectElement>('#frequency');
    if (!often) throw new Error('no choice of how often');
    expect(often.selectedOptions[0]?.label).to.equal('Every time');
    panel.box(/Let no call get through/).click();
    await until(() => panel.box(/Let no call get through/).checked);
    often.value = 'half';
    often.dispatchEvent(new Event('change', { bubbles: true }));
    const setting = async () => (await panel.adapter.sandbox.status()).faultCounts?.[0]?.setting;
    while ((await setting()) === true) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await setting()).to.deep.equal({ probability: 0.5, seed: 1 });
    expect(panel.text()).not.to.include('Struck');
    let struck = 0;
    for (let call = 0; call < 8; call++)
      await panel.adapter.listPlans({}).catch(() => void (struck += 1));
    expect(struck).to.be.within(1, 7);
    await until(() => panel.text().includes(`Struck ${struck} of 8 times.`));
    expect((await panel.adapter.sandbox.status()).faults).to.deep.equal(['offline']);
  });

  it('shows at once what was asked for, while the sandbox takes its time', async () => {
    const panel = await open();
    const slow = panel.adapter.sandbox.setFault.bind(panel.adapter.sandbox);
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    Object.assign(panel.adapter.sandbox, {
      setFault: async (...args: Parameters<typeof slow>) => {
        await held;
        await slow(...args);
      },
    });
    panel.box(/Let no call get through/).click();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(panel.box(/Let no call get through/).checked).to.equal(true);
    expect((await panel.adapter.sandbox.status()).faults).to.deep.equal([]);
    release();
    await until(() => !panel.root.querySelector('[aria-disabled="true"]'));
    expect(panel.box(/Let no call get through/).checked).to.equal(true);
  });

  it('starts another scenario, and lists the calls with how they ended', async () => {
    const panel = await open();
    const choice = panel.root.querySelector('select');
    if (!choice) throw new Error('no choice');
    choice.value = 'empty';
    choice.dispatchEvent(new Event('change', { bubbles: true }));
    await until(() => choice.value === 'empty');
    await until(() => !panel.root.querySelector('[aria-disabled="true"]'));
    await panel.adapter.listInvoices({});
    await panel.adapter.sandbox.setFault('offline', true);
    await panel.adapter.listPlans({}).catch(() => undefined);
    await until(() => panel.text().includes('failed: offline'));
    const calls = deepAll(panel.root, 'ol li').map(visibleText);
    expect(calls[0]).to.equal('listPlans failed: offline');
    expect(calls).to.include('listInvoices answered');
  });

  it('lists the scenarios by what they are about, a world that was handed in before them', async () => {
    const exported = await createSandboxAdapter({ scenario: 'empty' }).sandbox.exportWorld();
    const world = { ...(exported as object), scenario: 'ours' };
    const adapter = createSandboxAdapter({ world });
    const provider = await mount(
      html`<uss-provider .adapter=${adapter}
        ><uss-sandbox-panel></uss-sandbox-panel
      ></uss-provider>`,
    );
    const root = provider.querySelector('uss-sandbox-panel')?.shadowRoot;
    if (!root) throw new Error('no panel');
    await until(() => root.querySelector('#scenario') !== null);
    const [first, ...groups] = [...(root.querySelector('#scenario')?.children ?? [])];
    expect(first).to.have.property('label', 'The world that was handed in');
    expect(groups.map((group) => [group.localName, (group as HTMLOptGroupElement).label])).to.eql([
      ['optgroup', 'To begin with'],
      ['optgroup', 'Rate schedules'],
      ['optgroup', 'Plan changes'],
      ['optgroup', 'Changes that wait'],
      ['optgroup', 'Paying'],
      ['optgroup', 'Starts in the past'],
      ['optgroup', 'Invoices, credit memos, usage'],
    ]);
    const options = (group?: Element) =>
      [...(group?.querySelectorAll('option') ?? [])].map(({ value }) => value);
    expect(options(groups[0])).to.eql([
      'demo',
      'assign-in-the-middle-aligned-to-another-plan',
      'add-ons',
      'empty',
      'many-plans',
    ]);
    expect(options(groups[4])).to.include('due-after-month-end');
    const { scenarios } = await adapter.sandbox.status();
    expect(groups.flatMap(options)).to.have.length(scenarios.length - 1);
    await expect(root.host).to.be.accessible();
  });

  it('offers nothing where no sandbox stands behind the page', async () => {
    const adapter = defineAdapter({ listInvoices: () => ({ rows: [] }) });
    const provider = await mount(
      html`<uss-provider .adapter=${adapter}
        ><uss-sandbox-panel></uss-sandbox-panel
      ></uss-provider>`,
    );
    const root = provider.querySelector('uss-sandbox-panel')?.shadowRoot;
    if (!root) throw new Error('no panel');
    await until(() => visibleText(root).includes('No sandbox stands behind this page'));
    expect(root.querySelector('button')).to.equal(null);
  });
});
