import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { LitElement } from 'lit';
import type { Provider } from '../../components/provider/provider.js';
import '../../components/provider/provider.define.js';
import { defineAdapter } from '../../src/adapter/define-adapter.js';
import { AdapterError } from '../../src/adapter/errors.js';
import type { BillingAdapter } from '../../src/context/connection.js';
import { ProviderScope } from '../../src/context/scope.js';
import { defaultPolicy } from '../../src/context/settings.js';
import { nounsRead, type ReadOperation } from '../../src/context/reads.js';
import { hasFocus } from './has-focus.js';
import { deepAll, visibleText } from './harness/roles.js';
import { hurry } from './hurry.js';
import { settle } from './manual-timers.js';
import { expectConsole } from './strict-page.js';
import { StubAdapter, type StubAnswers } from './stub-adapter.js';
import { watchTimers } from './timer-watch.js';

/** Answers of an adapter, and words that are on the screen when they have arrived. */
interface Scene {
  readonly answers: () => StubAnswers;
  readonly shows: RegExp;
}

export interface DataElementSuite {
  /** The test file imports its define module. */
  readonly tag: keyof HTMLElementTagNameMap;
  /** The operation whose answer decides on the element's state. */
  readonly reads: ReadOperation;
  /** An ordinary day. Its words must not be on the screen before `reads` has answered. */
  readonly ready: Scene;
  /** Another account's, told apart by its words. */
  readonly other: Scene;
  /** Nothing to show; left out where there always is something. */
  readonly empty?: Scene;
  /** Long names and large amounts. */
  readonly large: Scene;
  /** What the customer has chosen in other elements, before this one has something to ask. */
  readonly prepare?: (element: HTMLElement, provider: Provider) => void;
}

const narrow = { width: 320, height: 800 };
const usual = { width: 1024, height: 800 };

let place: HTMLElement;

async function show(
  { tag, prepare }: DataElementSuite,
  adapter?: BillingAdapter,
  attributes: Readonly<Record<string, string>> = {},
): Promise<{ provider: Provider; element: LitElement }> {
  const provider = document.createElement('uss-provider');
  for (const [name, value] of Object.entries({ locale: 'en-US', ...attributes })) {
    provider.setAttribute(name, value);
  }
  provider.adapter = adapter;
  const element = document.createElement(tag) as unknown as LitElement;
  provider.append(element);
  place.append(provider);
  await settle();
  prepare?.(element, provider);
  await settle();
  return { provider, element };
}

const textOf = (element: LitElement): string => visibleText(element.shadowRoot ?? element);

async function shows(element: LitElement, words: RegExp): Promise<void> {
  await waitUntil(
    () => words.test(textOf(element)),
    `${String(words)} in "${textOf(element)}"`,
  ).catch((late: Error) => {
    throw new Error(`${late.message}; now "${textOf(element)}"`);
  });
}

function isBusy(element: LitElement): boolean {
  return deepAll(element.shadowRoot ?? element, '[aria-busy="true"]').length > 0;
}

function retryButton(element: LitElement): HTMLButtonElement | undefined {
  const buttons = deepAll<HTMLButtonElement>(element.shadowRoot ?? element, 'button');
  return buttons.find((each) => visibleText(each) === 'Try again');
}

function overflow(element: LitElement): number {
  return (
    document.documentElement.scrollWidth - document.documentElement.clientWidth + sideways(element)
  );
}

/** How far the content sticks out of the element's own box, beside areas that are made to scroll. */
function sideways(element: LitElement): number {
  return Math.max(0, element.scrollWidth - Math.ceil(element.getBoundingClientRect().width));
}

