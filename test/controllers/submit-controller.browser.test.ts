import { expect } from '@open-wc/testing';
import { LitElement, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Input, Output } from '../../src/adapter/contract.js';
import { AdapterError, refused, type ErrorCode } from '../../src/adapter/errors.js';
import type { BillingAdapter } from '../../src/context/connection.js';
import { provideBilling, type BillingProvision } from '../../src/context/provide-billing.js';
import { ConnectionController } from '../../src/controllers/connection-controller.js';
import type { EndedOutcome } from '../../src/controllers/outcome.js';
import { SubmitController } from '../../src/controllers/submit-controller.js';
import type { Intent } from '../../src/model/intent.js';
import { deferred } from '../support/deferred.js';
import { ManualTimers, settle } from '../support/manual-timers.js';
import { account, quote, quoteId, receipt } from '../support/samples.js';
import { expectConsole } from '../support/strict-page.js';
import { StubAdapter } from '../support/stub-adapter.js';
import { watchTimers } from '../support/timer-watch.js';

class SubmitProbe extends LitElement {
  readonly connection = new ConnectionController(this, { adapter: () => this.adapter });
  readonly ended: EndedOutcome[] = [];
  readonly submit = new SubmitController(this, {
    connection: this.connection,
    ended: (outcome) => this.ended.push(outcome),
  });
  readonly seen: string[] = [];

  @property({ attribute: false }) adapter: BillingAdapter | undefined;

  override render(): TemplateResult {
    const { state, outcome } = this.submit;
    const words = [state, ...(outcome.error ? [outcome.error.code] : [])].join(' ');
    if (this.seen.at(-1) !== words) this.seen.push(words);
    return html`<button @click=${() => void this.submit.submit(yes('q1'))}>Pay</button>`;
  }

  press(): void {
    this.renderRoot.querySelector('button')?.click();
  }
}
customElements.define('submit-probe', SubmitProbe);

const operation = 'quotePlanChange' as const;
const yes = (id: string, accepted: string[] = []) => ({
  operation,
  quoteId: quoteId(id),
  accepted,
});

type Confirmed = Input<'confirm'>;

function answered({ intentId, quoteId: id }: Pick<Confirmed, 'intentId' | 'quoteId'>) {
  return { id: intentId, quoteId: id, reference: 'R-1' };
}

const done = (input: Confirmed): Intent => ({
  ...answered(input),
  state: 'done',
  receipt: receipt(),
});

let place: HTMLElement;
let provision: BillingProvision | undefined;
let timers: ManualTimers;
let stub: StubAdapter;
/** What a service would know: the state of each intent that reached it. */
let service: Map<string, Intent>;

function lookup({ intentId }: Input<'getIntent'>): Intent {
  const intent = service.get(intentId);
  if (!intent) throw new AdapterError('not-found');
  return intent;
}

/** Takes the write and loses the answer. */
function loseAnswerOf(input: Confirmed, intent: Intent = done(input)): never {
  service.set(input.intentId, intent);
  throw new AdapterError('answer-lost');
}

function start(
  answers: { confirm?: (input: Confirmed) => Output<'confirm'> } = {},
  tells = true,
): void {
  stub = new StubAdapter(
    { getAccount: () => account(), getIntent: lookup, confirm: done, ...answers },
    { tells },
  );
  provision?.dispose();
  provision = provideBilling(place, { adapter: stub.adapter, timers, callTimeout: 5000 });
}

async function add(): Promise<SubmitProbe> {
  const probe = document.createElement('submit-probe') as SubmitProbe;
  place.append(probe);
  await settle();
  return probe;
}

const confirmed = (): Confirmed[] =>
  stub.calls
    .filter(({ operation }) => operation === 'confirm')
    .map(({ input }) => input as Confirmed);

const stored = (): string[] => Object.values({ ...sessionStorage }).map(String);

