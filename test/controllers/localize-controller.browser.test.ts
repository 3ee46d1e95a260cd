import { expect, waitUntil } from '@open-wc/testing';
import { LitElement, html, type TemplateResult } from 'lit';
import { provideBilling } from '../../src/context/provide-billing.js';
import { ProviderScope } from '../../src/context/scope.js';
import { defaultPolicy } from '../../src/context/settings.js';
import { LocalizeController } from '../../src/controllers/localize-controller.js';
import { settle } from '../support/manual-timers.js';
import { stripIsolation } from '../support/strip-isolation.js';
import { StubAdapter } from '../support/stub-adapter.js';

class Speaker extends LitElement {
  readonly localize = new LocalizeController(this);

  override render(): TemplateResult {
    const { localizer } = this.localize;
    return html`<input aria-label=${localizer.text('units')} />${localizer.text('retry')}`;
  }

  get text(): string {
    return stripIsolation(this.renderRoot.textContent ?? '').trim();
  }
}
customElements.define('locale-speaker', Speaker);

/** An element with texts of its own, which nobody has before the first of its kind is made. */
class QueueSpeaker extends Speaker {
  override readonly localize = new LocalizeController(this, { texts: '\nqueue-keep = Leave it\n' });

  override render(): TemplateResult {
    return html`${this.localize.localizer.text('queue-keep')}`;
  }
}
customElements.define('queue-speaker', QueueSpeaker);

let place: HTMLElement;

async function add(tag = 'locale-speaker'): Promise<Speaker> {
  const speaker = document.createElement(tag) as Speaker;
  place.append(speaker);
  await settle();
  return speaker;
}

describe('LocalizeController', () => {
  beforeEach(() => {
    place = document.createElement('div');
    document.body.append(place);
  });

  afterEach(() => place.remove());

  it('speaks the language of the page around it without a provider', async () => {
    place.lang = 'de-AT';
    expect((await add()).localize.settings.locale).to.equal('de-AT');
  });

  it('follows the settings of the provider, and keeps what is typed when they change', async () => {
    const scope = new ProviderScope(place, { locale: 'en-US', texts: {}, policy: defaultPolicy });
    scope.announce();
    const speaker = await add();
    expect(speaker.text).to.equal('Try again');
    const input = speaker.renderRoot.querySelector('input') as HTMLInputElement;
    input.value = '12';
    input.focus();
    scope.settings = { locale: 'en-XA', texts: {}, policy: defaultPolicy };
    await waitUntil(() => speaker.text !== 'Try again');
    expect(speaker.localize.localizer.locale).to.equal('en-XA');
    expect(input.value).to.equal('12');
    expect(speaker.renderRoot.querySelector('input')).to.equal(input);
    expect((speaker.renderRoot as ShadowRoot).activeElement).to.equal(input);
    scope.close();
  });

  it('speaks with the words of the host', async () => {
    const provision = provideBilling(place, {
      adapter: new StubAdapter({}).adapter,
      texts: { retry: 'Once more' },
    });
    expect((await add()).text).to.equal('Once more');
    provision.dispose();
  });

  it('shares one localizer between the elements of a provider', async () => {
    const provision = provideBilling(place, {
      adapter: new StubAdapter({}).adapter,
      locale: 'en-XA',
    });
    const [one, other] = [await add(), await add()];
    expect(one.localize.localizer).to.equal(other.localize.localizer);
    provision.dispose();
  });

  it('brings the texts of its element to all who spoke already, with those of the host first', async () => {
    const provision = provideBilling(place, {
      adapter: new StubAdapter({}).adapter,
      texts: { 'queue-keep': 'Keep it' },
    });
    const { localizer } = (await add()).localize;
    expect(localizer.text('retry')).to.equal('Try again');
    expect((await add('queue-speaker')).text).to.equal('Keep it');
    provision.dispose();

    place.lang = 'en-XA';
    const alone = await add('queue-speaker');
    await waitUntil(() => alone.localize.localizer.locale === 'en-XA');
    await alone.updateComplete;
    expect(alone.text).to.equal('Léávévé ít');
  });

  it('offers everything where no policy leaves something out', async () => {
    const provision = provideBilling(place, {
      adapter: new StubAdapter({}).adapter,
      policy: { effective: ['now'] },
    });
    const { policy } = (await add()).localize.settings;
    expect(policy).to.deep.equal({ ...defaultPolicy, effective: ['now'] });
    provision.dispose();
  });
});
