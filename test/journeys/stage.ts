import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright';
import { checkMessage } from '../../proxy/aria/wire/check-message.js';
import { readSettings } from '../../proxy/settings.js';
import { serveProxy } from '../../proxy/serve.js';
import { serve } from '../../scripts/serve.mjs';
import { named, visit } from './support.js';

const root = join(import.meta.dirname, '../..');

/** A page of the demo with everything behind it that it needs. */
export interface Theatre {
  readonly address: string;
  /** What was said on the wire and is not as the vendor's schema has it; empty where there is no wire. */
  wireProblems(): string[];
  close(): Promise<void>;
}

/** The plain page on the sandbox that is embedded in the kit. */
export async function embedded(): Promise<Theatre> {
  const server = (await serve(0)) as Server;
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}/examples/plain-html/`,
    wireProblems: () => [],
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The page on a proxy, the Aria adapter and the simulator of the platform. */
export async function backend(): Promise<Theatre> {
  const messages: Parameters<typeof checkMessage>[0][] = [];
  const settings = readSettings(['--dev', '--simulator', '--port', '0', '--pages', root], {});
  const proxy = await serveProxy(settings, {
    log: () => undefined,
    onFailure: () => undefined,
    onMessage: (message) => messages.push(message),
  });
  return {
    address: proxy.address,
    wireProblems: () => messages.splice(0).flatMap((message) => checkMessage(message)),
    close: () => proxy.close(),
  };
}

/** A customer in front of the page, who reads and presses what is there by role and name. */
export class Customer {
  readonly page: Page;
  readonly complaints: readonly string[];

  private constructor(page: Page, complaints: readonly string[]) {
    this.page = page;
    this.complaints = complaints;
  }

  /** Comes to the page when the world of a scenario has been loaded. */
  static async in(browser: Browser, { address }: Theatre, scenario: string): Promise<Customer> {
    const { page, complaints } = await visit(browser, address);
    const customer = new Customer(page, complaints);
    const user = page.getByLabel('User name');
    const panel = page.getByLabel('Scenario');
    await user.or(panel).first().waitFor();
    if (await user.isVisible()) {
      await user.fill('ada');
      await page.getByLabel('Password').fill('sandbox');
      await page.getByRole('button', { name: 'Sign in' }).click();
    }
    await panel.selectOption(scenario);
    await customer.reads(customer.plans, 'Your plans');
    return customer;
  }

  get plans(): Locator {
    return this.page.locator('uss-subscriptions');
  }

  get queue(): Locator {
    return this.page.locator('uss-change-queue');
  }

  get preview(): Locator {
    return this.page.locator('uss-rate-preview').filter({ visible: true }).first();
  }

  /** The plan of the list with a name; of several, the first. */
  plan(name: string): Locator {
    return this.plans.getByRole('listitem').filter({
      has: this.page.getByRole('heading', { name: named(name), exact: true }),
    });
  }

  change(name: string): Locator {
    return this.queue.getByRole('article', { name: named(name) }).first();
  }

  /** Opens what can be done with a plan, and does one of it. */
  async asks(plan: string, action: string): Promise<void> {
    await this.unfolds(plan);
    await this.plans
      .getByRole('button', { name: named(`${action} ${plan}`) })
      .first()
      .click();
    await this.plans.getByRole('button', { name: 'Back to your plans' }).waitFor();
  }

  async unfolds(plan: string): Promise<void> {
    const details = this.plan(plan).last().locator('details').first();
    await details.waitFor();
    if ((await details.getAttribute('open')) === null) await details.locator('summary').click();
  }

  async chooses(name: string): Promise<void> {
    await this.plans
      .getByRole('radio', { name: named(name) })
      .or(this.plans.getByRole('checkbox', { name: named(name) }))
      .first()
      .check();
  }

  async takesAnother(): Promise<void> {
    await this.plans.getByRole('button', { name: /^Take (another|a) plan/ }).click();
  }

  async goesBack(): Promise<void> {
    await this.plans.getByRole('button', { name: 'Back to your plans' }).click();
  }

  /** Leaves the dialog of the queue after its receipt. */
  async closes(): Promise<void> {
    await this.page.getByRole('button', { name: 'Close' }).click();
  }

  async types(field: string, text: string): Promise<void> {
    const box = this.plans.getByRole('textbox', { name: named(field) });
    await box.fill(text);
    await box.blur();
  }

  async dates(field: string, date: string): Promise<void> {
    await this.plans.getByLabel(field).fill(date);
  }

  /** Waits until a part of the page has words. */
  async reads(part: Locator, words: string): Promise<void> {
    await part.getByText(named(words)).first().waitFor();
  }

  async previews(words: string): Promise<void> {
    await this.reads(this.preview, words);
  }

  /** Says yes to everything that is asked, and confirms. */
  async confirms(): Promise<void> {
    const button = this.preview.getByRole('button', { name: /^Confirm/, disabled: false });
    await button.waitFor();
    for (const box of await this.preview.getByRole('checkbox').all()) await box.check();
    await button.click();
    const receipt = this.preview.getByRole('heading', { name: /^Your change is (made|planned)/ });
    await receipt.waitFor().catch(async (late: Error) => {
      throw new Error(`${late.message}: not in "${await this.preview.innerText()}"`);
    });
  }

  /** The billing clock goes to a date. */
  async waitsUntil(date: string): Promise<void> {
    await this.page.getByLabel('To a date').fill(date);
    await this.page.getByRole('button', { name: 'Go' }).click();
  }

  async leaves(): Promise<void> {
    await this.page.context().close();
  }
}
