import { aTimeout, expect } from '@open-wc/testing';
import { outcomeOfToken } from '../../src/model/test-payment.js';
import type { FieldsRequest, FieldsState, MountedFields } from '../../src/payment-fields/port.js';
import { testFields } from '../../src/payment-fields/test-fields.js';
import { stripIsolation } from '../support/strip-isolation.js';

let container: HTMLElement;
let mounted: MountedFields;
let states: FieldsState[];

function mount(request: Partial<FieldsRequest> = {}): void {
  states = [];
  container = document.createElement('div');
  document.body.append(container);
  mounted = testFields().mount({
    kind: 'card',
    container,
    locale: 'en-US',
    dir: 'ltr',
    theme: { scheme: 'light' },
    onChange: (state) => states.push(state),
    ...request,
  });
}

afterEach(() => {
  mounted.destroy();
  container.remove();
});

const select = () => {
  const found = container.querySelector('select');
  if (!found) throw new Error('There is no select.');
  return found;
};

function choose(words: RegExp): void {
  const option = [...select().options].find(({ text }) => words.test(stripIsolation(text)));
  if (!option) throw new Error(`No option like ${String(words)}`);
  option.selected = true;
  select().dispatchEvent(new Event('change', { bubbles: true }));
}

async function press(name: string): Promise<void> {
  await aTimeout(0);
  const button = [...container.querySelectorAll('button')].find(
    ({ textContent }) => textContent === name,
  );
  if (!button) throw new Error(`No button ${name}`);
  button.click();
}

describe('test fields', () => {
  it('offer test cards in words, and nothing to type into (T20)', () => {
    mount();
    expect(container.querySelectorAll('input, textarea, [contenteditable]')).to.have.lengthOf(0);
    expect(select().labels[0]?.textContent).to.equal('Test card');
    expect(container.textContent).to.contain('This is a sandbox: nothing is charged');
    expect([...select().options].map(({ text }) => stripIsolation(text)).slice(0, 2)).to.deep.equal(
      [
        'Visa ending in 1111 – payments go through',
        'Mastercard ending in 4444 – payments go through',
      ],
    );
  });

  it('make a token that says what becomes of payments', async () => {
    mount();
    choose(/payments are declined$/);
    const made = await mounted.tokenize();
    if (made.state !== 'token') throw new Error(made.state);
    expect(outcomeOfToken(made.token.token)).to.equal('decline');
    expect(made.token).to.include({ kind: 'card', brand: 'visa', lastFour: '0002' });
    expect(made.token.expires?.month).to.equal(12);
  });

  it('tell the brand, and that they are complete', () => {
    mount();
    expect(states.at(-1)).to.deep.equal({
      ready: true,
      complete: true,
      problems: [],
      brand: 'visa',
    });
    choose(/Mastercard.*go through$/);
    expect(states.at(-1)?.brand).to.equal('mastercard');
  });

  it('refuse a brand that is not taken, in words beside the select', async () => {
    mount({ brands: ['visa'] });
    choose(/American Express/);
    expect(states.at(-1)).to.include({ complete: false });
    expect(select().ariaInvalid).to.equal(null);
    expect(await mounted.tokenize()).to.deep.equal({
      state: 'invalid',
      problems: [{ field: 'number', code: 'brand-not-accepted' }],
    });
    expect(select().ariaInvalid).to.equal('true');
    const described = (select().getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent);
    expect(described.at(-1)).to.contain('not accepted');
    expect(document.activeElement).to.equal(select());
  });

  for (const [button, state] of [
    ['Confirm', 'token'],
    ['Refuse', 'challenge-failed'],
    ['Leave without an answer', 'challenge-left'],
  ] as const) {
    it(`ask the owner of the challenge card: ${button} ends as ${state} (T26b)`, async () => {
      mount();
      choose(/asks you to confirm/);
      const made = mounted.tokenize();
      expect(mounted.tokenize()).to.equal(made);
      await press(button);
      expect((await made).state).to.equal(state);
      expect(document.activeElement).to.equal(select());
    });
  }

  it('stand for security codes, bank accounts and direct debit', async () => {
    mount({ kind: 'security-code' });
    const code = await mounted.tokenize();
    expect(code.state === 'code' && outcomeOfToken(code.reference)).to.equal('approve');
    mounted.destroy();
    mount({ kind: 'ach' });
    expect(await mounted.tokenize()).to.have.nested.property('token.kind', 'bank-account');
    mounted.destroy();
    mount({ kind: 'sepa' });
    expect(await mounted.tokenize()).to.have.nested.property('token.kind', 'direct-debit');
  });

  it('leave nothing, and give the answer that is waited for (T56)', async () => {
    mount();
    choose(/asks you to confirm/);
    const made = mounted.tokenize();
    await aTimeout(0);
    mounted.destroy();
    expect(await made).to.deep.equal({ state: 'challenge-left' });
    expect(container.childNodes).to.have.lengthOf(0);
  });

  it('pass axe, while they ask too (A1)', async () => {
    mount();
    choose(/asks you to confirm/);
    void mounted.tokenize();
    await aTimeout(0);
    await expect(container).to.be.accessible();
  });
});
