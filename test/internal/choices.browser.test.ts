import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { amount } from '../../components/internal/amount.js';
import { badge } from '../../components/internal/badge.js';
import { choices } from '../../components/internal/choices.js';
import { disclosure } from '../../components/internal/disclosure.js';
import { namesByRole } from '../support/accessibility-tree.js';
import { descriptionOf, localizer, mount, textOf } from './parts-host.js';
import type { PartsHost } from './parts-host.js';

interface Picker {
  readonly host: PartsHost;
  readonly selected: Set<string>;
}

const monthly = (figure: string) =>
  amount(localizer, { amount: figure, currency: 'USD' }, { note: 'per month' });

async function mountPicker(select: 'one' | 'many' = 'one'): Promise<Picker> {
  const selected = new Set<string>();
  const host = await mount(() =>
    choices({
      id: 'plan',
      legend: 'Plans',
      select,
      selected,
      onChange: (value, chosen) => {
        if (select === 'one') selected.clear();
        if (chosen) selected.add(value);
        else selected.delete(value);
        host.requestUpdate();
      },
      choices: [
        {
          value: 'silver',
          title: 'Silver',
          summary: monthly('25.00'),
          badge: badge({ label: 'Your plan' }),
        },
        {
          value: 'gold',
          title: 'Gold',
          summary: monthly('40.00'),
          detail: disclosure({ summary: 'Tiers and fees', content: 'Set-up fee' }),
        },
        {
          value: 'old',
          title: 'Bronze',
          summary: monthly('10.00'),
          closed: 'This price is no longer offered. Choose another one.',
        },
      ],
    }),
  );
  return { host, selected };
}

const option = (host: PartsHost, value: string) =>
  host.root.getElementById(`plan-${value}`) as HTMLInputElement;

describe('choices', () => {
  it('are radio buttons in a named group, each named by title, price and interval', async () => {
    await mountPicker();
    expect(await namesByRole('radio')).to.deep.equal([
      'Silver $25.00 per month',
      'Gold $40.00 per month',
      'Bronze $10.00 per month',
    ]);
    expect(await namesByRole('group')).to.include('Plans');
  });

  it('tell status, reason and details as descriptions', async () => {
    const { host } = await mountPicker();
    expect(descriptionOf(option(host, 'silver'))).to.deep.equal(['Your plan']);
    expect(descriptionOf(option(host, 'old'))).to.deep.equal([
      'This price is no longer offered. Choose another one.',
    ]);
  });

  it('are moved by arrows and left by Tab', async () => {
    const { host, selected } = await mountPicker();
    option(host, 'silver').focus();
    await sendKeys({ press: 'ArrowDown' });
    await host.updateComplete;
    expect([...selected]).to.deep.equal(['gold']);
    expect(host.root.activeElement).to.equal(option(host, 'gold'));
    await sendKeys({ press: 'Tab' });
    expect(textOf(host.root.activeElement)).to.equal('Tiers and fees');
  });

  it('are chosen by a click anywhere on the card', async () => {
    const { host, selected } = await mountPicker();
    const card = option(host, 'silver').closest('.choice') as HTMLElement;
    const { right, bottom } = card.getBoundingClientRect();
    (host.root.elementFromPoint(right - 3, bottom - 3) as HTMLElement).click();
    expect([...selected]).to.deep.equal(['silver']);
  });

  it('keep controls in their details for themselves', async () => {
    const { host, selected } = await mountPicker();
    const summary = host.root.querySelector('summary') as HTMLElement;
    const { left, top, width, height } = summary.getBoundingClientRect();
    (host.root.elementFromPoint(left + width / 2, top + height / 2) as HTMLElement).click();
    expect(host.root.querySelector('details')?.open).to.equal(true);
    expect([...selected]).to.deep.equal([]);
  });

  it('cannot be chosen while closed, and stay readable', async () => {
    const { host, selected } = await mountPicker();
    option(host, 'old').click();
    expect([...selected]).to.deep.equal([]);
    expect(option(host, 'old').disabled).to.equal(true);
  });

  it('can be several', async () => {
    const { host, selected } = await mountPicker('many');
    option(host, 'silver').click();
    option(host, 'gold').click();
    option(host, 'silver').click();
    expect([...selected]).to.deep.equal(['gold']);
  });
});
