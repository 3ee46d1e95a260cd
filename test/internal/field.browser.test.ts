import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { checkField, selectField, textField } from '../../components/internal/field.js';
import { problemSummary } from '../../components/internal/problem-summary.js';
import { control, descriptionOf, localizer, mount, textOf } from './parts-host.js';

describe('a text field', () => {
  it('is named by its label and described by its hint and problem', async () => {
    let problem = '';
    const host = await mount(() =>
      textField({
        id: 'mail',
        label: 'E-mail',
        value: '',
        hint: 'For receipts.',
        problem,
        onInput: () => undefined,
      }),
    );
    expect(descriptionOf(control(host, 'E-mail'))).to.deep.equal(['For receipts.']);
    expect(control(host, 'E-mail').ariaInvalid).to.equal(null);

    problem = 'Enter the whole address.';
    await host.refresh();
    expect(descriptionOf(control(host, 'E-mail'))).to.deep.equal([
      'For receipts.',
      'Enter the whole address.',
    ]);
    expect(control(host, 'E-mail').ariaInvalid).to.equal('true');
  });

  it('keeps what was typed, and the focus, when a problem appears', async () => {
    let value = '';
    const host = await mount(() =>
      textField({
        id: 'mail',
        label: 'E-mail',
        value,
        problem: value ? 'Enter the whole address.' : undefined,
        onInput: (typed) => {
          value = typed;
        },
      }),
    );
    const input = control(host, 'E-mail');
    input.focus();
    await sendKeys({ type: 'ann@' });
    await host.refresh();
    expect(input.value).to.equal('ann@');
    expect(host.root.activeElement).to.equal(input);
  });
});

describe('a select field', () => {
  it('shows the chosen option and tells of another', async () => {
    let value = '12';
    const host = await mount(() =>
      selectField({
        id: 'interval',
        label: 'Interval',
        value,
        options: [
          { value: '1', label: 'Monthly' },
          { value: '12', label: 'Yearly' },
        ],
        onChange: (chosen) => {
          value = chosen;
        },
      }),
    );
    expect(control(host, 'Interval').value).to.equal('12');
    control(host, 'Interval').focus();
    await sendKeys({ press: 'ArrowUp' });
    expect(value).to.equal('1');
    await host.refresh();
    expect(control(host, 'Interval').value).to.equal('1');
  });
});

describe('a check field', () => {
  it('is changed by its sentence and by Space', async () => {
    let checked = false;
    const host = await mount(() =>
      checkField({
        id: 'terms',
        label: 'I agree.',
        checked,
        onChange: (now) => {
          checked = now;
        },
      }),
    );
    host.root.querySelector('label')?.click();
    expect(checked).to.equal(true);
    control(host, 'I agree.').focus();
    await sendKeys({ press: 'Space' });
    expect(checked).to.equal(false);
  });
});

describe('the summary of problems', () => {
  it('counts them, takes the focus, and leads to each field without changing the address', async () => {
    const address = location.href;
    const host = await mount(
      () =>
        html`${problemSummary(localizer, 'problems', [
          { id: 'mail', text: 'Enter the whole address.' },
          { id: 'name', text: 'Enter a name.' },
        ])}
        ${textField({ id: 'mail', label: 'E-mail', value: '', onInput: () => undefined })}
        ${textField({ id: 'name', label: 'Name', value: '', onInput: () => undefined })}`,
    );
    const summary = host.root.getElementById('problems');
    summary?.focus();
    expect(host.root.activeElement).to.equal(summary);
    expect(textOf(host.root.getElementById('problems-title'))).to.equal(
      '2 things need your attention',
    );
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    expect(host.root.activeElement).to.equal(control(host, 'Name'));
    expect(location.href).to.equal(address);
  });
});
