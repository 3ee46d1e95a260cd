import { expect } from '@open-wc/testing';
import { defineAdapter } from '../../src/adapter/define-adapter.js';
import { AdapterError } from '../../src/adapter/errors.js';
import { Connection } from '../../src/context/connection.js';
import { ManualTimers, settle } from '../support/manual-timers.js';
import { account, quote, draft } from '../support/samples.js';
import { expectConsole } from '../support/strict-page.js';
import { StubAdapter } from '../support/stub-adapter.js';

async function reasonOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'it resolved',
    (reason: unknown) => reason,
  );
}

let connection: Connection | undefined;

function connect(stub: StubAdapter, timers = new ManualTimers()): Connection {
  connection = new Connection(stub.adapter, { timers, callTimeout: 1000 });
  return connection;
}

describe('Connection', () => {
  afterEach(() => connection?.dispose());

  it('answers from what it keeps while that is fresh', async () => {
    const stub = new StubAdapter({ getAccount: () => account() });
    const { name } = await connect(stub).ask('getAccount', {});
    await connection?.ask('getAccount', {});
    expect([name, stub.count('getAccount')]).to.deep.equal(['Ann Example', 1]);
  });

  it('T9 gives nobody an answer that was asked for in the session before', async () => {
    const stub = new StubAdapter({ getAccount: () => account() });
    const gate = stub.hold('getAccount');
    const asked = reasonOf(connect(stub).ask('getAccount', {}));
    await settle();
    stub.tell({ session: true, nouns: [] });
    gate.release();
    expect(await asked).to.be.instanceOf(AdapterError);
    expect(stub.lastCall('getAccount')?.signal?.aborted).to.equal(true);
  });

  it('rejects with the reason of the signal when a call is aborted, also before it begins', async () => {
    const stub = new StubAdapter({ getAccount: () => account() });
    stub.hold('getAccount');
    const controller = new AbortController();
    const called = reasonOf(connect(stub).call('getAccount', {}, { signal: controller.signal }));
    await settle();
    controller.abort(new Error('enough'));
    expect(await called).to.have.property('message', 'enough');
    const again = connection?.call('getAccount', {}, { signal: controller.signal });
    expect(await reasonOf(again ?? Promise.resolve())).to.have.property('message', 'enough');
  });

  it('gives a quote twice the time of other calls', async () => {
    const timers = new ManualTimers();
    const stub = new StubAdapter({ quotePlanChange: () => quote('q') });
    stub.hold('quotePlanChange');
    const called = reasonOf(connect(stub, timers).call('quotePlanChange', { draft: draft() }));
    await timers.advance(1999);
    expect(timers.pending).to.deep.equal([1]);
    await timers.advance(1);
    expect(await called).to.have.property('code', 'timeout');
  });

  it('leaves no timer when a call is answered', async () => {
    const timers = new ManualTimers();
    await connect(new StubAdapter({ getAccount: () => account() }), timers).call('getAccount', {});
    expect(timers.pending).to.deep.equal([]);
  });

  it('calls an adapter whose operations use `this`, and turns what they throw at once into a rejection', async () => {
    const adapter = {
      who: 'Ann',
      getAccount(): Promise<never> {
        throw new AdapterError('not-permitted', { hint: this.who });
      },
    };
    connection = new Connection(adapter);
    const reason = await reasonOf(connection.call('getAccount', {}));
    expect(reason).to.include({ code: 'not-permitted', message: 'Ann' });
  });

  it('tells the developer once, by operation and place, what breaks the contract, and nothing of the answer', async () => {
    expectConsole('warn', /^uss-kit: getAccount: getAccount answered .* at id \(/);
    expectConsole('warn', /^uss-kit: listPlans: The adapter has no operation listPlans\.$/);
    const said: unknown[][] = [];
    const { warn } = console;
    console.warn = (...words: unknown[]) => {
      said.push(words);
      warn(...words);
    };
    const adapter = defineAdapter({ getAccount: () => ({ ...account(), id: 4711 }) as never });
    connection = new Connection(adapter);
    for (let times = 0; times < 2; times++) {
      await reasonOf(connection.call('getAccount', {}));
      await reasonOf(connection.call('listPlans', {}));
    }
    console.warn = warn;
    expect(said).to.have.length(2);
    expect(JSON.stringify(said)).to.not.contain('4711');
  });

  it('says nothing in the console of errors that no developer can mend, or that give no hint', async () => {
    const stub = new StubAdapter({ getAccount: () => account() });
    for (const error of [
      new AdapterError('service-failed', { hint: 'Status 500 without a problem body.' }),
      new AdapterError('bad-answer'),
    ]) {
      stub.fail('getAccount', error);
      connection?.dispose();
      expect(await reasonOf(connect(stub).call('getAccount', {}))).to.equal(error);
    }
  });

  it('works with an adapter whose subscribe fails, and warns', () => {
    expectConsole('warn', /subscribe of the adapter failed/);
    connection = new Connection({
      subscribe: () => {
        throw new Error('no');
      },
    });
    expect(connection.has('listPlans')).to.equal(false);
  });
});