describe('SubmitController', () => {
  beforeEach(() => {
    sessionStorage.clear();
    place = document.createElement('div');
    document.body.append(place);
    timers = new ManualTimers();
    service = new Map();
  });

  afterEach(() => {
    place.remove();
    provision?.dispose();
    provision = undefined;
  });

  describe('one write', () => {
    it('goes from idle over submitting to done, and tells the end once', async () => {
      start();
      const probe = await add();
      probe.press();
      await settle();
      expect(probe.seen).to.deep.equal(['idle', 'submitting', 'done']);
      expect(probe.ended.map(({ state }) => state)).to.deep.equal(['done']);
      probe.requestUpdate();
      await settle();
      expect(probe.ended).to.have.length(1);
    });

    it('sends the quote, a random UUID and the consent, and nothing else', async () => {
      start();
      const probe = await add();
      await probe.submit.submit({ ...yes('q1', ['w1']), termsVersion: '3' });
      const [sent] = confirmed();
      expect(Object.keys(sent ?? {}).sort()).to.deep.equal([
        'accepted',
        'intentId',
        'quoteId',
        'termsVersion',
      ]);
      expect(sent?.intentId).to.match(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
    });

    it('T27 sends once on a double click, and on a second call in the same turn', async () => {
      start();
      const probe = await add();
      probe.press();
      probe.press();
      await Promise.all([probe.submit.submit(yes('q1')), probe.submit.submit(yes('q2'))]);
      await settle();
      expect(confirmed()).to.have.length(1);
    });

    it('T27 lets two elements with the lock of one account write one after the other', async () => {
      start();
      const [first, second] = [await add(), await add()];
      second.id = 'second';
      const gate = stub.hold('confirm');
      first.press();
      await settle();
      second.press();
      await settle();
      expect(confirmed()).to.have.length(1);
      expect([first.submit.state, second.submit.state]).to.deep.equal(['submitting', 'submitting']);
      gate.release();
      await settle();
      expect(confirmed()).to.have.length(2);
      expect([first.submit.state, second.submit.state]).to.deep.equal(['done', 'done']);
    });

    it('is refused with the reason and the new quote, and can then confirm that one under a new intent', async () => {
      start({
        confirm: (input) =>
          input.quoteId === 'q1'
            ? { ...answered(input), state: 'refused', refusal: 'quote-changed', quote: quote('q2') }
            : done(input),
      });
      const probe = await add();
      await probe.submit.submit(yes('q1'));
      const { outcome } = probe.submit;
      expect(outcome.state === 'refused' && [outcome.refusal, outcome.quote?.id]).to.deep.equal([
        'quote-changed',
        'q2',
      ]);
      await probe.submit.submit(yes('q2'));
      await settle();
      expect(probe.submit.state).to.equal('done');
      const [one, two] = confirmed();
      expect(one?.intentId).to.not.equal(two?.intentId);
      expect(probe.ended.map(({ state }) => state)).to.deep.equal(['refused', 'done']);
    });

    it('is refused when the adapter throws a refusal', async () => {
      start({
        confirm: () => {
          throw refused('quote-expired');
        },
      });
      const probe = await add();
      await probe.submit.submit(yes('q1'));
      const { outcome } = probe.submit;
      expect(outcome.state === 'refused' && outcome.refusal).to.equal('quote-expired');
    });

    it('asks while the service says that it is still at it', async () => {
      start({ confirm: (input) => ({ ...answered(input), state: 'submitting' }) });
      const probe = await add();
      await probe.submit.submit(yes('q1'));
      const [sent] = confirmed();
      if (!sent) throw new Error('nothing was sent');
      service.set(sent.intentId, { ...answered(sent), state: 'submitting' });
      await timers.advance(1000);
      expect(probe.submit.state).to.equal('submitting');
      service.set(sent.intentId, done(sent));
      await timers.advance(2000);
      expect(probe.submit.state).to.equal('done');
      expect(probe.seen).to.deep.equal(['idle', 'submitting', 'done']);
    });

    it('is ready for another choice after reset, and not before the end', async () => {
      start();
      const probe = await add();
      const gate = stub.hold('confirm');
      probe.press();
      probe.submit.reset();
      expect(probe.submit.state).to.equal('submitting');
      gate.release();
      await settle();
      probe.submit.reset();
      expect(probe.submit.state).to.equal('idle');
    });

    it('does nothing while it is out of the page', async () => {
      start();
      const probe = await add();
      probe.remove();
      await probe.submit.submit(yes('q1'));
      expect(probe.submit.state).to.equal('idle');
      expect(confirmed()).to.have.length(0);
    });
  });

  describe('T28 an answer that does not come', () => {
    it('is unknown, is looked up, and is done; it never fails and is never sent again', async () => {
      start({ confirm: (input) => loseAnswerOf(input) });
      const probe = await add();
      probe.press();
      await settle();
      expect(probe.submit.state).to.equal('unknown');
      probe.press();
      await timers.advance(1000);
      expect(probe.seen).to.deep.equal(['idle', 'submitting', 'unknown', 'done']);
      expect(confirmed()).to.have.length(1);
    });

    it('looks after 1, 2, 4, 8, 16, 32 and then every 60 seconds', async () => {
      start({ confirm: (input) => loseAnswerOf(input, { ...answered(input), state: 'unknown' }) });
      const probe = await add();
      probe.press();
      await settle();
      const waits: number[] = [];
      for (let look = 0; look < 9; look++) {
        const [wait = 0] = timers.pending;
        waits.push(wait / 1000);
        await timers.advance(wait);
      }
      expect(waits).to.deep.equal([1, 2, 4, 8, 16, 32, 60, 60, 60]);
      expect(probe.submit.state).to.equal('unknown');
      expect(probe.seen).to.deep.equal(['idle', 'submitting', 'unknown']);
    });

    for (const code of [
      'offline',
      'timeout',
      'answer-lost',
      'service-failed',
      'bad-answer',
      'intent-conflict',
    ] as const) {
      it(`is unknown after ${code}`, async () => {
        start();
        stub.fail('confirm', new AdapterError(code));
        stub.fail('getIntent', new AdapterError('offline'));
        const probe = await add();
        probe.press();
        await timers.advance(200_000);
        expect(probe.submit.state).to.equal('unknown');
      });
    }

    it('is unknown when an adapter throws anything else', async () => {
      start();
      stub.fail('confirm', new TypeError('x is undefined'));
      const probe = await add();
      probe.press();
      await settle();
      expect(probe.submit.state).to.equal('unknown');
    });

    it('is unknown when another intent is answered', async () => {
      start({ confirm: (input) => ({ ...done(input), id: 'other' as never }) });
      const probe = await add();
      probe.press();
      await settle();
      expect(probe.submit.state).to.equal('unknown');
    });

    it('is unknown when no answer comes in time, and takes it when it comes late', async () => {
      start();
      stub.fail('getIntent', new AdapterError('offline'));
      const gate = stub.hold('confirm');
      const probe = await add();
      probe.press();
      await timers.advance(4999);
      expect(probe.submit.state).to.equal('submitting');
      await timers.advance(1);
      expect(probe.submit.state).to.equal('unknown');
      gate.release();
      await settle();
      expect(probe.submit.state).to.equal('done');
      expect(timers.pending).to.deep.equal([]);
    });

    it('T30 has not been sent when the service does not know the intent, and the same intent may be sent again', async () => {
      let network = false;
      start({
        confirm: (input) => {
          if (!network) throw new AdapterError('offline');
          return done(input);
        },
      });
      const probe = await add();
      probe.press();
      await timers.advance(7000);
      expect(probe.submit.state).to.equal('not-sent');
      network = true;
      await probe.submit.retry();
      await settle();
      expect(probe.submit.state).to.equal('done');
      const [one, two] = confirmed();
      expect(one).to.deep.equal(two);
      expect(probe.ended.map(({ state }) => state)).to.deep.equal(['not-sent', 'done']);
    });

    it('T30 is not taken for unsent where the line was cut while the service was still at what comes before it knows the intent', async () => {
      start({
        confirm: (input) => {
          timers.start(() => service.set(input.intentId, done(input)), 4000);
          throw new AdapterError('offline');
        },
      });
      const probe = await add();
      probe.press();
      await timers.advance(3000);
      expect(probe.submit.state).to.equal('unknown');
      expect(stub.count('getIntent')).to.equal(2);
      await timers.advance(4000);
      expect(probe.submit.state).to.equal('done');
      expect(probe.ended.map(({ state }) => state)).to.deep.equal(['done']);
    });

    it('T30 makes a new intent when the consent is another one', async () => {
      let first = true;
      start({
        confirm: (input) => {
          if (first) {
            first = false;
            throw new AdapterError('offline');
          }
          return done(input);
        },
      });
      const probe = await add();
      probe.press();
      await timers.advance(7000);
      await probe.submit.submit(yes('q1', ['w1']));
      const [one, two] = confirmed();
      expect(one?.intentId).to.not.equal(two?.intentId);
    });

    it('needs help when the adapter cannot look it up', async () => {
      expectConsole('warn', /getIntent: The adapter has no operation getIntent/);
      provision?.dispose();
      stub = new StubAdapter({
        confirm: () => {
          throw new AdapterError('answer-lost');
        },
      });
      provision = provideBilling(place, { adapter: stub.adapter, timers });
      const probe = await add();
      probe.press();
      await timers.advance(1000);
      const { outcome } = probe.submit;
      expect(outcome.state === 'needs-help' && outcome.reference).to.equal(
        confirmed()[0]?.intentId,
      );
    });

    it('is looked up at once when asked to, and when the network is back', async () => {
      start({ confirm: (input) => loseAnswerOf(input, { ...answered(input), state: 'unknown' }) });
      const probe = await add();
      probe.press();
      await settle();
      probe.submit.check();
      await settle();
      expect(stub.count('getIntent')).to.equal(1);
      dispatchEvent(new Event('online'));
      await settle();
      expect(stub.count('getIntent')).to.equal(2);
    });

    it('waits as long as the service asks it to', async () => {
      start({ confirm: (input) => loseAnswerOf(input) });
      stub.fail('getIntent', new AdapterError('too-many-requests', { retryAfter: 45 }));
      const probe = await add();
      probe.press();
      await timers.advance(1000);
      expect(timers.pending).to.deep.equal([45_000]);
    });
  });

  describe('an answer that says that nothing was taken', () => {
    const codes: ErrorCode[] = [
      'session-expired',
      'not-permitted',
      'too-many-requests',
      'invalid-input',
      'sign-in-failed',
      'operation-missing',
      'bad-configuration',
      'refused',
    ];
    for (const code of codes) {
      it(`has not been sent after ${code}, and says why`, async () => {
        start();
        stub.fail('confirm', new AdapterError(code));
        const probe = await add();
        probe.press();
        await settle();
        expect(probe.seen.at(-1)).to.equal(`not-sent ${code}`);
        expect(timers.pending).to.deep.equal([]);
      });
    }

    it('is no proof about an attempt before that was lost', async () => {
      start({ confirm: (input) => loseAnswerOf(input) });
      const probe = await add();
      probe.press();
      await settle();
      stub.fail('getIntent', new AdapterError('session-expired'));
      await timers.advance(1000);
      expect(probe.seen.at(-1)).to.equal('unknown session-expired');
    });
  });

  describe('a reload', () => {
    async function reload(): Promise<SubmitProbe> {
      place.replaceChildren();
      await settle();
      provision?.dispose();
      provision = provideBilling(place, { adapter: stub.adapter, timers, callTimeout: 5000 });
      return add();
    }

    it('while submitting: resumes, and finds out', async () => {
      start({
        confirm: (input) => {
          service.set(input.intentId, done(input));
          return done(input);
        },
      });
      const gate = stub.hold('confirm');
      const former = await add();
      former.press();
      await settle();
      const probe = await reload();
      expect(probe.submit.state).to.equal('unknown');
      gate.release();
      await timers.advance(1000);
      const { outcome } = probe.submit;
      expect(outcome.state === 'done' && outcome.resumed).to.equal(true);
      expect(probe.ended).to.have.length(1);
      expect(former.ended).to.have.length(0);
      expect(confirmed()).to.have.length(1);
      expect(stored()).to.deep.equal([]);
    });

    it('before the confirmation reached the service: it has not been sent, and the same intent may be', async () => {
      start();
      const gate = stub.hold('confirm');
      const former = await add();
      former.press();
      await settle();
      const probe = await reload();
      await timers.advance(24_999);
      expect(probe.submit.state).to.equal('unknown');
      expect(stub.count('getIntent')).to.be.greaterThan(1);
      await timers.advance(60_000);
      expect(probe.submit.state).to.equal('not-sent');
      gate.release();
      await settle();
      await probe.submit.retry();
      await settle();
      const [one, two] = confirmed();
      expect(two).to.deep.equal(one);
      expect(probe.submit.state).to.equal('done');
    });

    it('after a new sign-in, where the element that sent went with the session: it is known that nothing was taken', async () => {
      start();
      const gate = stub.hold('confirm');
      stub.fail('confirm', new AdapterError('session-expired'));
      const former = await add();
      former.press();
      await settle();
      former.remove();
      gate.release();
      await settle();
      const probe = await reload();
      await timers.advance(1);
      expect(probe.submit.state).to.equal('not-sent');
      expect(probe.ended.map(({ state }) => state)).to.deep.equal(['not-sent']);
      expect(stored()).to.deep.equal([]);
    });

    it('while the confirmation is still on its way to the service: waits for it instead of taking it for unsent', async () => {
      start();
      stub.hold('confirm');
      (await add()).press();
      await settle();
      await timers.advance(3000);
      const probe = await reload();
      await timers.advance(8000);
      const [sent] = confirmed();
      if (!sent) throw new Error('nothing was sent');
      expect(probe.seen).to.deep.equal(['idle', 'unknown']);
      service.set(sent.intentId, done(sent));
      await timers.advance(8000);
      expect(probe.seen).to.deep.equal(['idle', 'unknown', 'done']);
    });

    it('long after the confirmation was sent: one look tells that it never arrived', async () => {
      start();
      stub.hold('confirm');
      const former = await add();
      former.press();
      await settle();
      former.remove();
      await timers.advance(25_000);
      const probe = await reload();
      await timers.advance(0);
      expect(stub.count('getIntent')).to.equal(1);
      expect(probe.submit.state).to.equal('not-sent');
    });

    it('while it waits for its turn: counts from when it is sent', async () => {
      start();
      const [first, second] = [await add(), await add()];
      second.id = 'second';
      const gate = stub.hold('confirm');
      first.press();
      await settle();
      second.press();
      await settle();
      await timers.advance(4000);
      gate.release();
      stub.hold('confirm');
      await settle();
      expect(confirmed()).to.have.length(2);
      const [text = ''] = stored();
      expect((JSON.parse(text) as { sentAt: number }).sentAt).to.equal(4000);
    });

    it('after an end that was seen: starts afresh', async () => {
      start();
      (await add()).press();
      await settle();
      const probe = await reload();
      await timers.advance(0);
      expect(probe.seen).to.deep.equal(['idle']);
      expect(stub.count('getIntent')).to.equal(0);
    });

    it('keeps ids, consent and the time only', async () => {
      start();
      stub.hold('confirm');
      const probe = await add();
      await Promise.race([
        probe.submit.submit({ ...yes('q1', ['w1']), termsVersion: '3' }),
        settle(),
      ]);
      const [text = ''] = stored();
      const { intentId, ...rest } = JSON.parse(text) as Record<string, unknown>;
      expect(intentId).to.equal(confirmed()[0]?.intentId);
      expect(rest).to.deep.equal({
        quoteId: 'q1',
        accepted: ['w1'],
        termsVersion: '3',
        operation: 'quotePlanChange',
        sentAt: 0,
      });
    });

    it('T9 does not take up what another account left behind', async () => {
      start();
      stub.hold('confirm');
      (await add()).press();
      await settle();
      stub.answer('getAccount', () => account({ id: 'bob' }));
      const probe = await reload();
      await timers.advance(100_000);
      expect(probe.seen).to.deep.equal(['idle']);
      expect(stub.count('getIntent')).to.equal(0);
    });

    it('takes up an unfinished write instead of sending another one', async () => {
      start();
      stub.hold('confirm');
      (await add()).press();
      await settle();
      const gate = stub.hold('getAccount');
      const probe = await reload();
      void probe.submit.submit(yes('q2'));
      gate.release();
      await settle();
      expect(confirmed().map(({ quoteId: id }) => id)).to.deep.equal(['q1']);
      expect(probe.submit.outcome).to.include({ state: 'unknown', quoteId: 'q1', resumed: true });
    });

    it('ignores what is no intent of ours in the storage', async () => {
      start();
      stub.hold('confirm');
      (await add()).press();
      await settle();
      for (const key of Object.keys(sessionStorage)) sessionStorage.setItem(key, '{"intentId":7}');
      const probe = await reload();
      await timers.advance(1000);
      expect(probe.seen).to.deep.equal(['idle']);
    });
  });

  describe('coming and going', () => {
    it('leaves no timer behind while it is unknown, and goes on looking when it returns', async () => {
      start({ confirm: (input) => loseAnswerOf(input) });
      const probe = await add();
      probe.press();
      await settle();
      probe.remove();
      expect(timers.pending).to.deep.equal([]);
      await timers.advance(100_000);
      place.append(probe);
      await timers.advance(1000);
      expect(probe.submit.state).to.equal('done');
      expect(probe.ended).to.have.length(1);
    });

    it('does not abort a confirmation that is on its way, and tells its end when it is seen', async () => {
      const watch = watchTimers();
      start();
      const gate = stub.hold('confirm');
      const probe = await add();
      probe.press();
      await settle();
      probe.remove();
      expect(timers.pending).to.deep.equal([]);
      expect(stub.lastCall('confirm')?.signal?.aborted).to.equal(false);
      gate.release();
      await settle();
      expect(probe.ended).to.have.length(0);
      place.append(probe);
      await settle();
      expect(probe.ended.map(({ state }) => state)).to.deep.equal(['done']);
      probe.remove();
      await settle();
      watch.stop();
      expect(watch.left).to.deep.equal([]);
    });

    it('is not taken for unsent while its confirmation is still on its way', async () => {
      start();
      const gate = stub.hold('confirm');
      const probe = await add();
      probe.press();
      await settle();
      place.append(document.createElement('hr'));
      place.append(probe);
      await timers.advance(4999);
      expect(probe.submit.state).to.equal('submitting');
      await timers.advance(10_000);
      expect(stub.count('getIntent')).to.be.greaterThan(1);
      expect(probe.submit.state).to.equal('unknown');
      gate.release();
      await settle();
      expect(probe.submit.state).to.equal('done');
      expect(confirmed()).to.have.length(1);
    });

    it('counts a confirmation that never comes back as lost after a while', async () => {
      start();
      stub.hold('confirm');
      const probe = await add();
      probe.press();
      await timers.advance(24_000);
      expect(probe.submit.state).to.equal('unknown');
      await timers.advance(60_000);
      expect(probe.submit.state).to.equal('not-sent');
    });

    it('T9 forgets the outcome when someone else may be signed in', async () => {
      start();
      const probe = await add();
      probe.press();
      await settle();
      stub.tell({ session: true, nouns: [] });
      await settle();
      expect(probe.seen).to.deep.equal(['idle', 'submitting', 'done', 'idle']);
    });

    it('T9 drops an answer that belongs to the session before', async () => {
      start();
      const gate = stub.hold('confirm');
      const probe = await add();
      probe.press();
      await settle();
      stub.answer('getAccount', () => account({ id: 'bob' }));
      stub.tell({ session: true, nouns: [] });
      gate.release();
      await settle();
      expect(probe.seen).to.deep.equal(['idle', 'submitting', 'idle']);
      expect(probe.ended).to.have.length(0);
    });
  });

  describe('what the write changed', () => {
    async function reads(tells: boolean): Promise<number> {
      start({}, tells);
      const probe = await add();
      const connection = probe.connection.connection;
      stub.answer('getAccount', () => account({ name: 'changed' }));
      await probe.submit.submit(yes('q1'));
      await settle();
      await connection?.ask('getAccount', {});
      return stub.count('getAccount');
    }

    it('is asked for again when the adapter does not tell of changes', async () => {
      expect(await reads(false)).to.equal(2);
    });

    it('is left to an adapter that tells of changes', async () => {
      expect(await reads(true)).to.equal(1);
    });

    it('is asked for again after a refusal, whatever the adapter tells', async () => {
      start({
        confirm: (input) => ({
          ...answered(input),
          state: 'refused',
          refusal: 'plan-not-available',
        }),
      });
      stub.answer('getAccount', () => account());
      const probe = await add();
      await probe.submit.submit(yes('q1'));
      await settle();
      await probe.connection.connection?.ask('getAccount', {});
      expect(stub.count('getAccount')).to.equal(2);
    });
  });

  it('sends nothing before it is known whose write it is', async () => {
    start();
    const gate = deferred<never>();
    stub.answer('getAccount', () => gate.promise);
    const probe = await add();
    probe.press();
    await settle();
    expect(confirmed()).to.have.length(0);
    gate.reject(new AdapterError('offline'));
    await settle();
    expect(probe.seen.at(-1)).to.equal('not-sent offline');
  });
});
