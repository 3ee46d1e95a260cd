import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { button } from '../../components/internal/button.js';
import type { ButtonOptions } from '../../components/internal/button.js';
import { buttonNamed, descriptionOf, mount } from './parts-host.js';

describe('a button', () => {
  it('works by click, Enter and Space', async () => {
    let presses = 0;
    const host = await mount(() => button({ label: 'Confirm', onPress: () => presses++ }));
    buttonNamed(host, 'Confirm').click();
    buttonNamed(host, 'Confirm').focus();
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Space' });
    expect(presses).to.equal(3);
  });

  it('keeps focus and name while it is busy, and does nothing', async () => {
    let presses = 0;
    let options: ButtonOptions = { label: 'Confirm', kind: 'primary', onPress: () => presses++ };
    const host = await mount(() => button(options));
    const confirm = buttonNamed(host, 'Confirm');
    confirm.focus();
    options = { ...options, busy: true };
    await host.refresh();

    expect(host.root.activeElement).to.equal(confirm);
    expect(buttonNamed(host, 'Confirm')).to.equal(confirm);
    expect(confirm.ariaDisabled).to.equal('true');
    await sendKeys({ press: 'Enter' });
    confirm.click();
    expect(presses).to.equal(0);
  });

  it('sends no form while it is busy', async () => {
    let sent = 0;
    let busy = true;
    const send = (event: Event) => {
      event.preventDefault();
      sent++;
    };
    const host = await mount(
      () => html`<form @submit=${send}>${button({ label: 'Send', type: 'submit', busy })}</form>`,
    );
    buttonNamed(host, 'Send').click();
    expect(sent).to.equal(0);
    busy = false;
    await host.refresh();
    buttonNamed(host, 'Send').click();
    expect(sent).to.equal(1);
  });

  it('can be reached while it is closed, and says why', async () => {
    const host = await mount(
      () =>
        html`${button({ label: 'Switch', closed: true, describedBy: 'why' })}
          <p id="why">Your account is not active.</p>`,
    );
    await sendKeys({ press: 'Tab' });
    expect(host.root.activeElement).to.equal(buttonNamed(host, 'Switch'));
    expect(descriptionOf(buttonNamed(host, 'Switch'))).to.deep.equal([
      'Your account is not active.',
    ]);
  });

  it('names its object after what is to be read on it', async () => {
    const host = await mount(() => button({ label: 'Change', object: 'Gold plan' }));
    expect(buttonNamed(host, 'Change Gold plan').innerText.trim()).to.match(/^Change/);
  });

  it('is at least 44 px high, and a small one 24 px', async () => {
    const host = await mount(
      () => html`${button({ label: 'Pay' })}${button({ label: 'Edit', size: 'small' })}`,
    );
    expect(buttonNamed(host, 'Pay').offsetHeight).to.be.at.least(44);
    expect(buttonNamed(host, 'Edit').offsetHeight).to.be.at.least(24);
  });
});
