import { expect, waitUntil } from '@open-wc/testing';
import { LitElement, html, type TemplateResult } from 'lit';
import { Provider } from '../../components/provider/provider.js';
import '../../components/provider/provider.define.js';
import { AdapterError, refused } from '../../src/adapter/errors.js';
import { ConnectionController } from '../../src/controllers/connection-controller.js';
import { LocalizeController } from '../../src/controllers/localize-controller.js';
import { QueryController } from '../../src/controllers/query-controller.js';
import { SelectionController } from '../../src/controllers/selection-controller.js';
import { hurry } from '../support/hurry.js';
import { settle } from '../support/manual-timers.js';
import { account, draft, plan, planId } from '../support/samples.js';
import { expectConsole } from '../support/strict-page.js';
import { stripIsolation } from '../support/strip-isolation.js';
import { StubAdapter } from '../support/stub-adapter.js';
import { watchTimers } from '../support/timer-watch.js';

class Consumer extends LitElement {
  readonly connection = new ConnectionController(this);
  readonly localize = new LocalizeController(this);
  readonly selection = new SelectionController(this);
  readonly plans = new QueryController(this, {
    connection: this.connection,
    operation: 'listPlans',
    input: () => (this.connection.has('listPlans') ? {} : undefined),
  });

  override render(): TemplateResult {
    const { state, data, error } = this.plans.result;
    const names = data?.rows.map(({ name }) => name).join(', ') ?? '';
    return html`${[state, names, error?.code ?? ''].filter(Boolean).join(' ')}`;
  }

  get text(): string {
    return this.renderRoot.textContent ?? '';
  }
}
customElements.define('provider-consumer', Consumer);

let place: HTMLElement;

beforeEach(() => {
  place = document.createElement('div');
  document.body.append(place);
});

afterEach(() => {
  place.remove();
  document.documentElement.lang = 'en';
});

interface Setup {
  readonly attributes?: Readonly<Record<string, string>>;
  readonly properties?: Partial<Provider>;
}

async function provide({ attributes = {}, properties = {} }: Setup = {}) {
  const provider = document.createElement('uss-provider');
  for (const [name, value] of Object.entries(attributes)) provider.setAttribute(name, value);
  Object.assign(provider, properties);
  const consumer = document.createElement('provider-consumer') as Consumer;
  provider.append(consumer);
  place.append(provider);
  await settle();
  return { provider, consumer };
}

function plansNamed(name: string, more: Parameters<typeof stubOf>[0] = {}): StubAdapter {
  return stubOf({ listPlans: () => ({ rows: [plan('p', name)] }), ...more });
}

function stubOf(answers: ConstructorParameters<typeof StubAdapter>[0]): StubAdapter {
  return new StubAdapter(answers);
}

function message(provider: Provider): string {
  const text = provider.shadowRoot?.querySelector('[part="message"]')?.textContent ?? '';
  return stripIsolation(text).replace(/\s+/g, ' ').trim();
}

async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
}

