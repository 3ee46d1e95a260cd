import { expect, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { html } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import '../../components/provider/provider.define.js';
import '../../components/plan-change/plan-change.define.js';
import type { Provider } from '../../components/provider/provider.js';
import {
  createSandboxAdapter,
  type SandboxAdapter,
} from '../../src/adapter/sandbox/sandbox-adapter.js';
import type { Policy } from '../../src/context/settings.js';
import type { ChangeKind } from '../../src/model/plan-change.js';
import { control, controls, descriptionOf, nameOf } from '../support/harness/controls.js';
import { PlanChangeHarness } from '../support/harness/plan-change.js';
import { visibleText } from '../support/harness/roles.js';
import { mount, unmountAll } from '../support/mount.js';

/** Changes of plans that the account has, each through the whole flow on the sandbox. */

interface Options {
  readonly change?: ChangeKind;
  readonly planInstanceId?: string;
  readonly status?: string;
  readonly audience?: string;
  readonly urlPrefix?: string;
  readonly policy?: Partial<Policy>;
}

async function open(sandbox: SandboxAdapter, options: Options = {}) {
  const { change, planInstanceId, status, audience, urlPrefix, policy = {} } = options;
  const provider = await mount<Provider>(
    html`<uss-provider .adapter=${sandbox} .policy=${policy} locale="en-US">
      <uss-plan-change
        change=${ifDefined(change)}
        plan-instance-id=${ifDefined(planInstanceId)}
        status=${ifDefined(status)}
        audience=${ifDefined(audience)}
        url-prefix=${ifDefined(urlPrefix)}
      ></uss-plan-change>
    </uss-provider>`,
  );
  const element = provider.querySelector('uss-plan-change');
  if (!element) throw new Error('There is no flow.');
  return { provider, element, flow: new PlanChangeHarness(element) };
}

async function master(sandbox: SandboxAdapter): Promise<string> {
  const { rows } = await sandbox.listPlanInstances({});
  const found = rows.find(({ kind }) => kind === 'master');
  if (!found) throw new Error('The account has no master plan.');
  return found.id;
}

async function confirm(flow: PlanChangeHarness): Promise<void> {
  await waitUntil(() => flow.preview.confirmable, 'figures to confirm', { timeout: 4000 });
  await flow.preview.agreeToAll();
  flow.preview.confirmButton.click();
}

const midPeriod = 'replace-master-plan-mid-period-prorated';
const losing = 'replace-master-plan-cancels-supplementals-it-does-not-carry';

describe('uss-plan-change for a plan that the account has', () => {
  beforeEach(async () => {
    sessionStorage.clear();
    history.replaceState(null, '', location.pathname);
    await setViewport({ width: 1280, height: 900 });
  });
  afterEach(unmountAll);

  it('A13 switches to another plan today, prorated as the documents say, after it was shown', async () => {
    // 30.00 → 60.00 on 14 February, 18 of 28 days: 38.57 − 19.29 = 19.28.
    const sandbox = createSandboxAdapter({ scenario: midPeriod });
    const { flow } = await open(sandbox, {
      change: 'replace',
      planInstanceId: await master(sandbox),
    });
    await flow.shows('to another plan');
    await flow.choosePlan(/\+ Live TV|Plus/);
    await flow.choose(/^Today/);
    await flow.preview.shows('$19.28');
    expect((await sandbox.listInvoices({})).total).to.equal(3);
    await confirm(flow);
    await waitUntil(() => !flow.choosing, 'the receipt alone', { timeout: 4000 });
    const { rows } = await sandbox.listInvoices({});
    expect(rows[0]?.amount.amount).to.equal('19.28');
    await flow.preview.shows('Basic Channels is now Basic Channels + Live TV.');
    await flow.drawn();
    expect(flow.preview.text).to.contain('Your change is made.');
  });

  it('switches on the next bill date unless told otherwise, and nothing is due', async () => {
    const sandbox = createSandboxAdapter({ scenario: midPeriod });
    const { flow } = await open(sandbox, {
      change: 'replace',
      planInstanceId: await master(sandbox),
    });
    await flow.choosePlan(/\+ Live TV|Plus/);
    await flow.shows('On the next bill date, March 4, 2019');
    const chosen = controls<HTMLInputElement>(flow.root, 'radio').find(
      (radio) => radio.checked && /bill date/.test(nameOf(radio)),
    );
    expect(chosen === undefined).to.equal(false);
    await confirm(flow);
    await waitUntil(async () => (await sandbox.listQueuedChanges({})).rows.length === 1, 'a row');
  });

  it('closes the bill date where a plan would be lost, says why, and chooses another', async () => {
    const sandbox = createSandboxAdapter({ scenario: losing });
    const { flow } = await open(sandbox, {
      change: 'replace',
      planInstanceId: await master(sandbox),
    });
    await flow.choosePlan(/^Internet Plus/);
    await waitUntil(
      () =>
        controls<HTMLInputElement>(flow.root, 'radio').some(
          (radio) => /next bill date/.test(nameOf(radio)) && radio.disabled,
        ),
      'the bill date closed',
      { timeout: 4000 },
    );
    const closed = controls<HTMLInputElement>(flow.root, 'radio').find((radio) =>
      /next bill date/.test(nameOf(radio)),
    );
    expect(closed && descriptionOf(closed)).to.match(/plan/i);
    await flow.preview.shows('B');
  });

  it('changes units within the limits, and quotes only another number', async () => {
    const sandbox = createSandboxAdapter({ scenario: 'several-for-one-plan' });
    const { flow } = await open(sandbox, {
      change: 'units',
      planInstanceId: await master(sandbox),
    });
    await flow.shows('You have');
    const box = control<HTMLInputElement>(flow.root, 'textbox', /^Units of/);
    const { rows } = await sandbox.listPlanInstances({});
    const before = rows[0]?.units ?? 1;
    expect(box.value).to.equal(String(before));
    expect(flow.preview.buttons).to.deep.equal([]);
    box.value = String(before + 1);
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await confirm(flow);
    await waitUntil(
      async () => (await sandbox.listPlanInstances({})).rows[0]?.units === before + 1,
      'one unit more',
      { timeout: 4000 },
    );
  });

  it('keeps a number that cannot be used and says what can', async () => {
    const sandbox = createSandboxAdapter({ scenario: 'several-for-one-plan' });
    const { flow } = await open(sandbox, {
      change: 'units',
      planInstanceId: await master(sandbox),
    });
    await flow.shows('You have');
    const box = control<HTMLInputElement>(flow.root, 'textbox', /^Units of/);
    box.value = '0';
    box.dispatchEvent(new Event('input', { bubbles: true }));
    box.dispatchEvent(new Event('change', { bubbles: true }));
    await flow.drawn();
    expect(box.value).to.equal('0');
    expect(box.getAttribute('aria-invalid')).to.equal('true');
    expect(flow.preview.buttons).to.deep.equal([]);
  });

  it('cancels on the next bill date unless told otherwise, with a reason of the host', async () => {
    const sandbox = createSandboxAdapter({ scenario: midPeriod });
    const { flow } = await open(sandbox, {
      change: 'cancel',
      planInstanceId: await master(sandbox),
      policy: { cancelReasons: ['I move away.', 'It costs too much.'] },
    });
    await flow.shows('Why do you cancel?');
    await flow.choose(/^It costs too much/);
    await flow.shows('On the next bill date, March 4, 2019');
    await confirm(flow);
    await waitUntil(
      async () => (await sandbox.listQueuedChanges({})).rows[0]?.kind === 'cancel',
      'a queued cancellation',
      { timeout: 4000 },
    );
    const { rows } = await sandbox.listPlanInstances({});
    expect(rows[0]?.status).to.equal('pending-cancellation');
  });

  it('pauses a plan; subscribers are offered no other status', async () => {
    const sandbox = createSandboxAdapter({ scenario: midPeriod });
    const { flow } = await open(sandbox, {
      change: 'status',
      planInstanceId: await master(sandbox),
    });
    await flow.choose(/^Pause it/);
    expect(flow.startNames.filter((name) => /Suspend|End it/.test(name))).to.deep.equal([]);
    expect(flow.startNames.filter((name) => /bill date|earlier/.test(name))).to.deep.equal([]);
    await confirm(flow);
    await waitUntil(
      async () => (await sandbox.listPlanInstances({})).rows[0]?.status === 'inactive',
      'a pause',
      { timeout: 4000 },
    );
  });

  it('offers agents every status and how the days until the next bill are charged', async () => {
    const sandbox = createSandboxAdapter({ scenario: midPeriod });
    const { flow } = await open(sandbox, {
      change: 'status',
      planInstanceId: await master(sandbox),
      audience: 'agent',
    });
    await flow.choose(/^Suspend it/);
    unmountAll();
    const again = await open(sandbox, {
      change: 'cancel',
      planInstanceId: await master(sandbox),
      audience: 'agent',
    });
    await again.flow.choose(/^Today/);
    await again.flow.shows('More choices');
    const proration = again.flow.root.querySelector<HTMLSelectElement>('select#proration');
    expect([...(proration?.options ?? [])].map((each) => visibleText(each))).to.deep.equal([
      'As the company has it',
      'Nothing is charged or credited',
      'Charged and credited by days',
      'Charged by days, nothing credited',
      'Credited by days, nothing charged',
    ]);
  });

  it('says why a change is closed in place of its steps', async () => {
    const sandbox = createSandboxAdapter({ scenario: 'dunning-forbids-replacement' });
    const { rows } = await sandbox.listPlanInstances({});
    const late = rows.find(({ dunning, kind }) => dunning !== 'none' && kind === 'master');
    const { flow } = await open(sandbox, {
      change: 'replace',
      ...(late && { planInstanceId: late.id }),
    });
    await flow.shows('You cannot change your plans here');
    expect(flow.root.querySelector('uss-rate-preview') === null).to.equal(true);
  });

  it('says that a plan of a stale link is not there', async () => {
    const sandbox = createSandboxAdapter({ scenario: midPeriod });
    const { flow } = await open(sandbox, { change: 'cancel', planInstanceId: '99999' });
    await flow.shows('You cannot change your plans here');
  });

  describe('what was chosen', () => {
    it('is there again after a reload', async () => {
      const sandbox = createSandboxAdapter({ scenario: midPeriod });
      const planInstanceId = await master(sandbox);
      const first = await open(sandbox, { change: 'cancel', planInstanceId });
      await first.flow.choose(/^On a later date/);
      await first.flow.typeDate('2019-03-20');
      await first.flow.drawn();
      unmountAll();
      const { flow } = await open(sandbox, { change: 'cancel', planInstanceId });
      await waitUntil(() => flow.root.querySelector('input[type="date"]') !== null, 'the date');
      expect(flow.date).to.equal('2019-03-20');
    });

    it('is not taken up by another customer', async () => {
      const sandbox = createSandboxAdapter({ scenario: midPeriod });
      const planInstanceId = await master(sandbox);
      const first = await open(sandbox, { change: 'cancel', planInstanceId });
      await first.flow.choose(/^On a later date/);
      await first.flow.typeDate('2019-03-20');
      await first.flow.drawn();
      unmountAll();
      const account = await sandbox.getAccount({});
      const other = { ...sandbox, getAccount: async () => ({ ...account, id: '10002' as never }) };
      const { flow } = await open(other, { change: 'cancel', planInstanceId });
      await flow.shows('On the next bill date');
      await flow.drawn();
      expect(flow.root.querySelector('input[type="date"]') === null).to.equal(true);
    });

    it('stands in the address where the page wants that, and opens from there', async () => {
      const sandbox = createSandboxAdapter({ scenario: midPeriod });
      const planInstanceId = await master(sandbox);
      const first = await open(sandbox, { change: 'cancel', planInstanceId, urlPrefix: 'uss.' });
      await first.flow.choose(/^On a later date/);
      await first.flow.typeDate('2019-03-20');
      await first.flow.drawn();
      await waitUntil(() => location.search.includes('uss.on=2019-03-20'), 'the address');
      expect(new URLSearchParams(location.search).get('uss.change')).to.equal('cancel');
      unmountAll();
      sessionStorage.clear();
      const { flow } = await open(sandbox, { urlPrefix: 'uss.' });
      await flow.shows('Cancel');
      await waitUntil(() => flow.root.querySelector('input[type="date"]') !== null, 'the date');
      expect(flow.date).to.equal('2019-03-20');
    });

    it('is forgotten once it is made', async () => {
      const sandbox = createSandboxAdapter({ scenario: midPeriod });
      const { flow } = await open(sandbox, {
        change: 'cancel',
        planInstanceId: await master(sandbox),
      });
      await flow.shows('On the next bill date, March 4, 2019');
      await confirm(flow);
      await waitUntil(() => !flow.choosing, 'the receipt alone', { timeout: 4000 });
      const kept = Object.keys(sessionStorage).filter((key) => key.includes('selection'));
      expect(kept).to.deep.equal([]);
    });
  });
});
