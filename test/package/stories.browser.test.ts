import { expect } from '@open-wc/testing';
import { LitElement, render } from 'lit';
import { storyFiles } from '../support/story-files.js';

/** All Lit elements below a node, shadow trees included. */
function* elementsIn(node: ParentNode): Generator<LitElement> {
  for (const element of node.querySelectorAll('*')) {
    if (element instanceof LitElement) yield element;
    if (element.shadowRoot) yield* elementsIn(element.shadowRoot);
  }
}

async function rendered(node: ParentNode): Promise<void> {
  for (let round = 0; round < 5; round++) {
    await Promise.all([...elementsIn(node)].map((element) => element.updateComplete));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('stories under the strict policy', () => {
  it('exist', () => {
    expect(Object.keys(storyFiles)).to.not.be.empty;
  });

  for (const [file, load] of Object.entries(storyFiles)) {
    it(`render without a violation: ${file}`, async () => {
      const { default: meta, ...stories } = await load();
      expect(Object.keys(stories)).to.not.be.empty;
      for (const [name, story] of Object.entries(stories)) {
        const show = story.render ?? meta.render;
        if (!show) throw new Error(`${name} has no render function`);
        const args = { ...meta.args, ...story.args };
        const place = document.createElement('div');
        document.body.append(place);
        render(show(args, { args, globals: {}, name }), place);
        await rendered(place);
        render(null, place);
        place.remove();
      }
    });
  }
});
