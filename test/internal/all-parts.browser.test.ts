import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { alert } from '../../components/internal/alert.js';
import { amount } from '../../components/internal/amount.js';
import { badge } from '../../components/internal/badge.js';
import { button } from '../../components/internal/button.js';
import { choices } from '../../components/internal/choices.js';
import { dateField } from '../../components/internal/date-field.js';
import { disclosure } from '../../components/internal/disclosure.js';
import { externalLink } from '../../components/internal/external-link.js';
import { facts } from '../../components/internal/facts.js';
import { checkField, selectField, textField } from '../../components/internal/field.js';
import { heading } from '../../components/internal/heading.js';
import {
  emptyPanel,
  failedPanel,
  setupPanel,
  waitingPanel,
} from '../../components/internal/panel.js';
import { problemSummary } from '../../components/internal/problem-summary.js';
import {
  skeletonChoices,
  skeletonTable,
  skeletonText,
} from '../../components/internal/skeleton.js';
import { table } from '../../components/internal/table.js';
import { unitsField } from '../../components/internal/units-field.js';
import { localizer, mount } from './parts-host.js';

const nothingToDo = () => undefined;
const longName = 'Platinum Enterprise for teams with a name that is rather long';
const usd = (figure: string) => ({ amount: figure, currency: 'USD' });

const parts: Readonly<Record<string, () => TemplateResult>> = {
  headings: () => html`${heading({ level: 2, text: longName, size: 'large' })}`,
  buttons: () =>
    html`<div class="actions">
      ${button({ label: 'Confirm and pay $40.00', kind: 'primary' })}
      ${button({ label: 'Confirm', kind: 'primary', busy: true })}
      ${button({ label: 'Confirm', kind: 'primary', closed: true })} ${button({ label: 'Back' })}
      ${button({ label: 'Details', kind: 'quiet', size: 'small' })}
    </div>`,
  fields: () =>
    html`${textField({ id: 'a', label: 'E-mail', value: 'x', problem: 'Wrong.', onInput: nothingToDo })}
    ${textField({ id: 'b', label: 'Coupon', note: 'optional', hint: 'H', value: '', onInput: nothingToDo })}
    ${selectField({ id: 'c', label: 'Interval', value: '1', options: [{ value: '1', label: longName }], onChange: nothingToDo })}
    ${checkField({ id: 'd', label: html`I agree to the ${externalLink(localizer, { href: 'https://example.org/', label: 'terms' })}.`, checked: true, onChange: nothingToDo })}
    ${unitsField(localizer, { id: 'e', label: 'Units', object: 'Gold', text: '0', limits: { min: 1, max: 9 }, problem: 'Enter at least 1.', onText: nothingToDo })}
    ${dateField(localizer, { id: 'f', label: 'Start', value: '2020-08-18', limits: { from: '2020-07-18' }, onChange: nothingToDo })}
    ${problemSummary(localizer, 'g', [{ id: 'a', text: 'Enter the whole address.' }])}`,
  choices: () =>
    choices({
      id: 'plan',
      legend: 'Plans',
      layout: 'grid',
      selected: new Set(['1']),
      onChange: nothingToDo,
      choices: [
        {
          value: '1',
          title: longName,
          summary: amount(localizer, usd('123456789.00'), { size: 'large', note: 'per month' }),
          badge: badge({ label: 'Your plan', tone: 'accent', icon: 'check' }),
          detail: disclosure({ summary: 'Tiers and fees', content: 'Fee', open: true }),
        },
        {
          value: '2',
          title: 'Silver',
          summary: amount(localizer, usd('25.00'), { note: 'per month' }),
          badge: badge({ label: 'Not available' }),
          closed: 'It can be chosen from August 1.',
        },
      ],
    }),
  messages: () =>
    html`${(['info', 'success', 'warning', 'danger'] as const).map((tone) =>
      alert(localizer, { tone, title: longName, body: 'Text' }),
    )}
    ${failedPanel(localizer, { message: 'M', reference: '1', onRetry: nothingToDo })}
    ${emptyPanel({ title: 'No invoices yet', body: longName })} ${waitingPanel(localizer)}
    ${setupPanel(localizer, { element: 'uss-plan-picker', operation: 'listPlans' })}`,
  figures: () =>
    html`${facts([
      { label: 'Who pays', value: longName },
      { label: 'Credit', value: amount(localizer, usd('-123456.00')) },
    ])}
    ${table<string>({
      caption: 'Invoices',
      columns: [
        { header: 'Number', rowHeader: true, cell: (row) => row },
        { header: 'Status', cell: () => badge({ label: 'Paid', tone: 'success', icon: 'check' }) },
        { header: 'Amount', align: 'end', cell: () => amount(localizer, usd('-9999999.00')) },
      ],
      rows: ['INV-1', 'INV-2'],
      key: (row) => row,
      totals: [{ label: 'Total', value: amount(localizer, usd('40.00')) }],
    })}`,
  skeletons: () => html`${skeletonText(3)}${skeletonChoices(2)}${skeletonTable(2, 3)}`,
};

for (const [name, part] of Object.entries(parts)) {
  describe(name, () => {
    for (const scheme of ['light', 'dark'] as const) {
      it(`are accessible on a ${scheme} page`, async () => {
        const host = await mount(part);
        const page = host.parentElement as HTMLElement;
        page.style.cssText =
          scheme === 'light'
            ? 'color-scheme: light; background: #fff; color: #1c2026'
            : 'color-scheme: dark; background: #15171b; color: #e6e9ee';
        await expect(host).to.be.accessible();
      });
    }

    for (const direction of ['ltr', 'rtl'] as const) {
      it(`fit into 320 px, ${direction}`, async () => {
        const host = await mount(part);
        const page = host.parentElement as HTMLElement;
        page.style.width = '320px';
        page.dir = direction;
        const frame = host.getBoundingClientRect();
        const sticking = [...host.root.querySelectorAll<HTMLElement>('.root *')].filter((node) => {
          if (node.closest('.visually-hidden, thead, option')) return false;
          if (node.getClientRects().length === 0) return false;
          const box = node.getBoundingClientRect();
          return box.left < frame.left - 1 || box.right > frame.right + 1;
        });
        expect(sticking.map((node) => `${node.localName}.${node.className}`)).to.deep.equal([]);
      });
    }
  });
}
