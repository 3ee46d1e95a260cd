import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../components/billing-group-selector/billing-group-selector.define.js';
import '../components/plan-picker/plan-picker.define.js';
import '../components/provider/provider.define.js';
import '../components/rate-preview/rate-preview.define.js';
import { sandbox } from './support/sandbox.js';

/** Three elements that know nothing of each other: the provider around them shares the choice. */
const looseTags = (): TemplateResult => html`
  <uss-plan-picker></uss-plan-picker>
  <uss-billing-group-selector></uss-billing-group-selector>
  <uss-rate-preview></uss-rate-preview>
`;

const meta: Meta = { title: 'Provider', component: 'uss-provider' };
export default meta;

export const LooseTagsShareAChoice: StoryObj = {
  render: () => html`<uss-provider .adapter=${sandbox()}>${looseTags()}</uss-provider>`,
};

/** English with the habits of another region: dates and amounts follow, sentences do not mix languages. */
export const AnotherRegion: StoryObj = {
  render: () =>
    html`<uss-provider locale="en-GB" .adapter=${sandbox()}>
      <uss-billing-group-selector></uss-billing-group-selector>
    </uss-provider>`,
};

/** A test language that runs from right to left and is longer than English. */
export const RightToLeft: StoryObj = {
  render: () =>
    html`<uss-provider locale="ar-XB" .adapter=${sandbox()}>${looseTags()}</uss-provider>`,
};

/** The words of the site in place of ours. */
export const OwnWords: StoryObj = {
  render: () =>
    html`<uss-provider .adapter=${sandbox()} .texts=${{ 'preview-heading': 'What you will pay' }}>
      <uss-rate-preview></uss-rate-preview>
    </uss-provider>`,
};
