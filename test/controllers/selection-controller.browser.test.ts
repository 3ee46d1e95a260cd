import { expect } from '@open-wc/testing';
import { LitElement, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { BillingAdapter } from '../../src/context/connection.js';
import { provideBilling, type BillingProvision } from '../../src/context/provide-billing.js';
import { ConnectionController } from '../../src/controllers/connection-controller.js';
import type { Selection } from '../../src/context/selection.js';
import { SelectionController } from '../../src/controllers/selection-controller.js';
import { settle } from '../support/manual-timers.js';
import { draft, planId } from '../support/samples.js';
import { StubAdapter } from '../support/stub-adapter.js';

class Chooser extends LitElement {
  drawing = false;
  readonly selection = new SelectionController(this, { drawn: () => this.drawing });

  override render(): TemplateResult {
    const [plan] = this.selection.selection.plans;
    return html`${plan?.planId ?? 'none'}, ${plan?.units ?? 'none'}`;
  }

  get text(): string {
    return this.renderRoot.textContent ?? '';
  }
}
customElements.define('selection-chooser', Chooser);

class Flow extends LitElement {
  readonly connection = new ConnectionController(this, {
    adapter: () => this.adapter,
    forChildren: true,
  });
  readonly selection = new SelectionController(this, { own: true, connection: this.connection });
  @property({ attribute: false }) adapter: BillingAdapter | undefined;

  override render(): TemplateResult {
    return html`<selection-chooser></selection-chooser><slot></slot>`;
  }

  get inner(): Chooser {
    return this.renderRoot.querySelector('selection-chooser') as Chooser;
  }
}
customElements.define('selection-flow', Flow);

const gold = (units?: number) => ({ plans: [{ planId: planId('gold'), units }] });

let place: HTMLElement;
let provision: BillingProvision | undefined;

async function add<T extends HTMLElement>(tag: string, parent: HTMLElement = place): Promise<T> {
  const element = document.createElement(tag) as unknown as T;
  parent.append(element);
  await settle();
  return element;
}

function provide(): StubAdapter {
  const stub = new StubAdapter({});
  provision = provideBilling(place, { adapter: stub.adapter });
  return stub;
}

describe('SelectionController', () => {
  beforeEach(() => {
    place = document.createElement('div');
    document.body.append(place);
  });

  afterEach(() => {
    place.remove();
    provision?.dispose();
    provision = undefined;
  });

  it('shares what is chosen between loose elements of a provider', async () => {
    provide();
    const [one, other] = [
      await add<Chooser>('selection-chooser'),
      await add<Chooser>('selection-chooser'),
    ];
    one.selection.select(gold(3));
    await settle();
    expect(other.text).to.equal('gold, 3');
  });

  it('draws an element anew for what others choose, and not for what it has drawn itself', async () => {
    provide();
    const one = await add<Chooser>('selection-chooser');
    const other = await add<Chooser>('selection-chooser');
    one.drawing = true;
    one.selection.select(gold(3));
    one.drawing = false;
    await settle();
    expect([one.text, other.text]).to.deep.equal(['none, none', 'gold, 3']);
    other.selection.select(gold(4));
    await settle();
    expect([one.text, other.text]).to.deep.equal(['gold, 4', 'gold, 4']);
  });

  it('is private to an element without a provider', async () => {
    const [one, other] = [
      await add<Chooser>('selection-chooser'),
      await add<Chooser>('selection-chooser'),
    ];
    one.selection.select(gold(3));
    await settle();
    expect([one.text, other.text]).to.deep.equal(['gold, 3', 'none, none']);
  });

  it('is apart from the provider inside an element that is a scope of its own', async () => {
    provide();
    const flow = await add<Flow>('selection-flow');
    const slotted = await add<Chooser>('selection-chooser', flow);
    const loose = await add<Chooser>('selection-chooser');
    flow.inner.selection.select(gold(1));
    await settle();
    expect([flow.inner.text, slotted.text, loose.text]).to.deep.equal([
      'gold, 1',
      'gold, 1',
      'none, none',
    ]);
    expect(flow.selection.selection.plans[0]?.planId).to.equal('gold');
  });

  it('gives the children of a flow the connection that its property gave', async () => {
    const flow = await add<Flow>('selection-flow');
    const child = await add<Flow>('selection-flow', flow);
    expect(child.connection.state).to.equal('waiting');
    flow.adapter = new StubAdapter({}).adapter;
    await settle();
    expect(child.connection.connection).to.equal(flow.connection.connection);
    expect(child.connection.state).to.equal('connected');
  });

  it('drops the shared bill day with the plan that it was chosen for', async () => {
    const { selection } = await add<Chooser>('selection-chooser');
    selection.select({ ...gold(2), alignWith: 'p1' as never });
    selection.select(gold(3));
    expect(selection.selection.alignWith).to.equal('p1');
    selection.select({ plans: [{ planId: planId('silver'), units: 2 }] });
    expect(selection.selection.alignWith).to.equal(undefined);
  });

  it('drops all that was chosen for another thing to do, or for another plan', async () => {
    const { selection } = await add<Chooser>('selection-chooser');
    selection.select({ ...gold(2), coupon: 'TENTH' });
    selection.select({ kind: 'units', planInstanceId: 'p1' as never, units: 3 });
    expect(selection.selection).to.deep.include({ kind: 'units', plans: [], units: 3 });
    expect(selection.selection.coupon).to.equal(undefined);
    expect(selection.selection.effective).to.equal(undefined);
    selection.select({ planInstanceId: 'p2' as never });
    expect(selection.selection.units).to.equal(undefined);
  });

  it('has a draft once plan, units and billing group are chosen', async () => {
    const { selection } = await add<Chooser>('selection-chooser');
    selection.select(gold(1));
    expect(selection.draft).to.equal(undefined);
    selection.select({ billingGroupId: 'main' as never });
    expect(selection.draft).to.deep.equal(draft());
    selection.select(gold());
    expect(selection.draft).to.equal(undefined);
  });

  it('has a draft of several plans, each with its parent by row or by plan', async () => {
    const { selection } = await add<Chooser>('selection-chooser');
    const plan = (id: string, parent?: object) => ({ planId: planId(id), units: 1, ...parent });
    selection.select({
      billingGroupId: 'main' as never,
      plans: [
        plan('gold'),
        plan('phone', { parent: { planId: 'gold' } }),
        plan('fax', { parent: { planInstanceId: 'p1' } }),
      ],
    });
    expect(
      selection.draft?.changes.map((change) => 'parent' in change && change.parent),
    ).to.deep.equal([false, { row: 0 }, { planInstanceId: 'p1' }]);
    selection.select({ plans: [plan('phone', { parent: { planId: 'gold' } })] });
    expect(selection.draft).to.equal(undefined);
  });

  const drafts: [string, Partial<Selection>, object][] = [
    [
      'a replacement',
      { kind: 'replace', ...gold(2), effective: { when: 'anniversary' } },
      {
        kind: 'replace',
        planInstanceId: 'p1',
        planId: 'gold',
        units: 2,
        effective: { when: 'anniversary' },
      },
    ],
    [
      'a cancellation',
      { kind: 'cancel', effective: { when: 'now' }, billUsage: false },
      { kind: 'cancel', planInstanceId: 'p1', effective: { when: 'now' }, billUsage: false },
    ],
    ['units', { kind: 'units', units: 4 }, { kind: 'units', planInstanceId: 'p1', units: 4 }],
    [
      'a rate schedule',
      { kind: 'rate-schedule', rateScheduleId: 'r1' as never },
      { kind: 'rate-schedule', planInstanceId: 'p1', rateScheduleId: 'r1' },
    ],
    [
      'a status on a date',
      { kind: 'status', status: 'suspended', effective: { when: 'date', date: '2020-08-01' } },
      { kind: 'status', planInstanceId: 'p1', status: 'suspended', on: '2020-08-01' },
    ],
  ];
  for (const [what, patch, change] of drafts) {
    it(`has a draft of ${what}`, async () => {
      const { selection } = await add<Chooser>('selection-chooser');
      selection.select({ planInstanceId: 'p1' as never, ...patch });
      expect(selection.draft).to.deep.equal({ kind: 'plan-change', changes: [change] });
    });
  }

  it('has no draft of a status that would wait for a bill date, for it cannot', async () => {
    const { selection } = await add<Chooser>('selection-chooser');
    selection.select({ kind: 'status', planInstanceId: 'p1' as never, status: 'suspended' });
    expect(selection.draft).to.not.equal(undefined);
    selection.select({ effective: { when: 'anniversary' } });
    expect(selection.draft).to.equal(undefined);
  });

  it('keeps its identity when nothing in it changes', async () => {
    const { selection } = await add<Chooser>('selection-chooser');
    selection.select({ ...gold(), effective: { when: 'date', date: '2020-08-01' } });
    const before = selection.selection;
    selection.select({ ...gold(), effective: { when: 'date', date: '2020-08-01' } });
    expect(selection.selection).to.equal(before);
    selection.select({ effective: { when: 'date', date: '2020-08-02' } });
    expect(selection.selection).to.not.equal(before);
  });

  it('T9 of a flow is dropped when another session begins', async () => {
    const stub = provide();
    const flow = await add<Flow>('selection-flow');
    flow.selection.select(gold(1));
    stub.tell({ session: true, nouns: [] });
    await settle();
    expect(flow.inner.text).to.equal('none, none');
  });
});
