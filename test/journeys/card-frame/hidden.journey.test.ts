import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch } from '../support.js';
import { CardPage, cardStage, type CardStage } from './stage.js';

let browser: Browser;
let stage: CardStage;

beforeAll(async () => {
  browser = await launch();
  stage = await cardStage();
});
afterAll(async () => {
  await browser.close();
  await stage.close();
});

/** What a page can do to the frame once it is filled in: rules for it, its container, and an element `.over` at the end of the page. */
const refused: Readonly<Record<string, string>> = {
  'a white sheet over it': '.over{position:fixed;inset:0;background:white}',
  'a white sheet that lets clicks through':
    '.over{position:fixed;inset:0;background:white;pointer-events:none}',
  'a sheet that is half clear': '.over{position:fixed;inset:0;background:rgb(255 255 255 / 50%)}',
  'a sheet that is fully clear': '.over{position:fixed;inset:0}',
  'a sheet over one field alone':
    '.over{position:absolute;left:0;top:140px;inline-size:800px;block-size:60px;background:white}',
  'a picture over it':
    '.over{position:fixed;inset:0;background:url("data:image/png;base64,iVBORw0KGgo=")}',
  'a sheet that blurs what is under it': '.over{position:fixed;inset:0;backdrop-filter:blur(4px)}',
  'a frame that is faded': 'iframe{opacity:.5}',
  'a frame that is nearly clear': 'iframe{opacity:.01}',
  'a container that is faded': '#container{opacity:.2}',
  'a page that is faded': 'body{opacity:.9}',
  'a frame that is turned': 'iframe{transform:rotate(3deg)}',
  'a frame that is slanted': 'iframe{transform:skew(3deg)}',
  'a frame that is shrunk': 'iframe{transform:scale(.2)}',
  'a frame turned in space': '#container{perspective:100px} iframe{transform:rotateY(10deg)}',
  'a frame that is blurred': 'iframe{filter:blur(3px)}',
  'a container with its colours turned round': '#container{filter:invert(1)}',
  'a frame blended with what is under it': 'iframe{mix-blend-mode:multiply}',
  'a frame that is not painted': 'iframe{visibility:hidden}',
};

/** As somebody may do in earnest, or what the browser does not tell: what was typed in sight is sent. */
const allowed: Readonly<Record<string, string>> = {
  'nothing at all': '',
  'a frame that is moved': 'iframe{transform:translate(5px,5px)}',
  'a frame that is larger': 'iframe{transform:scale(1.1);transform-origin:0 0}',
  'a frame that was scrolled out of sight': '#container{margin-block-start:-3000px}',
  'a frame that is half cut off': '#container{block-size:60px;overflow:hidden}',
  // Residual risk, told in docs/payment-fields.md: the browser does not count a mask.
  'a frame under a mask': 'iframe{mask:linear-gradient(black,transparent)}',
};

async function filled(rules: string): Promise<CardPage> {
  const card = await CardPage.with(browser, stage);
  await card.fillCard('4111111111111111');
  // What the fields look like before anything happens to them.
  expect(await card.tokenize()).toMatchObject({ state: 'token' });
  await restyle(card, rules);
  return card;
}

async function restyle(card: CardPage, rules: string): Promise<void> {
  await card.page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
    if (document.querySelector('.over')) return;
    const over = document.createElement('div');
    over.className = 'over';
    document.body.append(over);
  }, rules);
  // Nobody presses anything before they have seen the page.
  await card.page.evaluate(
    () =>
      new Promise((drawn) => {
        requestAnimationFrame(() => requestAnimationFrame(drawn));
      }),
  );
}

describe('a frame that is not truly seen (T23, in Chromium)', () => {
  it.each(Object.entries(refused))('sends nothing: %s', async (_, rules) => {
    const card = await filled(rules);
    expect(await card.tokenize()).toEqual({ state: 'hidden' });
    await card.close();
  });

  it.each(Object.entries(allowed))('sends what was typed: %s', async (_, rules) => {
    const card = await filled(rules);
    expect(await card.tokenize()).toMatchObject({ state: 'token' });
    await card.close();
  });

  it('sends what was typed when a field has only slid under a bar of the page', async () => {
    const bars =
      'main{padding-block:900px} .over{position:fixed;inset-block-start:0;inset-inline:0;block-size:120px;background:white}';
    const card = await filled(bars);
    await card.page.locator('#container').evaluate((place) => {
      window.scrollTo({ top: place.getBoundingClientRect().top + window.scrollY - 20 });
    });
    expect(await card.tokenize()).toMatchObject({ state: 'token' });
    await card.close();
  });

  it('says why, and sends when it is seen again', async () => {
    const card = await filled('iframe{opacity:.5}');
    expect(await card.tokenize()).toEqual({ state: 'hidden' });
    await card.fields.getByText('Something lies over this form').waitFor();
    await restyle(card, '');
    expect(await card.tokenize()).toMatchObject({ state: 'token' });
    await card.close();
  });

  it('that was never seen sends nothing', async () => {
    const card = await CardPage.open(browser, stage);
    await restyle(card, '#container{position:absolute;left:-5000px}');
    await card.mount(stage, {});
    await card.fillCard('4111111111111111');
    expect(await card.tokenize()).toEqual({ state: 'hidden' });
    await card.close();
  });
});
