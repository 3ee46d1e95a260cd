import type { Browser, FrameLocator } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launch } from '../support.js';
import { CardPage, cardStage, type CardStage } from './stage.js';
import { violations } from './violations.js';

let browser: Browser;
let stage: CardStage;
let card: CardPage;

beforeAll(async () => {
  browser = await launch();
  stage = await cardStage();
});
afterAll(async () => {
  await browser.close();
  await stage.close();
});
afterEach(async () => {
  expect(card.complaints).toEqual([]);
  await card.close();
});

/** Goes as far as the step in which the bank of a card asks its owner. */
async function challenged(width = 800): Promise<FrameLocator> {
  card = await CardPage.with(browser, stage, {}, { width });
  await card.fillCard('4000 0000 0000 3220');
  await card.start();
  const step = card.fields.frameLocator('iframe[title="Confirmation of your bank"]');
  await step.getByRole('button', { name: 'Approve' }).waitFor();
  return step;
}

const pending = () => card.page.evaluate(() => window.stage.outcome === undefined);

describe('a card whose bank asks its owner (T26b)', () => {
  it('becomes a token when the owner approves', async () => {
    const step = await challenged();
    await step.getByRole('button', { name: 'Approve' }).click();
    expect(await card.outcome()).toMatchObject({ state: 'token', token: { lastFour: '3220' } });
    await card.field('Card number').waitFor();
  });

  it('does not, when the owner rejects', async () => {
    const step = await challenged();
    await step.getByRole('button', { name: 'Reject' }).click();
    expect(await card.outcome()).toEqual({ state: 'challenge-failed' });
  });

  it('does not, when the owner leaves, on either side of the step', async () => {
    const step = await challenged();
    await step.getByRole('button', { name: 'Leave without an answer' }).click();
    expect(await card.outcome()).toEqual({ state: 'challenge-left' });
    await card.start();
    await card.fields.getByRole('button', { name: 'Leave this step' }).click();
    expect(await card.outcome()).toEqual({ state: 'challenge-left' });
    await card.field('Card number').waitFor();
  });

  it('does not, when five minutes pass', async () => {
    await challenged();
    stage.pass(5 * 60_000 + 1);
    expect(await card.outcome()).toEqual({ state: 'challenge-late' });
  });

  it('does not by a forged word that it was approved, to whichever window it is said', async () => {
    const step = await challenged();
    const words = [
      'answered',
      'approve',
      { state: 'token' },
      '{"state":"token","token":{"kind":"card","token":"x"}}',
    ];
    await card.page.evaluate((said) => {
      const frame = document.querySelector<HTMLIFrameElement>('#container iframe')?.contentWindow;
      for (const each of said) {
        frame?.postMessage(each, '*');
        frame?.frames[0]?.postMessage(each, '*');
        window.postMessage(each, '*');
      }
    }, words);
    const [, , inner] = card.page.frames();
    await inner?.evaluate((said) => {
      for (const each of said) window.parent.postMessage(each, '*');
    }, words);
    // A round trip to the vault, after which a word that counted would have counted.
    await inner?.evaluate(() => fetch(`${location.pathname}/state`));
    expect(await pending()).toBe(true);
    await step.getByRole('button', { name: 'Reject' }).click();
    expect(await card.outcome()).toEqual({ state: 'challenge-failed' });
  });

  for (const width of [320, 768]) {
    it(`is a titled step that takes the focus and fits ${width} px (A1, A6)`, async () => {
      const step = await challenged(width);
      const heading = card.fields.getByRole('heading', { name: 'Your bank asks you to confirm' });
      expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
      expect(await violations(card.page)).toEqual([]);
      expect(
        await card.page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBe(0);
      await card.page.keyboard.press('Tab');
      await card.page.keyboard.press('Tab');
      await card.page.keyboard.press('Enter');
      await step.owner().waitFor({ state: 'detached' });
      expect((await card.outcome())?.state).toMatch(/^(token|challenge-)/);
    });
  }
});
