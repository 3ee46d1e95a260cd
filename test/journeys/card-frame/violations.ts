import axe from 'axe-core';
import type { Page } from 'playwright';

/** What axe finds on a page and in each of its frames, one line per rule and place (A1). */
export async function violations(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const frame of page.frames()) {
    await frame.evaluate(axe.source);
    found.push(
      ...(await frame.evaluate(async () => {
        const { violations } = await window.axe.run(document, {
          iframes: false,
          // The host page of these tests has one heading and three words of its own.
          rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
        });
        return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
      })),
    );
  }
  return found;
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}
