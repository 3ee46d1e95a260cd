import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launch, named } from '../support.js';
import { CardPage, cardStage, type CardStage, type OpenOptions } from './stage.js';
import type { HostOptions } from './host-page.js';
import { violations } from './violations.js';

let browser: Browser;
let stage: CardStage;
let card: CardPage | undefined;

beforeAll(async () => {
  browser = await launch();
  stage = await cardStage();
});
afterAll(async () => {
  await browser.close();
  await stage.close();
});
afterEach(async () => {
  expect(card?.complaints ?? []).toEqual([]);
  await card?.close();
  card = undefined;
});

async function open(request: Partial<HostOptions> = {}, options: OpenOptions = {}) {
  card = await CardPage.with(browser, stage, request, options);
  return card;
}

/** Name of the field in the frame that has the focus. */
function focusedField(on: CardPage) {
  return on.page.frames()[1]?.evaluate(() => document.activeElement?.id ?? '');
}

describe('the card frame', () => {
  it('takes a card as it is typed, and hands over a token, four digits and the expiry', async () => {
    const on = await open();
    await on.field('Card number').pressSequentially('4111-1111 11111111');
    await on.page.keyboard.press('Tab');
    await on.page.keyboard.type('0834');
    await on.page.keyboard.press('Tab');
    await on.page.keyboard.type('123');
    await on.page.keyboard.press('Tab');
    await on.page.keyboard.type('Ada Lovelace');
    expect(await on.field('Card number').inputValue()).toBe('4111 1111 1111 1111');
    expect(await on.state()).toMatchObject({ complete: true, problems: [], brand: 'visa' });
    expect(await on.tokenize()).toEqual({
      state: 'token',
      token: {
        kind: 'card',
        token: expect.stringMatching(/^test\.approve\./) as string,
        brand: 'visa',
        lastFour: '1111',
        expires: { year: 2034, month: 8 },
      },
    });
  });

  it('says nothing of a wrong number while it is typed, tells it when the field is left, and takes it back when it is mended (A12)', async () => {
    const on = await open();
    const number = on.field('Card number');
    await number.pressSequentially('4111 1111 1111 111');
    expect(await number.getAttribute('aria-invalid')).toBeNull();
    await on.page.keyboard.press('Tab');
    await on.fields.getByText('Check the number of the card').waitFor();
    expect(await number.getAttribute('aria-invalid')).toBe('true');
    expect(await on.state()).toMatchObject({ problems: [{ field: 'number', code: 'invalid' }] });
    await number.focus();
    await on.page.keyboard.press('End');
    await on.page.keyboard.type('1');
    await expect.poll(() => number.getAttribute('aria-invalid')).toBeNull();
    expect(await number.inputValue()).toContain('4111');
  });

  it('does not scold for a field that was passed by (A12)', async () => {
    const on = await open();
    await on.field('Card number').focus();
    await on.page.keyboard.press('Tab');
    await on.page.keyboard.press('Tab');
    expect((await on.state())?.problems).toEqual([]);
  });

  it('tells all that is wrong when it is sent, ties each text to its field, and goes to the first (A12)', async () => {
    const on = await open();
    await on.field('Card number').fill('4111111111111111');
    expect(await on.tokenize()).toEqual({
      state: 'invalid',
      problems: [
        { field: 'expiry', code: 'missing' },
        { field: 'code', code: 'missing' },
        { field: 'name', code: 'missing' },
      ],
    });
    expect(await focusedField(on)).toBe('field-expiry');
    const expiry = on.field('Expiry date');
    const described = (await expiry.getAttribute('aria-describedby'))?.split(' ') ?? [];
    const texts = await Promise.all(described.map((id) => on.fields.locator(`#${id}`).innerText()));
    expect(texts).toEqual(['Month and year, as in 08/29', 'Enter the month and year of expiry.']);
  });

  it('takes the focus from the page around it when something is wrong (A12)', async () => {
    const on = await open();
    await on.page.getByRole('button', { name: 'After' }).focus();
    await on.tokenize();
    await expect.poll(() => on.page.evaluate(() => document.activeElement?.tagName)).toBe('IFRAME');
    await on.page.keyboard.type('4111');
    expect(await on.field('Card number').inputValue()).toBe('4111');
  });

  it('lets the outer page send the focus to a field (A52)', async () => {
    const on = await open();
    await on.page.evaluate(() => window.stage.mounted?.focus('code'));
    await expect.poll(() => focusedField(on)).toBe('field-code');
    await on.page.keyboard.type('123');
    expect(await on.field('Security code').inputValue()).toBe('123');
  });

  it('is entered and left with Tab both ways, through its fields in the order of the card (A49)', async () => {
    const on = await open();
    await on.page.getByRole('button', { name: 'Before' }).focus();
    const stops: (string | undefined)[] = [];
    for (let stop = 0; stop < 4; stop++) {
      await on.page.keyboard.press('Tab');
      stops.push(await focusedField(on));
    }
    expect(stops).toEqual(['field-number', 'field-expiry', 'field-code', 'field-name']);
    await on.page.keyboard.press('Tab');
    expect(await on.page.evaluate(() => document.activeElement?.id)).toBe('after');
    await on.page.keyboard.press('Shift+Tab');
    expect(await focusedField(on)).toBe('field-name');
    for (let stop = 0; stop < 4; stop++) await on.page.keyboard.press('Shift+Tab');
    expect(await on.page.evaluate(() => document.activeElement?.id)).toBe('before');
  });

  it('has a short title that is the name of no field, and no role that hides it (A49)', async () => {
    const on = await open();
    const frame = on.page.locator('#container iframe');
    expect(await frame.getAttribute('title')).toBe('Card details');
    expect(await frame.getAttribute('role')).toBeNull();
    expect(await on.page.locator('[aria-hidden] iframe').count()).toBe(0);
    expect(await on.fields.getByLabel('Card details').count()).toBe(0);
    expect((await frame.getAttribute('sandbox'))?.split(' ').sort()).toEqual([
      'allow-same-origin',
      'allow-scripts',
    ]);
  });

  it('tells the brand in words when it is known and when it changes, and asks for the code that it has (A51)', async () => {
    const on = await open();
    const brand = on.fields.getByRole('status').first();
    await on.field('Card number').pressSequentially('41');
    await expect.poll(() => brand.innerText()).toMatch(named('Visa card'));
    await on.field('Card number').fill('3782');
    await expect.poll(() => brand.innerText()).toMatch(named('American Express card'));
    await on.fields.getByText('4 digits on the front of the card').waitFor();
    await on.field('Card number').fill('');
    await expect.poll(() => brand.innerText()).toBe('');
    expect(await on.page.frames()[1]?.evaluate(() => document.body.innerText)).not.toMatch(
      /CV[VC]|CSC|CID/i,
    );
  });

  it('says in words that a brand is not taken', async () => {
    const on = await open({ brands: ['visa', 'mastercard'] });
    await on.fillCard('378282246310005', { code: '1234' });
    expect(await on.tokenize()).toMatchObject({
      state: 'invalid',
      problems: [{ field: 'number', code: 'brand-not-accepted' }],
    });
    await on.fields.getByText(named('American Express cards are not accepted here.')).waitFor();
  });

  it('names every personal field for autofill, and asks for digits (A20)', async () => {
    const on = await open();
    const tokens = await on.fields
      .getByRole('textbox')
      .evaluateAll((fields) =>
        fields.map((field) => [
          (field as HTMLInputElement).autocomplete,
          (field as HTMLInputElement).inputMode,
        ]),
      );
    expect(tokens).toEqual([
      ['cc-number', 'numeric'],
      ['cc-exp', 'numeric'],
      ['cc-csc', 'numeric'],
      ['cc-name', ''],
    ]);
    expect(await on.fields.locator('input[type=hidden]').count()).toBe(0);
  });

  it.each([
    ['input and change', ['input', 'change']],
    ['change alone', ['change']],
    ['no event at all', []],
  ])('accepts values that a script set with %s (A20)', async (_, events) => {
    const on = await open();
    await on.page.frames()[1]?.evaluate((names) => {
      const values = {
        number: '5555555555554444',
        expiry: '08/34',
        code: '123',
        name: 'Ada Lovelace',
      };
      for (const [field, value] of Object.entries(values)) {
        const input = document.querySelector<HTMLInputElement>(`#field-${field}`);
        if (!input) throw new Error(`No field ${field}`);
        input.value = value;
        for (const name of names) input.dispatchEvent(new Event(name, { bubbles: true }));
      }
    }, events);
    expect(await on.tokenize()).toMatchObject({
      state: 'token',
      token: { brand: 'mastercard', lastFour: '4444' },
    });
  });

  it('takes what is pasted into any field, as it was written down (A15, A50)', async () => {
    const on = await open();
    await on.page.evaluate(() => document.body.append(document.createElement('textarea')));
    const note = on.page.locator('textarea');
    const pasted = {
      'Card number': ' 5555-5555 5555-4444 ',
      'Expiry date': '08/2034',
      'Security code': '123',
      'Name on the card': 'Ada Lovelace',
    };
    for (const [name, text] of Object.entries(pasted)) {
      await note.fill(text);
      await note.press('ControlOrMeta+A');
      await note.press('ControlOrMeta+C');
      await on.field(name).press('ControlOrMeta+V');
      expect(await on.field(name).inputValue(), name).not.toBe('');
    }
    expect(await on.tokenize()).toMatchObject({
      state: 'token',
      token: { brand: 'mastercard', lastFour: '4444', expires: { year: 2034, month: 8 } },
    });
  });

  it('passes Enter on to the form around it', async () => {
    const on = await open();
    await on.field('Card number').press('Enter');
    await expect.poll(() => on.page.evaluate(() => window.stage.submits)).toBe(1);
    expect(on.page.url()).toBe(`${stage.host}/`);
  });

  it('asks for the security code of a stored card alone, and answers with a reference', async () => {
    const on = await open({
      kind: 'security-code',
      method: { brand: 'american-express', lastFour: '0005' },
    });
    await on.fields.getByLabel(named('Security code of the card ending in 0005')).fill('1234');
    expect(await on.tokenize()).toEqual({
      state: 'code',
      reference: expect.stringMatching(/^test\.approve\.[a-z]+$/) as string,
    });
  });

  it('takes a bank account', async () => {
    const on = await open({ kind: 'ach' });
    await on.field('Name of the account holder').fill('Ada Lovelace');
    await on.field('Routing number').fill('110000000');
    await on.field('Account number').fill('000123456789');
    await on.field('Kind of account').selectOption('Checking');
    expect(await on.tokenize()).toMatchObject({
      state: 'token',
      token: { kind: 'bank-account', lastFour: '6789' },
    });
  });

  it('takes an IBAN with a mandate that names who is to be paid', async () => {
    const on = await open({ kind: 'sepa', creditor: 'Harbor Media' });
    await on.field('Name of the account holder').fill('Ada Lovelace');
    await on.field('IBAN').fill('de89 3704 0044 0532 0130 00');
    expect(await on.tokenize()).toMatchObject({
      problems: [{ field: 'mandate', code: 'missing' }],
    });
    await on.fields
      .getByRole('checkbox', { name: named('I authorize Harbor Media to send instructions') })
      .check();
    expect(await on.tokenize()).toMatchObject({
      state: 'token',
      token: { kind: 'direct-debit', lastFour: '3000' },
    });
  });

  it('sends no real card on: the test vault says what it is (T20)', async () => {
    const on = await open();
    await on.fillCard('4539578763621486');
    expect(await on.tokenize()).toEqual({ state: 'declined' });
    await on.fields.getByText('This is a test vault').waitFor();
  });

  it('answers "unavailable" when the vault does not answer, and keeps what was typed', async () => {
    const on = await open();
    await on.fillCard('4111111111111111');
    await on.page.route('**/tokens', (route) => route.abort());
    expect(await on.tokenize()).toEqual({ state: 'unavailable' });
    expect(on.complaints.splice(0).join()).toContain('Failed to load resource');
    await on.page.unroute('**/tokens');
    expect(await on.tokenize()).toMatchObject({ state: 'token' });
  });

  it('opens with what it knows of a card that is told in other words', async () => {
    const on = await open({
      kind: 'security-code',
      locale: 'en-US-u-ca-gregory-nu-latn-x-a-very-long-private-part',
      method: { brand: 'Visa', lastFour: '**** 1111' },
      brands: ['visa', 'My Own Brand'],
    });
    await on.fields.getByText('3 digits on the back of the card').waitFor();
  });

  it('answers a second call with the first', async () => {
    const on = await open();
    await on.fillCard('4111111111111111');
    const same = await on.page.evaluate(async () => {
      const first = window.stage.mounted?.tokenize();
      const second = window.stage.mounted?.tokenize();
      return [await first, await second].map((each) => JSON.stringify(each));
    });
    expect(same[0]).toBe(same[1]);
    expect(same[0]).toContain('test.approve.');
  });
});

