import type { Browser, FrameLocator, Locator, Page } from 'playwright';
import { expect } from 'vitest';
import type {} from '../../../components/provider/provider.define.js';
import type { FaultName } from '../../../src/adapter/sandbox-control.js';
import type { PayWhat, PayWith } from '../../../src/model/payment.js';
import { inPage, named, plainText, visit } from '../support.js';
import type { Theatre } from '../stage.js';

/** What the books say: every attempt to pay of today, newest first, and what is open. */
export interface Books {
  /** "collected 40.00" */
  readonly payments: readonly string[];
  readonly balance: string;
}

export interface CardText {
  readonly number: string;
  readonly expiry?: string;
  readonly code?: string;
}

declare global {
  interface Window {
    /** What a test will press. */
    toPress?: HTMLElement;
  }
}

/** A customer who pays, by what is to be read and pressed on the page. */
export class Payer {
  readonly page: Page;
  readonly complaints: readonly string[];
  #now = 0;

  constructor(page: Page, complaints: readonly string[] = []) {
    // A card goes through frame, vault and bank before anything is to be read.
    page.setDefaultTimeout(20_000);
    this.page = page;
    this.complaints = complaints;
  }

  static async in(browser: Browser, { address }: Theatre): Promise<Payer> {
    const { page, complaints } = await visit(browser, address);
    const payer = new Payer(page, complaints);
    await payer.signsIn();
    await payer.reads('is open');
    return payer;
  }

  get form(): Locator {
    return this.page.locator('uss-payment-form');
  }

  get fields(): FrameLocator {
    return this.page.frameLocator('uss-payment-form iframe');
  }

  /** Where the page asks who is there. */
  async signsIn(): Promise<void> {
    const user = this.page.getByLabel('User name');
    // Its own, or that of what became of a payment.
    const heading = this.form.getByRole('heading').first();
    await user.filter({ visible: true }).or(heading).first().waitFor();
    if (!(await user.isVisible())) return;
    await user.fill('ada');
    await this.page.getByLabel('Password').fill('sandbox');
    await this.page.getByRole('button', { name: 'Sign in' }).click();
    await heading.waitFor();
  }

