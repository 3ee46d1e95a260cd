import { expect, waitUntil } from '@open-wc/testing';
import type { LitElement } from 'lit';
import type { FormElement } from '../../components/internal/form-element.js';
import type { Provider } from '../../components/provider/provider.js';
import '../../components/provider/provider.define.js';
import { hasFocus } from './has-focus.js';
import { deepAll } from './harness/roles.js';
import { settle } from './manual-timers.js';
import { StubAdapter, type StubAnswers } from './stub-adapter.js';

/** One choice that a customer can make in the element. */
interface Choice {
  /** What the page sets as `value`, as property or attribute. */
  readonly value: string;
  /** Makes it as a customer does. */
  readonly make: (element: LitElement) => void | Promise<void>;
  /** What the form sends when the element's name is "choice". */
  readonly sends: readonly (readonly [name: string, value: string])[];
}

export interface FormElementSuite {
  /** The test file imports its define module. */
  readonly tag: keyof HTMLElementTagNameMap;
  readonly answers: () => StubAnswers;
  readonly first: Choice;
  readonly second: Choice;
  /** The event by which it tells what the customer chose. */
  readonly event: keyof GlobalEventHandlersEventMap;
}

type Field = FormElement & { value: string };

interface Setup {
  readonly attributes?: Readonly<Record<string, string>>;
  readonly before?: (element: Field) => void;
}

let provider: Provider;
let form: HTMLFormElement;

async function add(
  { tag }: FormElementSuite,
  { attributes = {}, before }: Setup = {},
): Promise<Field> {
  const element = document.createElement(tag) as unknown as Field;
  for (const [name, value] of Object.entries({ name: 'choice', ...attributes })) {
    element.setAttribute(name, value);
  }
  before?.(element);
  form.append(element);
  await settle();
  await waitUntil(() => deepAll(element.shadowRoot ?? element, 'input').length > 0, 'has controls');
  await settle();
  return element;
}

const sent = (): [string, FormDataEntryValue][] => [...new FormData(form).entries()];

async function make(choice: Choice, element: Field): Promise<void> {
  await choice.make(element);
  await settle();
}

/** What an element keeps for the browser, which gives it back after a reload or on the way back. */
function watchKept(): { readonly last: () => unknown; stop(): void } {
  let kept: unknown;
  const { setFormValue } = ElementInternals.prototype;
  ElementInternals.prototype.setFormValue = function keep(this: ElementInternals, value, state) {
    kept = state;
    return setFormValue.call(this, value, state);
  };
  return {
    last: () => kept,
    stop: () => {
      ElementInternals.prototype.setFormValue = setFormValue;
    },
  };
}

/** What every element with a value must do in a form. Call it inside a `describe`. */
export function runFormElementSuite(suite: FormElementSuite): void {
  const { tag, answers, first, second, event } = suite;

  describe(`A19 ${tag} as every form element`, () => {
    beforeEach(() => {
      provider = document.createElement('uss-provider');
      provider.setAttribute('locale', 'en-US');
      provider.adapter = new StubAdapter(answers()).adapter;
      form = document.createElement('form');
      provider.append(form);
      document.body.append(provider);
    });

    afterEach(() => provider.remove());

    it('sends what the customer chose, and what they choose then', async () => {
      const element = await add(suite);
      await make(first, element);
      expect(sent()).to.deep.equal(first.sends);
      await make(second, element);
      expect(sent()).to.deep.equal(second.sends);
      expect(element.value).to.equal(second.value);
    });

    it('sends nothing without a name', async () => {
      const element = await add(suite, { attributes: { name: '' } });
      await make(first, element);
      expect(sent()).to.deep.equal([]);
    });

    it('takes a value from the page, before and after it is in it, with the same result', async () => {
      const early = await add(suite, { before: (element) => (element.value = second.value) });
      expect([early.value, sent()]).to.deep.equal([second.value, second.sends]);
      early.remove();
      const late = await add(suite);
      late.value = second.value;
      await settle();
      expect([late.value, sent()]).to.deep.equal([second.value, second.sends]);
    });

    it('tells what the customer chose, and not what the page set', async () => {
      const element = await add(suite);
      let told = 0;
      element.addEventListener(event, () => told++);
      element.value = first.value;
      await settle();
      expect(told).to.equal(0);
      await make(second, element);
      expect(told).to.be.greaterThan(0);
    });

    it('goes back to the value of its attribute when the form is reset', async () => {
      const element = await add(suite, { attributes: { value: first.value } });
      expect(sent()).to.deep.equal(first.sends);
      await make(second, element);
      form.reset();
      await settle();
      expect([element.value, sent()]).to.deep.equal([first.value, first.sends]);
    });

    it('has again what was chosen when the browser restores the form', async () => {
      const watch = watchKept();
      const former = await add(suite);
      await make(second, former);
      const kept = watch.last() as string;
      watch.stop();
      former.remove();
      const element = await add(suite);
      element.formStateRestoreCallback(kept);
      await settle();
      expect([element.value, sent()]).to.deep.equal([second.value, second.sends]);
    });

    it('keeps the form from being sent while it is required and nothing is chosen, says why and takes the focus', async () => {
      const element = await add(suite, { attributes: { required: '' } });
      // An element may choose for the customer where there is one choice only.
      element.value = '';
      await settle();
      let submitted = false;
      form.addEventListener('submit', (submit) => {
        submit.preventDefault();
        submitted = true;
      });
      form.requestSubmit();
      await settle();
      expect(submitted).to.equal(false);
      expect(element.validity.valueMissing).to.equal(true);
      expect(element.validationMessage).to.not.equal('');
      hasFocus(element);
      await make(first, element);
      expect(element.validity.valid).to.equal(true);
      form.requestSubmit();
      expect(submitted).to.equal(true);
    });

    for (const how of ['itself', 'a fieldset around it'] as const) {
      it(`can be disabled by ${how}: nothing can be chosen, nothing is sent`, async () => {
        const element = await add(suite, { attributes: { value: first.value } });
        if (how === 'itself') element.disabled = true;
        else {
          const fieldset = document.createElement('fieldset');
          fieldset.disabled = true;
          form.append(fieldset);
          fieldset.append(element);
        }
        await settle();
        expect(sent()).to.deep.equal([]);
        expect(deepAll(element.shadowRoot ?? element, 'input:enabled')).to.have.length(0);
        expect(element.willValidate).to.equal(false);
      });
    }

    it('knows its form and its labels, and a click on a label brings the focus', async () => {
      const element = await add(suite, { attributes: { id: 'labelled' } });
      const label = document.createElement('label');
      label.htmlFor = 'labelled';
      label.textContent = 'Your choice';
      form.prepend(label);
      expect(element.form === form).to.equal(true);
      expect([...element.labels].map((each) => each === label)).to.deep.equal([true]);
      label.click();
      hasFocus(element);
    });
  });
}