describe('the looks of the card frame', () => {
  for (const width of [320, 768]) {
    for (const scheme of ['light', 'dark'] as const) {
      for (const kind of ['card', 'ach', 'sepa', 'security-code'] as const) {
        it(`${kind} at ${width} px, ${scheme}: axe finds nothing, no scroll bars, as high as it must be (A1, A6, A52b)`, async () => {
          const on = await open({ kind, creditor: 'Harbor Media' }, { width, scheme });
          expect(await violations(on.page)).toEqual([]);
          const before = (await on.page.locator('iframe').boundingBox())?.height ?? 0;
          await on.tokenize();
          await expect
            .poll(async () => (await on.page.locator('iframe').boundingBox())?.height ?? 0)
            .toBeGreaterThan(before);
          expect(await violations(on.page)).toEqual([]);
          expect(await overflow(on)).toEqual([0, 0, 0]);
        });
      }
    }
  }

  it('runs from right to left where the page does (A10, A24)', async () => {
    const on = await open({ locale: 'ar-XB', dir: 'rtl' }, { width: 320 });
    const [lang, dir] =
      (await on.page
        .frames()[1]
        ?.evaluate(() => [document.documentElement.lang, document.documentElement.dir])) ?? [];
    expect(dir).toBe('rtl');
    expect(lang).toMatch(/^[a-z]{2}/);
    await on.tokenize();
    expect(await overflow(on)).toEqual([0, 0, 0]);
    expect(await violations(on.page)).toEqual([]);
  });

  it('keeps boxes, errors and focus apart in forced colours (A8)', async () => {
    const on = await open({}, { forcedColors: 'active' });
    await on.tokenize();
    const widths = await on.fields
      .getByRole('textbox')
      .evaluateAll((fields) => fields.map((field) => getComputedStyle(field).borderTopWidth));
    expect(widths).toEqual(['2px', '2px', '2px', '2px']);
    expect(await violations(on.page)).toEqual([]);
  });

  it('has letters of the kind of the page, from the system', async () => {
    const on = await open({ theme: { scheme: 'light', typeface: 'serif' } });
    const font = () =>
      on.fields.getByLabel('Card number').evaluate((field) => getComputedStyle(field).fontFamily);
    expect(await font()).toMatch(/ serif$/);
    await on.page.evaluate(() => window.stage.mounted?.setTheme({ scheme: 'light' }));
    await expect.poll(font).toMatch(/system-ui/);
  });

  it('grows with text of twice the size, without scroll bars (A52b)', async () => {
    const on = await open({ theme: { scheme: 'light', fontSize: 24 } }, { width: 320 });
    await on.tokenize();
    expect(await overflow(on)).toEqual([0, 0, 0]);
  });
});

/** How far the host page scrolls sideways, and the frame either way, in pixels. */
async function overflow(on: CardPage): Promise<number[]> {
  const beyond = () => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    return [scrollWidth - clientWidth, scrollHeight - clientHeight];
  };
  let frame = [1, 1];
  for (let look = 0; look < 20 && frame.some((each) => each > 0); look++) {
    await on.page.evaluate(() => new Promise(requestAnimationFrame));
    frame = (await on.page.frames()[1]?.evaluate(beyond)) ?? frame;
  }
  const [sideways = 0] = await on.page.evaluate(beyond);
  return [sideways, ...frame];
}
