import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { launch } from '../support.js';
import { expectNoComplaints } from './complaints.js';
import { Payer } from './payer.js';
import { tills, type Till } from './till.js';

/** Where a journey is, once its tests run. */
export interface AtTill {
  readonly browser: Browser;
  readonly till: Till;
  readonly payer: Payer;
}

/** The same journeys of one customer on each stage. After each of them nothing was wrong on the wire, and nothing on the page that must not be. */
export function onEveryTill(who: string, journeys: (at: AtTill) => void): void {
  describe.each(Object.entries(tills))(`${who}, on %s,`, (_, open) => {
    const at: { browser?: Browser; till?: Till; payer?: Payer } = {};

    beforeAll(async () => {
      at.browser = await launch();
      at.till = await open();
      at.payer = await Payer.in(at.browser, at.till);
    });
    afterAll(async () => {
      await at.payer?.leaves();
      await at.till?.close();
      await at.browser?.close();
    });
    afterEach(() => {
      expect(at.till?.wireProblems()).toEqual([]);
      if (at.payer) expectNoComplaints(at.payer);
    });

    journeys(at as AtTill);
  });
}