  /** Comes to the page anew, with a scenario that has just begun and no fault in it. */
  async begins(scenario = 'open-balance', opens = '$132.24 is open.'): Promise<void> {
    await this.#inPage(async (name) => {
      const adapter = await document.querySelector('uss-provider')?.ready;
      const sandbox = adapter?.sandbox;
      if (!sandbox) throw new Error('No sandbox stands behind the page.');
      for (const fault of (await sandbox.status()).faults) await sandbox.setFault(fault, false);
      await sandbox.load(name);
      sessionStorage.clear();
    }, scenario);
    await this.reloads();
    await this.reads(opens);
  }

  /** The session ends the moment the customer presses the button that pays. */
  async endsSessionAndPays(): Promise<void> {
    await this.payButton.evaluate((button: HTMLElement) => {
      window.toPress = button;
    });
    await this.#inPage(async () => {
      const adapter = await document.querySelector('uss-provider')?.ready;
      await adapter?.sandbox?.setFault('session-expired', true);
      window.toPress?.click();
    }, undefined);
  }

  /** After the session ended: as the page's own sign-in does it, or where it has none, a site would. */
  async signsInAnew(): Promise<void> {
    const user = this.page.getByLabel('User name');
    if ((await user.count()) > 0) {
      await user.fill('ada');
      await this.page.getByLabel('Password').fill('sandbox');
      await this.page.getByRole('button', { name: 'Sign in' }).click();
      return;
    }
    await this.reads('You have been signed out. Sign in again to go on.');
    await this.#inPage(async () => {
      const adapter = await document.querySelector('uss-provider')?.ready;
      await adapter?.signIn?.({ userId: 'ada', password: 'sandbox' });
    }, undefined);
  }

  #inPage<Argument, Outcome>(
    work: (argument: Argument) => Promise<Outcome>,
    argument: Argument,
  ): Promise<Outcome> {
    return inPage(this.page, work, argument);
  }

  async reloads(): Promise<void> {
    await this.page.reload();
    await this.signsIn();
  }

  async fault(name: FaultName, on = true): Promise<void> {
    await this.#inPage(
      async ([fault, isOn]) => {
        const adapter = await document.querySelector('uss-provider')?.ready;
        await adapter?.sandbox?.setFault(fault, isOn);
      },
      [name, on] as const,
    );
  }

  /** The page's clock stands still from now on; what waits for a time to pass does not wait for the clock. */
  async stopsTheClock(): Promise<void> {
    this.#now = Math.max(this.#now, await this.page.evaluate(() => Date.now()));
    await this.page.clock.setFixedTime(this.#now);
  }

  async putsTheClockOn(milliseconds: number): Promise<void> {
    this.#now += milliseconds;
    await this.page.clock.setFixedTime(this.#now);
  }

  async chooses(name: string): Promise<void> {
    const radio = this.form.getByRole('radio', { name: named(name) });
    await radio.or(this.form.getByRole('checkbox', { name: named(name) })).check();
  }

  async types(amount: string): Promise<void> {
    await this.form.getByRole('textbox', { name: 'Amount' }).fill(amount);
  }

  /** Types a card into the frame of the payment taker. */
  async entersCard(card: CardText): Promise<void> {
    await this.chooses('Another card, for this payment only');
    await this.fillsCard(card);
  }

  async fillsCard({ number, expiry = '12/34', code = '123' }: CardText): Promise<void> {
    await this.fields.getByLabel('Card number', { exact: true }).fill(number);
    await this.fields.getByLabel('Expiry date', { exact: true }).fill(expiry);
    await this.fields.getByLabel('Security code', { exact: true }).fill(code);
    await this.fields.getByLabel('Name on the card', { exact: true }).fill('Ada Lovelace');
  }

  /** What the bank of a card asks its owner. */
  async answersTheBank(answer: 'Approve' | 'Reject'): Promise<void> {
    const step = this.fields.frameLocator('iframe[title="Confirmation of your bank"]');
    await step.getByRole('button', { name: answer }).click();
  }

  async reviews(): Promise<void> {
    await this.form.getByRole('button', { name: 'Review the payment' }).click();
  }

  get payButton(): Locator {
    return this.form.getByRole('button', { name: /^Pay / });
  }

  /** Presses the button that pays, once it can be pressed. */
  async pays(name: string): Promise<void> {
    await this.form
      .getByRole('button', { name: named(name), disabled: false })
      .click()
      .catch(async (late: Error) => {
        throw new Error(`${late.message}: not in "${await this.text()}"`);
      });
  }

  /** Asks how a payment stands whose outcome is not known. */
  async looksNow(): Promise<void> {
    await this.form.getByRole('button', { name: 'Check now' }).click();
  }

  /** Asks how a payment stands, and waits for the answer. For the sandbox in the page. */
  async hasLookedAnew(): Promise<void> {
    const looks = () =>
      this.#inPage(async () => {
        const adapter = await document.querySelector('uss-provider')?.ready;
        const log = (await adapter?.sandbox?.status())?.log ?? [];
        return log.findLast(({ name, outcome }) => name === 'getIntent' && outcome !== 'running')
          ?.id;
      }, undefined);
    const before = await looks();
    await this.looksNow();
    await expect.poll(looks, { timeout: 20_000 }).not.toBe(before);
  }

  /** Waits until the form has these words. */
  async reads(words: string): Promise<void> {
    await this.form
      .getByText(named(words))
      .filter({ visible: true })
      .first()
      .waitFor()
      .catch(async (late: Error) => {
        throw new Error(`${late.message}: not in "${await this.text()}"`);
      });
  }

  /** All that stands in the form, in the shadows of its parts too. */
  async text(): Promise<string> {
    const told = await this.form.evaluate((form) => {
      const textOf = (node: Node): string => {
        if (node instanceof Text) return node.data;
        if (node instanceof HTMLStyleElement || (node instanceof HTMLElement && node.hidden))
          return '';
        const inside =
          node instanceof HTMLSlotElement
            ? node.assignedNodes()
            : ((node instanceof Element && node.shadowRoot) || node).childNodes;
        return [...inside].map(textOf).join(' ');
      };
      return textOf(form);
    });
    return plainText(told);
  }

  /** Invoice, what stays open of it and what is paid of it, for each row of "Where it goes" or "Where it went". */
  async rows(): Promise<string[][]> {
    const rows = this.form.getByRole('table', { name: /^Where it/ }).getByRole('row');
    const found: string[][] = [];
    for (const row of await rows.all()) {
      const head = row.getByRole('rowheader');
      if ((await head.count()) === 0) continue;
      const cells = await row.getByRole('cell').allInnerTexts();
      found.push([await head.first().innerText(), ...cells].map(plainText));
    }
    return found;
  }

  /** What the adapter says, whatever is on the screen. */
  books(): Promise<Books> {
    return this.#inPage(async () => {
      const adapter = await document.querySelector('uss-provider')?.ready;
      if (!adapter?.listPayments || !adapter.getBalance || !adapter.getAccount)
        throw new Error('This adapter tells nothing of payments.');
      const { today } = await adapter.getAccount({});
      const { rows } = await adapter.listPayments({});
      const { full } = await adapter.getBalance({});
      return {
        payments: rows
          .filter(({ date }) => date === today)
          .map(({ state, amount }) => `${state} ${amount.amount}`),
        balance: full.amount,
      };
    }, undefined);
  }

  /** The last four digits of what is kept to pay with. */
  methods(): Promise<string[]> {
    return this.#inPage(async () => {
      const adapter = await document.querySelector('uss-provider')?.ready;
      const listed = await adapter?.listPaymentMethods?.({});
      return listed?.rows.map(({ lastFour }) => lastFour ?? '') ?? [];
    }, undefined);
  }

  /** Every billing group, and what it pays by. */
  payers(): Promise<string[]> {
    return this.#inPage(async () => {
      const adapter = await document.querySelector('uss-provider')?.ready;
      const listed = await adapter?.listBillingGroups?.({});
      return listed?.rows.map(({ name, payer }) => `${name}: ${payer.by}`) ?? [];
    }, undefined);
  }

  /** Pays in the same session beside the page, as from another device. */
  async paysElsewhere(what: PayWhat, by: PayWith): Promise<void> {
    await this.#inPage(
      async (draft) => {
        const adapter = await document.querySelector('uss-provider')?.ready;
        const quote = await adapter?.quotePayment?.({ draft });
        const intentId = crypto.randomUUID() as Parameters<
          NonNullable<typeof adapter>['confirm'] & object
        >[0]['intentId'];
        if (quote) await adapter?.confirm?.({ quoteId: quote.id, intentId, accepted: [] });
      },
      { kind: 'payment', what, with: by } as const,
    );
  }

  async leaves(): Promise<void> {
    await this.page.context().close();
  }
}
