import { expect } from '@open-wc/testing';
import { LitElement, render } from 'lit';
import { expectConsole } from '../support/strict-page.js';
import { storyFiles } from '../support/story-files.js';
import type { StoryFile } from '../support/story-files.js';

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

const files: (readonly [name: string, file: StoryFile])[] = [];
for (const [name, load] of Object.entries(storyFiles)) files.push([name, await load()]);

describe('under the strict policy', () => {
  it('there are stories', () => {
    expect(files).to.not.be.empty;
  });

  for (const [file, { default: meta, ...stories }] of files) {
    for (const [name, story] of Object.entries(stories)) {
      it(`${file} renders ${name}`, async () => {
        const show = story.render ?? meta.render;
        if (story.parameters?.warns) expectConsole('warn', story.parameters.warns);
        if (!show) throw new Error('The story has no render function');
        const args = { ...meta.args, ...story.args };
        const place = document.createElement('div');
        document.body.append(place);
        render(show(args, { args, globals: {}, name }), place);
        await rendered(place);
        render(null, place);
        place.remove();
      });
    }
  }
});
