import { LitElement, html } from 'lit';
import type { PlanPicker } from '../../components/plan-picker/plan-picker.js';
import '../../components/provider/provider.define.js';
import type { Selection } from '../../src/context/selection.js';
import { SelectionController } from '../../src/controllers/selection-controller.js';
import type { PlanSelectedDetail } from '../../src/events/event-map.js';
import type { PlanInstance } from '../../src/model/plan-instance.js';
import type { Plan } from '../../src/model/plan.js';
import { PlanPickerHarness } from './harness/plan-picker.js';
import { mount, settled } from './mount.js';
import { account } from './samples.js';
import { StubAdapter, type StubAnswers } from './stub-adapter.js';

/** Shows what is in the selection, as a preview beside the picker reads it. */
class SelectionProbe extends LitElement {
  readonly selection = new SelectionController(this);
}
customElements.define('selection-probe', SelectionProbe);

export interface Stage {
  readonly plans: readonly Plan[];
  readonly instances?: readonly PlanInstance[];
  readonly attributes?: Readonly<Record<string, string>>;
  readonly before?: (element: PlanPicker) => void;
  readonly answers?: StubAnswers;
}

/** A picker in a provider, with what its user meets and what the page gets to know. */
export async function stage({ plans, instances, attributes = {}, before, answers }: Stage) {
  const stub = new StubAdapter({
    getAccount: () => account(),
    listPlans: () => ({ rows: [...plans] }),
    ...(instances && { listPlanInstances: () => ({ rows: [...instances] }) }),
    ...answers,
  });
  const provider = await mount(
    html`<uss-provider locale="en-US" .adapter=${stub.adapter}>
      <selection-probe></selection-probe>
    </uss-provider>`,
  );
  const probe = provider.querySelector('selection-probe') as SelectionProbe;
  const element = document.createElement('uss-plan-picker');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  before?.(element);
  const told: PlanSelectedDetail[] = [];
  element.addEventListener('uss-plan-selected', ({ detail }) => told.push(detail));
  provider.append(element);
  await settled(element);
  return {
    stub,
    provider,
    element,
    told,
    picker: new PlanPickerHarness(element),
    select: async (patch: Partial<Selection>) => {
      probe.selection.select(patch);
      await settled(element);
    },
    /** What is selected now. */
    selection: () => probe.selection.selection,
    /** The chosen plans, each as "plan", "plan<parent" or "plan<(instance)", with `!` where numbers of a group are wrong. */
    selected: () =>
      probe.selection.selection.plans.map(({ planId, parent, incomplete }) => {
        const above =
          parent && ('planId' in parent ? `<${parent.planId}` : `<(${parent.planInstanceId})`);
        return `${planId}${above ?? ''}${incomplete ? '!' : ''}`;
      }),
  };
}

/** The same plans, read again with changes. */
export async function reread(
  { stub, element }: { readonly stub: StubAdapter; readonly element: PlanPicker },
  plans: readonly Plan[],
): Promise<void> {
  stub.answer('listPlans', () => ({ rows: [...plans] }));
  stub.tell({ nouns: ['plans'] });
  await settled(element);
}
