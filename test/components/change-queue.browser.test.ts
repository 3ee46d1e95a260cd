import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../components/change-queue/change-queue.define.js';
import '../../components/provider/provider.define.js';
import type { Provider } from '../../components/provider/provider.js';
import type { BillingAdapter } from '../../src/adapter/contract.js';
import {
  createSandboxAdapter,
  type SandboxAdapter,
} from '../../src/adapter/sandbox/sandbox-adapter.js';
import { runDataElementSuite } from '../support/data-element-suite.js';
import { control, controls, nameOf } from '../support/harness/controls.js';
import { RatePreviewHarness } from '../support/harness/rate-preview.js';
import { visibleText } from '../support/harness/roles.js';
import { mount, unmountAll } from '../support/mount.js';
import { queuedChange, terms } from '../support/plan-samples.js';
import { account } from '../support/samples.js';
import { StubAdapter, type StubAnswers } from '../support/stub-adapter.js';

async function show(adapter: BillingAdapter) {
  const provider = await mount<Provider>(
    html`<uss-provider .adapter=${adapter} locale="en-US">
      <uss-change-queue></uss-change-queue>
    </uss-provider>`,
  );
  const element = provider.querySelector('uss-change-queue');
  if (!element?.shadowRoot) throw new Error('There is no queue.');
  const root = element.shadowRoot;
  const shows = async (words: string): Promise<void> => {
    const there = () => visibleText(root).includes(words);
    await waitUntil(there, words, { timeout: 4000 }).catch((late: Error) => {
      throw new Error(`${late.message}: not in "${visibleText(root)}"`);
    });
  };
  const items = () =>
    [...root.querySelectorAll('[part="list"] article')].map((each) => visibleText(each));
  const preview = () => {
    const part = root.querySelector<HTMLElement>('uss-rate-preview');
    if (!part) throw new Error('No preview is open.');
    return new RatePreviewHarness(part);
  };
  const dialog = () => root.querySelector('dialog');
  return { provider, element, root, shows, items, preview, dialog };
}

async function writes(sandbox: SandboxAdapter): Promise<string[]> {
  const { log } = await sandbox.sandbox.status();
  return log.filter(({ name }) => name === 'write').map(({ outcome }) => outcome);
}

const answers = (more: StubAnswers = {}): StubAnswers => ({
  getAccount: () => account(),
  listQueuedChanges: () => ({ rows: [queuedChange('7')] }),
  quoteQueueEdit: () => {
    throw new Error('Nothing is quoted here.');
  },
  ...more,
});

