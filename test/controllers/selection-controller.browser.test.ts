import { expect } from '@open-wc/testing';
import { LitElement, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { BillingAdapter } from '../../src/context/connection.js';
import { provideBilling, type BillingProvision } from '../../src/context/provide-billing.js';
import { ConnectionController } from '../../src/controllers/connection-controller.js';
import { SelectionController } from '../../src/controllers/selection-controller.js';
import { settle } from '../support/manual-timers.js';
import { draft, planId } from '../support/samples.js';
import { StubAdapter } from '../support/stub-adapter.js';

class Chooser extends LitElement {
  readonly selection = new SelectionController(this);

  override render(): TemplateResult {
    const { planId: chosen = 'none', units = 'none' } = this.selection.selection;
    return html`${chosen}, ${units}`;
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
    one.selection.select({ planId: planId('gold'), units: 3 });
    await settle();
    expect(other.text).to.equal('gold, 3');
  });

  it('is private to an element without a provider', async () => {
    const [one, other] = [
      await add<Chooser>('selection-chooser'),
      await add<Chooser>('selection-chooser'),
    ];
    one.selection.select({ planId: planId('gold'), units: 3 });
    await settle();
    expect([one.text, other.text]).to.deep.equal(['gold, 3', 'none, none']);
  });

  it('is apart from the provider inside an element that is a scope of its own', async () => {
    provide();
    const flow = await add<Flow>('selection-flow');
    const slotted = await add<Chooser>('selection-chooser', flow);
    const loose = await add<Chooser>('selection-chooser');
    flow.inner.selection.select({ planId: planId('gold'), units: 1 });
    await settle();
    expect([flow.inner.text, slotted.text, loose.text]).to.deep.equal([
      'gold, 1',
      'gold, 1',
      'none, none',
    ]);
    expect(flow.selection.selection.planId).to.equal('gold');
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

  it('drops the rate schedule and the alignment with the plan they belong to', async () => {
    const one = await add<Chooser>('selection-chooser');
    one.selection.select({
      planId: planId('gold'),
      rateScheduleId: 'r1' as never,
      alignWith: 'p1' as never,
      units: 2,
    });
    one.selection.select({ planId: planId('silver') });
    expect(one.selection.selection).to.include({
      planId: 'silver',
      rateScheduleId: undefined,
      units: 2,
    });
    expect(one.selection.selection.alignWith).to.equal(undefined);
    one.selection.select({ planId: planId('gold'), rateScheduleId: 'r2' as never });
    expect(one.selection.selection.rateScheduleId).to.equal('r2');
  });

  it('has a draft once plan, units and billing group are chosen', async () => {
    const { selection } = await add<Chooser>('selection-chooser');
    selection.select({ planId: planId('gold'), units: 1 });
    expect(selection.draft).to.equal(undefined);
    selection.select({ billingGroupId: draft().billingGroupId });
    expect(selection.draft).to.deep.equal({
      kind: 'assign',
      planId: 'gold',
      units: 1,
      billingGroupId: 'main',
      effective: { when: 'now' },
    });
    selection.select({ units: undefined });
    expect(selection.draft).to.equal(undefined);
  });

  it('keeps its identity when nothing in it changes', async () => {
    const { selection } = await add<Chooser>('selection-chooser');
    selection.select({ planId: planId('gold'), effective: { when: 'date', date: '2020-08-01' } });
    const before = selection.selection;
    selection.select({ planId: planId('gold'), effective: { when: 'date', date: '2020-08-01' } });
    expect(selection.selection).to.equal(before);
    selection.select({ effective: { when: 'date', date: '2020-08-02' } });
    expect(selection.selection).to.not.equal(before);
  });

  it('T9 of a flow is dropped when another session begins', async () => {
    const stub = provide();
    const flow = await add<Flow>('selection-flow');
    flow.selection.select({ planId: planId('gold'), units: 1 });
    stub.tell({ session: true, nouns: [] });
    await settle();
    expect(flow.inner.text).to.equal('none, none');
  });
});
