import { expect } from '@open-wc/testing';
import { emulateMedia, executeServerCommand } from '@web/test-runner-commands';
import { html } from 'lit';
import { button } from '../../components/internal/button.js';
import { choices } from '../../components/internal/choices.js';
import { buttonNamed, mount } from './parts-host.js';
import type { PartsHost } from './parts-host.js';

type Rgb = readonly [number, number, number];

const pages = {
  light: { background: '#ffffff', text: '#1c2026' },
  dark: { background: '#15171b', text: '#e6e9ee' },
} as const;
type Scheme = keyof typeof pages;

/** What is seen when the colours are painted one over the other, the first one opaque. */
function seen(...layers: readonly string[]): Rgb {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('No canvas.');
  for (const layer of layers) {
    context.fillStyle = layer;
    context.fillRect(0, 0, 1, 1);
  }
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(color: Rgb): number {
  const [red = 0, green = 0, blue = 0] = color.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(a: Rgb, b: Rgb): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

async function mountOn(scheme: Scheme, accent?: string): Promise<PartsHost> {
  const host = await mount(
    () =>
      html`<span id="probe"></span>${button({ label: 'Pay', kind: 'primary' })}
        ${choices({
          id: 'plan',
          legend: 'Plans',
          selected: new Set(['gold']),
          onChange: () => undefined,
          choices: [
            { value: 'gold', title: 'Gold' },
            { value: 'silver', title: 'Silver' },
          ],
        })}`,
  );
  const { background, text } = pages[scheme];
  const page = host.parentElement as HTMLElement;
  page.style.colorScheme = scheme;
  page.style.background = background;
  page.style.color = text;
  if (accent) page.style.setProperty('--uss-accent', accent);
  return host;
}

/** The colour that a token comes to in text on the page. */
function token(host: PartsHost, name: string): string {
  const probe = host.root.getElementById('probe') as HTMLElement;
  // A border, not a text: shares of the text colour would be taken of themselves.
  probe.style.borderTopColor = `var(--uss-use-${name})`;
  return getComputedStyle(probe).borderTopColor;
}

afterEach(async () => {
  await executeServerCommand('emulate-features', []);
  await emulateMedia({ reducedMotion: 'no-preference' });
});

describe('colours', () => {
  for (const scheme of ['light', 'dark'] as const) {
    it(`can be read on a ${scheme} page, and on their own tint`, async () => {
      const host = await mountOn(scheme);
      const { background } = pages[scheme];
      for (const name of ['text-muted', 'accent-text', 'danger', 'warning', 'success']) {
        const ink = token(host, name);
        const plain = contrast(seen(background, ink), seen(background));
        expect(plain, `${name} on the page`).to.be.at.least(4.5);
        const tint = `color-mix(in oklab, ${ink} 8%, transparent)`;
        const tinted = contrast(seen(background, tint, ink), seen(background, tint));
        expect(tinted, `${name} on its tint`).to.be.at.least(4.5);
      }
      for (const name of ['border-strong', 'focus']) {
        const line = contrast(seen(background, token(host, name)), seen(background));
        expect(line, name).to.be.at.least(3);
      }
    });

    for (const accent of [
      '#ffb000',
      '#003322',
      '#e91e63',
      '#7fffd4',
      'black',
      'white',
      '#777777',
    ]) {
      it(`make ${accent} readable as an accent on a ${scheme} page`, async () => {
        const host = await mountOn(scheme, accent);
        const { background } = pages[scheme];
        const fill = seen(background, token(host, 'accent'));
        expect(contrast(seen(token(host, 'on-accent')), fill), 'label').to.be.at.least(4.5);
        const hovered = seen(background, token(host, 'accent-hover'));
        expect(contrast(seen(token(host, 'on-accent')), hovered), 'hover').to.be.at.least(4.5);
        const ink = seen(background, token(host, 'accent-text'));
        expect(contrast(ink, seen(background)), 'as text').to.be.at.least(4.5);
      });
    }
  }

  it("are the host's where it sets them, from any distance", async () => {
    const host = await mountOn('light');
    const page = host.parentElement as HTMLElement;
    page.style.setProperty('--uss-danger', 'rgb(1, 2, 3)');
    page.style.setProperty('--uss-border', 'rgb(4, 5, 6)');
    expect(token(host, 'danger')).to.equal('rgb(1, 2, 3)');
    expect(token(host, 'border')).to.equal('rgb(4, 5, 6)');
  });
});

describe('an element', () => {
  it('is gone when it is hidden, whatever its display', async () => {
    const host = await mountOn('light');
    expect(getComputedStyle(host).display).to.equal('block');
    host.hidden = true;
    expect(getComputedStyle(host).display).to.equal('none');
  });

  it('keeps the font and colour of the page and takes no tricks from it', async () => {
    const host = await mountOn('light');
    const page = host.parentElement as HTMLElement;
    page.style.cssText +=
      'font: italic 17px serif; text-transform: uppercase; letter-spacing: 4px; text-align: right; white-space: pre';
    const style = getComputedStyle(buttonNamed(host, 'Pay').previousElementSibling as Element);
    expect([style.fontFamily, style.fontSize, style.color]).to.deep.equal([
      'serif',
      '17px',
      'rgb(28, 32, 38)',
    ]);
    expect([style.textTransform, style.letterSpacing, style.textAlign, style.whiteSpace])
      .to.deep //
      .equal(['none', 'normal', 'start', 'normal']);
  });

  it('moves nothing for those who want no motion', async () => {
    const host = await mountOn('light');
    expect(getComputedStyle(buttonNamed(host, 'Pay')).transitionDuration).to.contain('0.12s');
    await emulateMedia({ reducedMotion: 'reduce' });
    expect(getComputedStyle(buttonNamed(host, 'Pay')).transitionDuration).to.not.contain('0.12s');
  });

  it('shows focus by a ring of two tones', async () => {
    const host = await mountOn('light');
    const pay = buttonNamed(host, 'Pay');
    pay.focus();
    const ring = getComputedStyle(pay);
    expect(ring.outlineWidth).to.equal('2px');
    expect(ring.outlineStyle).to.equal('solid');
    expect(ring.boxShadow).to.not.equal('none');
  });
});

describe('forced colours', () => {
  it('leave the label of the primary action readable', async () => {
    const host = await mountOn('light');
    await executeServerCommand('emulate-features', [{ name: 'forced-colors', value: 'active' }]);
    const { color, backgroundColor } = getComputedStyle(buttonNamed(host, 'Pay'));
    expect(contrast(seen(color), seen(backgroundColor))).to.be.at.least(4.5);
  });

  it('tell the chosen card by more than its background', async () => {
    const host = await mountOn('light');
    await executeServerCommand('emulate-features', [{ name: 'forced-colors', value: 'active' }]);
    const borders = [...host.root.querySelectorAll('.choice')].map(
      (card) => getComputedStyle(card).borderTopWidth,
    );
    expect(borders).to.deep.equal(['3px', '1px']);
  });
});