describe('uss-change-queue', () => {
  beforeEach(() => sessionStorage.clear());
  afterEach(unmountAll);

  runDataElementSuite({
    tag: 'uss-change-queue',
    reads: 'listQueuedChanges',
    ready: { answers: () => answers(), shows: /Internet becomes Internet Plus/ },
    other: {
      answers: () =>
        answers({
          listQueuedChanges: () => ({
            rows: [queuedChange('8', { kind: 'cancel', before: terms({ planName: 'Phone' }) })],
          }),
        }),
      shows: /Phone ends/,
    },
    empty: {
      answers: () => answers({ listQueuedChanges: () => ({ rows: [] }) }),
      shows: /No changes are planned/,
    },
    large: {
      answers: () =>
        answers({
          listQueuedChanges: () => ({
            rows: [
              queuedChange('7', {
                after: terms({
                  planName: 'Internetanschlussgesamtpaket mit Rundfunkgebührenübernahme '.repeat(3),
                  price: { amount: '123456789012.34', currency: 'USD' },
                }),
              }),
            ],
          }),
        }),
      shows: /123,456,789,012\.34/,
    },
  });

  it('A58 lists what waits in the order in which it runs, each with what, when, and from what to what', async () => {
    const { items, shows } = await show(
      new StubAdapter(
        answers({
          listQueuedChanges: () => ({
            rows: [
              queuedChange('7'),
              queuedChange('8', {
                kind: 'units',
                date: '2020-10-01',
                after: terms({ units: 4, price: { amount: '120.00', currency: 'USD' } }),
              }),
            ],
          }),
        }),
      ).adapter,
    );
    await shows('4 instead of 1 units');
    const [first, second] = items();
    expect(first).to.contain('Internet becomes Internet Plus');
    expect(first).to.contain('On September 1, 2020.');
    expect(first).to.contain('$30.00 per month → $60.00 per month');
    expect(second).to.contain('Internet: 4 instead of 1 units');
    expect(second).to.contain('On October 1, 2020.');
  });

  it('A58 gives no two buttons the same name', async () => {
    const { root, shows } = await show(
      new StubAdapter(
        answers({
          listQueuedChanges: () => ({
            rows: [
              queuedChange('7'),
              queuedChange('8', { before: terms({ planName: 'Phone' }), kind: 'cancel' }),
            ],
          }),
        }),
      ).adapter,
    );
    await shows('Phone ends');
    const names = controls(root, 'button').map(nameOf);
    expect(new Set(names).size).to.equal(names.length);
    expect(names).to.contain('Delete Phone ends');
  });

  it('says why something cannot be done now, and what has to come first', async () => {
    const { root, shows } = await show(
      createSandboxAdapter({ scenario: 'execute-only-the-topmost' }),
    );
    await shows('has to start first');
    const names = controls(root, 'button').map(nameOf);
    expect(names.filter((name) => name.startsWith('Do it now'))).to.have.length(1);
    await shows('Not possible now:');
  });

  it('only lets a change that waits for the next bill be deleted', async () => {
    const { root, shows } = await show(
      createSandboxAdapter({ scenario: 'anniversary-changes-can-only-be-deleted' }),
    );
    await shows('with the next bill');
    const names = controls(root, 'button').map(nameOf);
    expect(names.every((name) => name.startsWith('Delete'))).to.equal(true);
    await shows('The date cannot be changed:');
  });

  it('T38 A59 names everything that is deleted along before it is, with the safe choice in focus', async () => {
    const sandbox = createSandboxAdapter({ scenario: 'delete-cascades' });
    const { root, shows, items, preview, dialog } = await show(sandbox);
    await shows('has to start first');
    const before = items().length;
    expect(before).to.equal(3);
    controls(root, 'button')
      .find((each) => nameOf(each).startsWith('Delete'))
      ?.click();
    await shows('Delete this planned change?');
    expect(dialog()?.getAttribute('role')).to.equal('alertdialog');
    expect(dialog()?.matches(':modal')).to.equal(true);
    expect(visibleText(root.activeElement ?? root)).to.equal('Leave it as it is');
    await waitUntil(
      () => preview().text.includes('$0.00') || preview().text.includes('nothing'),
      'figures',
    );
    await preview().agreeToAll();
    preview().confirmButton.click();
    await waitUntil(() => items().length === 0, 'an empty queue', { timeout: 4000 });
    expect(await writes(sandbox)).to.deep.equal(['ok']);
    control(root, 'button', 'Close').click();
    await waitUntil(() => dialog() === null, 'no dialog');
    expect(root.activeElement?.id).to.equal('title');
  });

  it('A18 A23 leaves everything as it is on Escape, and gives the focus back', async () => {
    const sandbox = createSandboxAdapter({ scenario: 'delete-cascades' });
    const { root, shows, dialog, items } = await show(sandbox);
    await shows('has to start first');
    const button = controls(root, 'button').find((each) => nameOf(each).startsWith('Delete'));
    button?.focus();
    button?.click();
    await shows('Delete this planned change?');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => dialog() === null, 'no dialog');
    expect(root.activeElement === button).to.equal(true);
    expect(items()).to.have.length(3);
    expect(await writes(sandbox)).to.deep.equal([]);
  });

  it('opens again for who is quicker than the dialog that closes', async () => {
    const sandbox = createSandboxAdapter({ scenario: 'delete-cascades' });
    const { root, shows, dialog } = await show(sandbox);
    await shows('has to start first');
    const button = controls(root, 'button').find((each) => nameOf(each).startsWith('Delete'));
    button?.click();
    await shows('Delete this planned change?');
    control(root, 'button', 'Leave it as it is').click();
    button?.click();
    await waitUntil(() => dialog()?.matches(':modal'), 'a dialog');
    await aTimeout(100);
    expect(dialog()?.matches(':modal')).to.equal(true);
  });

  it('A13 makes a change now after its invoice was shown', async () => {
    const sandbox = createSandboxAdapter({ scenario: 'execute-only-the-topmost' });
    const { root, shows, preview, items } = await show(sandbox);
    await shows('has to start first');
    control(root, 'button', /^Do it now/).click();
    await shows('Do this now?');
    await waitUntil(() => /\$\d/.test(preview().text), 'figures');
    expect(await writes(sandbox)).to.deep.equal([]);
    await preview().agreeToAll();
    preview().confirmButton.click();
    await waitUntil(() => items().length === 2, 'two left', { timeout: 4000 });
    expect(await writes(sandbox)).to.deep.equal(['ok']);
  });

  it('makes several changes now, with one confirmation and one invoice (one-invoice-for-all-executed-in-a-billing-group)', async () => {
    const sandbox = createSandboxAdapter({
      scenario: 'one-invoice-for-all-executed-in-a-billing-group',
    });
    const { root, shows, preview, items } = await show(sandbox);
    await shows('Internet becomes Internet Plus');
    const before = (await sandbox.listInvoices({})).total ?? 0;
    controls(root, 'button')
      .find((each) => nameOf(each).startsWith('Do it now'))
      ?.click();
    await shows('Do this with it');
    const names = controls(root, 'button').map(nameOf);
    expect(new Set(names).size).to.equal(names.length);
    expect(visibleText(root.activeElement ?? root)).to.equal('Leave it as it is');
    control(root, 'checkbox', /^Internet becomes Internet Plus/).click();
    // 4 of 31 days and 19 of 31 days: 58.00 charged, 7.48 + 35.55; 29.00 given back, 3.74 + 17.77; together 21.52.
    await preview().shows('You pay $21.52 today');
    await waitUntil(() => preview().confirmable, 'figures', { timeout: 4000 });
    await preview().agreeToAll();
    preview().confirmButton.click();
    await preview().showsReceipt();
    await waitUntil(() => items().length === 0, 'nothing left');
    expect(await writes(sandbox)).to.deep.equal(['ok']);
    expect((await sandbox.listInvoices({})).total).to.equal(before + 1);
  });

  it('A60 moves a change to a date in the range that it says, and explains a wrong one', async () => {
    const sandbox = createSandboxAdapter({
      scenario: 'parent-cannot-be-moved-past-its-queued-child',
    });
    const { root, shows, preview } = await show(sandbox);
    await shows('Change the date');
    controls(root, 'button')
      .find((each) => nameOf(each).startsWith('Change the date'))
      ?.click();
    await shows('Move this to another date');
    const field = () => root.querySelector<HTMLInputElement>('dialog input[type="date"]');
    await shows('From February 2, 2016 to February 25, 2016.');
    const type = (value: string) => {
      const input = field();
      if (!input) throw new Error('There is no date field.');
      input.value = value;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    };
    type('2016-02-26');
    await shows('Choose February 25, 2016 or an earlier date.');
    expect(root.querySelector('uss-rate-preview') === null).to.equal(true);
    type('2016-02-24');
    await waitUntil(() => root.querySelector('uss-rate-preview') !== null, 'a preview');
    await waitUntil(() => preview().buttons.length > 0, 'a button to confirm', { timeout: 4000 });
    await preview().agreeToAll();
    preview().confirmButton.click();
    await shows('On February 24, 2016.');
    expect(await writes(sandbox)).to.deep.equal(['ok']);
  });

  it('T33 ends plainly when another window edited the queue meanwhile', async () => {
    const sandbox = createSandboxAdapter({ scenario: 'delete-cascades' });
    const { root, shows, preview } = await show(sandbox);
    await shows('has to start first');
    const { rows } = await sandbox.listQueuedChanges({});
    const [master] = rows;
    controls(root, 'button')
      .find((each) => nameOf(each).startsWith('Delete'))
      ?.click();
    await shows('Delete this planned change?');
    await waitUntil(() => preview().buttons.length > 0, 'a button to confirm', { timeout: 4000 });
    if (!master) throw new Error('The scenario has no queue.');
    const quote = await sandbox.quoteQueueEdit({
      draft: { kind: 'queue-edit', edits: [{ do: 'delete', queuedChangeId: master.id }] },
    });
    await sandbox.confirm({
      quoteId: quote.id,
      intentId: crypto.randomUUID() as never,
      accepted: quote.warnings.map(({ id }) => id),
      termsVersion: (await sandbox.getAccount({})).terms?.version,
    });
    await preview().shows('made or deleted already');
    expect(await writes(sandbox)).to.deep.equal(['ok']);
  });

  it('keeps what is through as history, newest first', async () => {
    const { shows, root } = await show(
      new StubAdapter(
        answers({
          listQueuedChanges: () => ({
            rows: [
              queuedChange('9', { state: 'executed', closedOn: '2020-07-10' }),
              queuedChange('5', { state: 'deleted', closedOn: '2020-07-01', kind: 'cancel' }),
            ],
          }),
        }),
      ).adapter,
    );
    await shows('Past changes (2)');
    const history = [...root.querySelectorAll('[part="history"] article')].map((each) =>
      visibleText(each),
    );
    expect(history[0]).to.contain('It happened on July 10, 2020.');
    expect(history[1]).to.contain('It was deleted on July 1, 2020.');
    expect(controls(root, 'button')).to.deep.equal([]);
  });

  it('is told to the page first, which may prevent it', async () => {
    const { element, root, shows, dialog } = await show(new StubAdapter(answers()).adapter);
    const asked: unknown[] = [];
    element.addEventListener('uss-queue-action-submit', (event) => {
      asked.push(event.detail);
      event.preventDefault();
    });
    await shows('Internet becomes Internet Plus');
    control(root, 'button', /^Delete/).click();
    expect(asked).to.deep.equal([{ do: 'delete', queuedChangeId: '7' }]);
    expect(dialog() === null).to.equal(true);
  });
});
