import { expect, fixture, html as fixtureHtml } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';

class Counter extends LitElement {
  @property({ type: Number }) units = 1;
  @state() private note = 'first';

  mark(note: string): void {
    this.note = note;
  }

  override render(): TemplateResult {
    return html`<p>${this.units} ${this.note}</p>`;
  }
}
customElements.define('test-counter', Counter);

describe('decorated members', () => {
  it('render again when they change', async () => {
    const counter = await fixture<Counter>(fixtureHtml`<test-counter units="2"></test-counter>`);
    expect(counter.shadowRoot?.textContent).to.equal('2 first');

    counter.units = 3;
    counter.mark('second');
    await counter.updateComplete;
    expect(counter.shadowRoot?.textContent).to.equal('3 second');
  });

  it('are accessors of the class and no fields of the instance', async () => {
    const counter = await fixture<Counter>(fixtureHtml`<test-counter></test-counter>`);
    expect(Object.hasOwn(counter, 'units')).to.equal(false);
  });

  it('is accessible to axe', async () => {
    const counter = await fixture<Counter>(fixtureHtml`<test-counter></test-counter>`);
    await expect(counter).to.be.accessible();
  });
});