/** What every element that shows the adapter's answers must do, whatever they are. Call it inside a `describe`. */
export function runDataElementSuite(suite: DataElementSuite): void {
  const { tag, reads, ready, other, empty, large } = suite;
  const stubOf = ({ answers }: Scene): StubAdapter => new StubAdapter(answers());

  describe(`${tag} as every data element`, () => {
    beforeEach(async () => {
      place = document.createElement('main');
      document.body.append(place);
      await setViewport(usual);
    });

    afterEach(() => place.remove());

    describe('in each state', () => {
      it('is accessible while it waits for a connection, and shows no data', async () => {
        const scope = new ProviderScope(place, {
          locale: 'en-US',
          texts: {},
          policy: defaultPolicy,
        });
        scope.announce();
        const element = document.createElement(tag) as unknown as LitElement;
        place.append(element);
        await settle();
        expect(textOf(element)).to.not.match(ready.shows);
        expect(retryButton(element) === undefined).to.equal(true);
        await expect(element).to.be.accessible();
        scope.close();
      });

      it('says what is missing when no provider comes, in place and once in the console', async () => {
        expectConsole('warn', new RegExp(`<${tag}> has no connection.*<uss-provider>`));
        const restore = hurry();
        const element = document.createElement(tag) as unknown as LitElement;
        place.append(element);
        await settle();
        restore();
        expect(textOf(element)).to.match(new RegExp(`<${tag}> has no connection`));
        await expect(element).to.be.accessible();
      });

      it('is accessible and busy while it loads', async () => {
        const stub = stubOf(ready);
        stub.hold(reads);
        const { element } = await show(suite, stub.adapter);
        expect(isBusy(element)).to.equal(true);
        expect(textOf(element)).to.not.match(ready.shows);
        await expect(element).to.be.accessible();
      });

      it('is accessible and at rest when the answer is there', async () => {
        const { element } = await show(suite, stubOf(ready).adapter);
        await shows(element, ready.shows);
        expect(isBusy(element)).to.equal(false);
        await expect(element).to.be.accessible();
      });

      if (empty) {
        it('is accessible when there is nothing to show, and says so', async () => {
          const { element } = await show(suite, stubOf(empty).adapter);
          await shows(element, empty.shows);
          expect(isBusy(element)).to.equal(false);
          await expect(element).to.be.accessible();
        });
      }

      it('says what to do when it failed, is accessible, and recovers by its button', async () => {
        const stub = stubOf(ready);
        stub.fail(reads, new AdapterError('offline'));
        const { element } = await show(suite, stub.adapter);
        await shows(element, /There is no connection right now/);
        await expect(element).to.be.accessible();
        stub.answer(reads, ready.answers()[reads] as never);
        const retry = retryButton(element);
        retry?.focus();
        retry?.click();
        await shows(element, ready.shows);
        await waitUntil(
          () => !/There is no connection right now/.test(textOf(element)),
          'says no longer that it failed',
        );
        hasFocus(element);
      });

      it('keeps the last good answer when a newer one fails', async () => {
        const stub = stubOf(ready);
        const { element } = await show(suite, stub.adapter);
        await shows(element, ready.shows);
        stub.fail(reads, new AdapterError('service-failed'));
        stub.tell({ nouns: nounsRead[reads] });
        await shows(element, /The service does not work at the moment/);
        expect(textOf(element)).to.match(ready.shows);
      });
    });

    describe('with an adapter that does not keep to the contract', () => {
      it('says which operation is missing', async () => {
        expectConsole('warn', new RegExp(`uss-kit: ${reads}: The adapter has no operation`));
        const answers = Object.entries(ready.answers()).filter(([name]) => name !== reads);
        const { element } = await show(suite, new StubAdapter(Object.fromEntries(answers)).adapter);
        await shows(element, new RegExp(`<${tag}> needs the operation “${reads}”`));
        expect(retryButton(element) === undefined).to.equal(true);
      });

      it('shows nothing of an answer that cannot be read', async () => {
        expectConsole('warn', new RegExp(`uss-kit: ${reads}: ${reads} answered what the contract`));
        const adapter = defineAdapter({
          ...ready.answers(),
          [reads]: () => ({ rows: [{ nonsense: 1 }] }),
        } as never);
        const { element } = await show(suite, adapter);
        await shows(element, /The answer could not be read/);
      });

      it('ends in a message when no answer ever comes', async () => {
        const stub = stubOf(ready);
        stub.hold(reads);
        const { element } = await show(suite, stub.adapter, { 'call-timeout': '20' });
        await shows(element, /The answer took too long/);
        expect(stub.lastCall(reads)?.signal?.aborted).to.equal(true);
      });
    });

    describe('with providers that come and go', () => {
      it('waits for an adapter that comes late', async () => {
        const { provider, element } = await show(suite);
        provider.adapter = stubOf(ready).adapter;
        await settle();
        suite.prepare?.(element, provider);
        await shows(element, ready.shows);
      });

      it('follows when the adapter is replaced, and lets go of the one before', async () => {
        const first = stubOf(ready);
        const { provider, element } = await show(suite, first.adapter);
        await shows(element, ready.shows);
        provider.adapter = stubOf(other).adapter;
        await settle();
        suite.prepare?.(element, provider);
        await shows(element, other.shows);
        expect(first.listeners).to.equal(0);
      });

      it('takes its own adapter before the provider’s', async () => {
        const { provider, element } = await show(suite, stubOf(ready).adapter);
        (element as LitElement & { adapter: BillingAdapter }).adapter = stubOf(other).adapter;
        await settle();
        suite.prepare?.(element, provider);
        await shows(element, other.shows);
      });

      it('aborts the call when it is removed', async () => {
        const stub = stubOf(ready);
        stub.hold(reads);
        const { element } = await show(suite, stub.adapter);
        element.remove();
        expect(stub.lastCall(reads)?.signal?.aborted).to.equal(true);
      });

      it('T9 drops what it shows when someone else may be signed in', async () => {
        const stub = stubOf(ready);
        const { element } = await show(suite, stub.adapter);
        await shows(element, ready.shows);
        stub.hold(reads);
        stub.tell({ session: true, nouns: [] });
        await settle();
        expect(textOf(element)).to.not.match(ready.shows);
      });

      it('does not interfere with another one', async () => {
        const one = await show(suite, stubOf(ready).adapter);
        const two = await show(suite, stubOf(other).adapter);
        await shows(one.element, ready.shows);
        await shows(two.element, other.shows);
        expect(textOf(one.element)).to.not.match(other.shows);
        expect(textOf(two.element)).to.not.match(ready.shows);
      });

      it('T56 leaves no timer and no listener behind', async () => {
        const stub = stubOf(ready);
        const watch = watchTimers();
        for (let round = 0; round < 5; round++) {
          const { provider } = await show(suite, stub.adapter);
          provider.remove();
        }
        await settle();
        watch.stop();
        expect(watch.left).to.deep.equal([]);
        expect(stub.listeners).to.equal(0);
      });
    });

    describe('on any page', () => {
      it('A3 lets the keyboard in and out again', async () => {
        const [before, after] = [
          document.createElement('button'),
          document.createElement('button'),
        ];
        const { provider, element } = await show(suite, stubOf(ready).adapter);
        await shows(element, ready.shows);
        provider.before(before);
        provider.after(after);
        before.focus();
        for (let stops = 0; stops < 60 && document.activeElement !== after; stops++) {
          await sendKeys({ press: 'Tab' });
        }
        hasFocus(after);
        await sendKeys({ down: 'Shift' });
        for (let stops = 0; stops < 60 && document.activeElement !== before; stops++) {
          await sendKeys({ press: 'Tab' });
        }
        await sendKeys({ up: 'Shift' });
        hasFocus(before);
      });

      it('A6 fits into 320 pixels with long names and large amounts', async () => {
        await setViewport(narrow);
        const { element } = await show(suite, stubOf(large).adapter);
        await shows(element, large.shows);
        expect(overflow(element)).to.equal(0);
        await expect(element).to.be.accessible();
      });

      it('A10 reads from right to left, and fits', async () => {
        await setViewport(narrow);
        const { element } = await show(suite, stubOf(ready).adapter, { locale: 'ar-XB' });
        await waitUntil(
          () => element.shadowRoot?.querySelector('[dir="rtl"]'),
          'says its direction',
        );
        const root = element.shadowRoot?.querySelector('[dir="rtl"]') ?? element;
        expect(getComputedStyle(root).direction).to.equal('rtl');
        expect(overflow(element)).to.equal(0);
      });
    });
  });
}
