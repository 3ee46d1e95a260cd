import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { dateField } from '../../components/internal/date-field.js';
import type { DateLimits } from '../../components/internal/date-field.js';
import { stripIsolation } from '../support/strip-isolation.js';
import { control, descriptionOf, localizer, mount } from './parts-host.js';
import type { PartsHost } from './parts-host.js';

interface Start {
  readonly host: PartsHost;
  readonly state: { value: string; problem: string | undefined };
}

async function mountStart(limits: DateLimits, value = ''): Promise<Start> {
  const state: Start['state'] = { value, problem: undefined };
  const host = await mount(() =>
    dateField(localizer, {
      id: 'start',
      label: 'Start date',
      value: state.value,
      limits,
      problem: state.problem,
      onChange: (reading, text) => {
        state.value = text;
        state.problem = reading.ok ? undefined : stripIsolation(reading.problem);
        host.requestUpdate();
      },
    }),
  );
  return { host, state };
}

async function enter({ host }: Start, date: string): Promise<void> {
  const input = control(host, 'Start date');
  input.value = date;
  input.dispatchEvent(new Event('change'));
  await host.updateComplete;
}

describe('a date field', () => {
  it('says in words which dates may be chosen', async () => {
    const both = await mountStart({ from: '2020-07-18', to: '2020-10-31' });
    expect(descriptionOf(control(both.host, 'Start date'))).to.deep.equal([
      'From July 18, 2020 to October 31, 2020.',
    ]);
    const open = await mountStart({ from: '2020-07-18' });
    expect(descriptionOf(control(open.host, 'Start date'))).to.deep.equal([
      'July 18, 2020 or later.',
    ]);
    const free = await mountStart({});
    expect(descriptionOf(control(free.host, 'Start date'))).to.deep.equal([]);
  });

  it('takes a date by keyboard', async () => {
    const start = await mountStart({ from: '2020-07-18', to: '2020-10-31' }, '2020-07-18');
    control(start.host, 'Start date').focus();
    await sendKeys({ press: 'ArrowUp' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    expect(start.state.value).to.equal('2020-08-18');
    expect(start.state.problem).to.equal(undefined);
  });

  it('explains a date out of range and keeps it', async () => {
    const start = await mountStart({ from: '2020-07-18', to: '2020-10-31' });
    await enter(start, '2020-07-17');
    expect(start.state.problem).to.equal('Choose July 18, 2020 or a later date.');
    expect(control(start.host, 'Start date').value).to.equal('2020-07-17');
    await enter(start, '2020-11-01');
    expect(start.state.problem).to.equal('Choose October 31, 2020 or an earlier date.');
    await enter(start, '2020-10-31');
    expect(start.state.problem).to.equal(undefined);
  });

  it('tells a date that was begun from none', async () => {
    const start = await mountStart({});
    control(start.host, 'Start date').focus();
    await sendKeys({ press: '1' });
    control(start.host, 'Start date').blur();
    expect(start.state.problem).to.equal('Enter the date in full: day, month and year.');
    await enter(start, '');
    expect(start.state.problem).to.equal('Enter a date.');
  });
});
