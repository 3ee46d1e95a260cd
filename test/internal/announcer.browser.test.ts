import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { Announcer } from '../../components/internal/announcer.js';

class Speaking extends LitElement {
  readonly announcer = new Announcer(this);
  override render(): TemplateResult {
    return html`${this.announcer.region()}`;
  }
}
customElements.define('test-speaking', Speaking);

async function mountSpeaking() {
  const host = await fixture<Speaking>(html`<test-speaking></test-speaking>`);
  const region = host.renderRoot.querySelector('[role="status"]') as HTMLElement;
  const spoken: string[] = [];
  const watcher = new MutationObserver(() => spoken.push(region.textContent ?? ''));
  watcher.observe(region, { childList: true, characterData: true, subtree: true });
  return { host, region, spoken };
}

describe('the status region', () => {
  it('is there and empty before anything is said', async () => {
    const { region } = await mountSpeaking();
    expect(region.textContent).to.equal('');
    expect(region.getAttribute('aria-live')).to.equal('polite');
  });

  it('says the same thing once', async () => {
    const { host, spoken } = await mountSpeaking();
    host.announcer.say('Loaded.');
    await host.updateComplete;
    host.announcer.say('Loaded.');
    await host.updateComplete;
    await aTimeout(0);
    expect(spoken).to.deep.equal(['Loaded.']);
  });

  it('waits with what may prove needless', async () => {
    const { host, spoken } = await mountSpeaking();
    host.announcer.sayLater('Loading.', 20);
    host.announcer.say('Loaded.');
    await aTimeout(40);
    expect(spoken).to.deep.equal(['Loaded.']);
    host.announcer.sayLater('Loading.', 20);
    host.announcer.sayLater('Total $40.00.', 20);
    await aTimeout(60);
    expect(spoken).to.deep.equal(['Loaded.', 'Total $40.00.']);
  });

  it('asks for a text that comes later only when it is said', async () => {
    const { host, spoken } = await mountSpeaking();
    let asked = 0;
    const total = () => `Total ${++asked}.`;
    host.announcer.sayLater(total, 20);
    host.announcer.sayLater(total, 20);
    expect(asked).to.equal(0);
    await aTimeout(60);
    expect(spoken).to.deep.equal(['Total 1.']);
  });

  it('says nothing after the element has left the page', async () => {
    const { host, region } = await mountSpeaking();
    host.announcer.sayLater('Loading.', 10);
    host.remove();
    await aTimeout(30);
    expect(region.textContent).to.equal('');
  });
});