describe('uss-provider', () => {
  describe('where data comes from', () => {
    it('is the sandbox with the default scenario, with one attribute and no value', async () => {
      const { provider, consumer } = await provide({ attributes: { sandbox: '' } });
      const adapter = await provider.ready;
      expect(adapter.sandbox).to.not.equal(undefined);
      await waitUntil(() => consumer.connection.state === 'connected');
      expect(consumer.connection.connection?.adapter).to.equal(adapter);
    });

    it('is the backend at base-url', async () => {
      const provider = document.createElement('uss-provider');
      provider.setAttribute('base-url', '/uss-test');
      provider.setAttribute('locale', 'en');
      place.append(provider);
      const adapter = await provider.ready;
      expect(adapter.sandbox).to.equal(undefined);
      expect(adapter.listPlans).to.be.a('function');
    });

    it('lets call-timeout alone say how long its client waits, twice as long for a quote', async () => {
      const provider = document.createElement('uss-provider');
      provider.setAttribute('base-url', '/uss-test');
      provider.setAttribute('locale', 'en');
      provider.setAttribute('call-timeout', '45000');
      place.append(provider);
      const former = await provider.ready;
      provider.setAttribute('call-timeout', '90000');
      const adapter = await provider.ready;
      const { fetch } = globalThis;
      globalThis.fetch = () => new Promise(() => undefined);
      const watch = watchTimers();
      const stop = new AbortController();
      const options = { signal: stop.signal };
      const calls = [
        former.listPlans?.({}, options),
        adapter.listPlans?.({}, options),
        adapter.quotePlanChange?.({ draft: draft() }, options),
      ].map((call) => rejection(call ?? Promise.resolve()));
      expect(watch.left.sort((a, b) => a - b)).to.deep.equal([45_000, 90_000, 180_000]);
      stop.abort();
      await Promise.all(calls);
      watch.stop();
      globalThis.fetch = fetch;
    });

    it('is the adapter of the page, which beats the attributes', async () => {
      const { adapter } = plansNamed('Gold');
      const { provider, consumer } = await provide({
        attributes: { sandbox: '' },
        properties: { adapter },
      });
      expect(await provider.ready).to.equal(adapter);
      expect(consumer.text).to.equal('ready Gold');
    });

    it('may be said after the provider is in the page', async () => {
      const { provider, consumer } = await provide();
      const { ready } = provider;
      expect(consumer.text).to.equal('waiting');
      provider.adapter = plansNamed('Gold').adapter;
      await settle();
      expect(consumer.text).to.equal('ready Gold');
      expect(await ready).to.equal(provider.adapter);
    });

    it('follows when it is replaced, and lets go of the one before', async () => {
      const first = plansNamed('Gold');
      const { provider, consumer } = await provide({ properties: { adapter: first.adapter } });
      provider.adapter = plansNamed('Silver').adapter;
      expect(await provider.ready).to.equal(provider.adapter);
      await settle();
      expect(consumer.text).to.equal('ready Silver');
      expect(first.listeners).to.equal(0);
    });

    it('keeps its world in the browser with persist', async () => {
      const attributes = { sandbox: '', persist: '', locale: 'en' };
      try {
        const { provider } = await provide({ attributes });
        const first = (await provider.ready).sandbox;
        const before = await first?.status();
        await first?.advance({ days: 1 });
        provider.remove();
        const again = (await (await provide({ attributes })).provider.ready).sandbox;
        const after = await again?.status();
        expect(after?.today).to.not.equal(before?.today);
        expect(after?.today).to.equal((await first?.status())?.today);
      } finally {
        localStorage.clear();
      }
    });
  });

  describe('a page that is set up wrongly', () => {
    const wrong: [string, Record<string, string>, RegExp][] = [
      [
        'both base-url and sandbox',
        { 'base-url': '/uss', sandbox: '' },
        /base-url and sandbox.*Remove one/,
      ],
      [
        'a base-url of another scheme',
        { 'base-url': 'ftp://example.com' },
        /base-url="ftp:\/\/example.com".*https:/,
      ],
      ['an empty base-url', { 'base-url': '' }, /base-url="".*\/uss/],
      ['a base-url with a query', { 'base-url': '/uss?a=1' }, /base-url=.*\/uss/],
      ['a base-url that is no address', { 'base-url': 'https://' }, /base-url="https:\/\/"/],
      [
        'an unknown scenario',
        { sandbox: 'no-such-thing' },
        /sandbox="no-such-thing".*no such scenario/,
      ],
    ];
    for (const [what, attributes, text] of wrong) {
      it(`says in place what to change: ${what}`, async () => {
        expectConsole('warn', /<uss-provider>: .*(base-url|sandbox|scenario)/);
        const { provider, consumer } = await provide({ attributes });
        const reason = await rejection(provider.ready);
        await settle();
        expect(reason).to.be.instanceOf(AdapterError).with.property('code', 'bad-configuration');
        expect(message(provider)).to.match(text);
        expect(consumer.text).to.equal('failed bad-configuration');
        await expect(provider).to.be.accessible();
      });
    }

    it('works once it is mended, and the message goes', async () => {
      expectConsole('warn', /<uss-provider>/);
      const { provider, consumer } = await provide({
        attributes: { 'base-url': '/uss', sandbox: '' },
      });
      provider.removeAttribute('base-url');
      await provider.ready;
      await waitUntil(() => consumer.plans.result.state === 'ready');
      expect(message(provider)).to.equal('');
    });

    it('says after a moment that it has nothing to connect to', async () => {
      expectConsole('warn', /<uss-provider> has nothing to connect to/);
      const restore = hurry();
      const { provider } = await provide();
      restore();
      expect(message(provider)).to.match(/base-url, sandbox, or the adapter property/);
    });

    it('keeps what the page has inside', async () => {
      expectConsole('warn', /<uss-provider>/);
      const { provider } = await provide({ attributes: { 'base-url': '' } });
      const paragraph = document.createElement('p');
      paragraph.textContent = 'Our plans';
      provider.append(paragraph);
      await settle();
      expect(paragraph.checkVisibility()).to.equal(true);
    });
  });

  describe('coming and going', () => {
    it('serves elements that were there before its script', async () => {
      const late = document.createElement('late-provider') as Provider;
      const consumer = document.createElement('provider-consumer') as Consumer;
      late.append(consumer);
      place.append(late);
      await settle();
      expect(consumer.text).to.equal('waiting');
      customElements.define('late-provider', class extends Provider {});
      late.adapter = plansNamed('Gold').adapter;
      await settle();
      expect(consumer.text).to.equal('ready Gold');
    });

    it('aborts what is under way and lets go of the adapter when it is removed', async () => {
      const stub = plansNamed('Gold');
      stub.hold('listPlans');
      const { provider } = await provide({ properties: { adapter: stub.adapter } });
      provider.remove();
      await settle();
      expect(stub.lastCall('listPlans')?.signal?.aborted).to.equal(true);
      expect(stub.listeners).to.equal(0);
    });

    it('works again when it returns', async () => {
      const stub = plansNamed('Gold');
      const { provider, consumer } = await provide({ properties: { adapter: stub.adapter } });
      provider.remove();
      await settle();
      expect(consumer.text).to.equal('waiting');
      place.append(provider);
      await settle();
      expect(consumer.text).to.equal('ready Gold');
      expect(stub.listeners).to.equal(1);
    });

    it('keeps what is known when it is moved', async () => {
      const stub = plansNamed('Gold');
      const { provider, consumer } = await provide({ properties: { adapter: stub.adapter } });
      place.prepend(provider);
      await settle();
      expect(consumer.text).to.equal('ready Gold');
      expect(stub.count('listPlans')).to.equal(1);
    });

    it('asks again when the page comes back from the cache of the browser', async () => {
      const stub = plansNamed('Gold');
      await provide({ properties: { adapter: stub.adapter } });
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      await settle();
      expect(stub.count('listPlans')).to.equal(2);
    });

    it('keeps two of them on a page apart', async () => {
      const one = await provide({ properties: { adapter: plansNamed('Gold').adapter } });
      const two = await provide({ properties: { adapter: plansNamed('Silver').adapter } });
      one.consumer.selection.select({ plans: [{ planId: planId('p') }] });
      await settle();
      expect([one.consumer.text, two.consumer.text]).to.deep.equal(['ready Gold', 'ready Silver']);
      expect(two.consumer.selection.selection.plans).to.deep.equal([]);
    });
  });

  describe('A31 the language inside', () => {
    const german = () => stubOf({ getAccount: () => account({ locale: 'de-AT' }) });
    const localeOf = ({ localize }: Consumer): string => localize.settings.locale;

    it('is the attribute, before the account', async () => {
      const stub = german();
      const { consumer } = await provide({
        attributes: { locale: 'fr-CH' },
        properties: { adapter: stub.adapter },
      });
      expect(localeOf(consumer)).to.equal('fr-CH');
      expect(stub.count('getAccount')).to.equal(0);
    });

    it('is the account, before the page', async () => {
      place.lang = 'pl';
      const { consumer } = await provide({ properties: { adapter: german().adapter } });
      expect(localeOf(consumer)).to.equal('de-AT');
    });

    it('is the page, before the browser', async () => {
      place.lang = 'pl';
      const { consumer } = await provide({ properties: { adapter: stubOf({}).adapter } });
      expect(localeOf(consumer)).to.equal('pl');
    });

    it('is the browser when nothing says another', async () => {
      document.documentElement.removeAttribute('lang');
      Object.defineProperty(navigator, 'language', { value: 'sv-FI', configurable: true });
      const { consumer } = await provide({ properties: { adapter: stubOf({}).adapter } });
      Reflect.deleteProperty(navigator, 'language');
      expect(localeOf(consumer)).to.equal('sv-FI');
    });

    it('follows the page when it changes its language', async () => {
      const { consumer } = await provide({ properties: { adapter: stubOf({}).adapter } });
      document.documentElement.lang = 'ja';
      await settle();
      expect(localeOf(consumer)).to.equal('ja');
    });

    it('passes over what is no language tag', async () => {
      place.lang = 'pl';
      const { consumer } = await provide({
        attributes: { locale: 'not a tag' },
        properties: { adapter: stubOf({}).adapter },
      });
      expect(localeOf(consumer)).to.equal('pl');
    });

    it('A24 is said on the provider where it differs from the page, with its direction', async () => {
      const { provider } = await provide({
        attributes: { locale: 'ar-XB' },
        properties: { adapter: stubOf({}).adapter },
      });
      await waitUntil(() => provider.lang !== '');
      expect([provider.lang, provider.dir]).to.deep.equal(['ar-XB', 'rtl']);
      provider.locale = 'en-GB';
      await waitUntil(() => provider.dir === '');
      expect(provider.hasAttribute('lang')).to.equal(false);
    });

    it('A24 leaves alone what the page wrote', async () => {
      const { provider } = await provide({
        attributes: { locale: 'ar-XB', lang: 'en', dir: 'ltr' },
        properties: { adapter: stubOf({}).adapter },
      });
      await settle();
      expect([provider.lang, provider.dir]).to.deep.equal(['en', 'ltr']);
    });
  });

  describe('what elements inside share', () => {
    it('is texts and policy', async () => {
      const { provider, consumer } = await provide({
        properties: {
          adapter: stubOf({}).adapter,
          texts: { retry: 'Once more' },
          policy: { alignment: false },
        },
      });
      expect(consumer.localize.localizer.text('retry')).to.equal('Once more');
      expect(consumer.localize.settings.policy).to.deep.equal({
        changes: ['assign', 'replace', 'cancel', 'units', 'rate-schedule', 'status'],
        effective: ['now', 'anniversary', 'date', 'retroactive'],
        alignment: false,
        proration: [],
        catchUp: false,
        prorationInvoice: false,
        dunningGroups: false,
        billingGroups: true,
        paymentMethods: ['card', 'bank-account', 'direct-debit'],
        coupons: false,
        cancelReasons: [],
      });
      provider.texts = { retry: 'Again' };
      await settle();
      expect(consumer.localize.localizer.text('retry')).to.equal('Again');
    });

    it('T9 is dropped when another session begins', async () => {
      const stub = plansNamed('Gold');
      const { consumer } = await provide({ properties: { adapter: stub.adapter } });
      consumer.selection.select({ plans: [{ planId: planId('p') }] });
      stub.answer('listPlans', () => ({ rows: [plan('s', 'Silver')] }));
      stub.tell({ session: true, nouns: [] });
      await settle();
      expect(consumer.text).to.equal('ready Silver');
      expect(consumer.selection.selection.plans).to.deep.equal([]);
    });
  });

  describe('a session that is over', () => {
    it('is told once', async () => {
      const stub = plansNamed('Gold');
      const { provider, consumer } = await provide({ properties: { adapter: stub.adapter } });
      let told = 0;
      place.addEventListener('uss-session-expired', () => told++);
      stub.fail('listPlans', new AdapterError('session-expired'));
      consumer.plans.retry();
      await settle();
      expect(consumer.text).to.equal('failed session-expired');
      expect(provider.isConnected && told).to.equal(1);
    });

    it('is told when the adapter tells of it as a change of session', async () => {
      const over = (): never => {
        throw new AdapterError('session-expired');
      };
      const stub = stubOf({ validateSession: over, listInvoices: over });
      const { provider } = await provide({ properties: { adapter: stub.adapter } });
      let told = 0;
      provider.addEventListener('uss-session-expired', () => told++);
      stub.tell({ session: true, nouns: [] });
      await settle();
      expect(told).to.equal(1);
    });
  });

  it('T25 asks the page for a challenge each time that no new payment details are taken', async () => {
    const stub = plansNamed('Gold');
    const { consumer } = await provide({ properties: { adapter: stub.adapter } });
    let asked = 0;
    place.addEventListener('uss-challenge-needed', () => asked++);
    stub.fail('listPlans', refused('plan-not-available'));
    consumer.plans.retry();
    await settle();
    expect(asked).to.equal(0);
    stub.fail('listPlans', refused('too-many-declines'));
    consumer.plans.retry();
    await settle();
    expect(asked).to.equal(1);
    consumer.plans.retry();
    await settle();
    expect(asked).to.equal(2);
  });

  describe('on the page', () => {
    it('has no box and changes nothing of how the page looks inside', async () => {
      place.append(document.createElement('p'));
      const { provider } = await provide({ properties: { adapter: stubOf({}).adapter } });
      const inside = document.createElement('p');
      provider.append(inside);
      const [outer, inner] = [
        getComputedStyle(place.firstElementChild as Element),
        getComputedStyle(inside),
      ];
      expect(getComputedStyle(provider).display).to.equal('contents');
      for (const name of ['font', 'color', 'lineHeight', 'margin', 'textAlign'] as const) {
        expect(inner[name], name).to.equal(outer[name]);
      }
    });

    it('can be light or dark inside, whatever the page is', async () => {
      const { provider, consumer } = await provide({
        attributes: { 'color-scheme': 'dark' },
        properties: { adapter: stubOf({}).adapter },
      });
      expect(getComputedStyle(consumer).colorScheme).to.equal('dark');
      provider.colorScheme = null;
      await settle();
      expect(getComputedStyle(consumer).colorScheme).to.equal('normal');
    });

    it('is defined by its define module', () => {
      expect(document.createElement('uss-provider')).to.be.instanceOf(Provider);
    });
  });
});
