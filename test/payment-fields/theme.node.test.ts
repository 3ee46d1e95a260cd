import fc from 'fast-check';
import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { closedTheme, themeSchema } from '../../src/payment-fields/frame/theme.js';
import type { Typeface } from '../../src/payment-fields/port.js';

const attacks = [
  'url(https://evil.example/x)',
  'image-set("https://evil.example/x" 1x)',
  'var(--x)',
  'env(x)',
  'attr(data-x)',
  'red; background: url(//evil.example)',
  'red}*{display:none}',
  'expression(alert(1))',
  'rgb(0,0,0) url(x)',
  'rgb(var(--x))',
  'rgb(calc(1))',
  'color-mix(in srgb, url(x), red)',
  '/**/red',
  'red\n',
  'inherit',
  'INITIAL',
  '#12345',
  'rgb(0\\,0)',
  `rgb(${'1'.repeat(200)})`,
];
const good = [
  '#fff',
  '#1f4fbfcc',
  'rebeccapurple',
  'transparent',
  'rgb(0 0 0 / 50%)',
  'rgba(1, 2, 3, .5)',
  'oklch(0.5 0.1 250deg)',
  'color(srgb 0.1 0.2 0.3)',
  'CanvasText',
];

describe('the theme of the frame is a closed list (T24)', () => {
  it.each(attacks)('leaves out the colour %j', (accent) => {
    const trimmed = accent.trim() !== accent;
    expect(z.safeParse(themeSchema, { scheme: 'light', accent }).success).toBe(false);
    expect(closedTheme({ scheme: 'light', accent })).toEqual(
      trimmed ? { scheme: 'light', accent: accent.trim() } : { scheme: 'light' },
    );
  });

  it.each(good)('takes the colour %j', (accent) => {
    expect(closedTheme({ scheme: 'dark', accent })).toEqual({ scheme: 'dark', accent });
  });

  it('takes a kind of letters by its name, and no font', () => {
    const asked = (typeface: string) =>
      closedTheme({ scheme: 'light', typeface: typeface as Typeface }).typeface;
    expect(['sans', 'serif', 'mono'].map(asked)).toEqual(['sans', 'serif', 'mono']);
    expect(['Georgia', 'serif;x:url(//evil)', 'var(--x)', ''].map(asked)).toEqual(
      Array(4).fill(undefined),
    );
  });

  it('brings lengths into their bounds', () => {
    expect(closedTheme({ scheme: 'light', radius: 900, fontSize: 2 })).toEqual({
      scheme: 'light',
      radius: 24,
      fontSize: 12,
    });
    expect(closedTheme({ scheme: 'light', radius: Number.NaN, fontSize: Infinity })).toEqual({
      scheme: 'light',
    });
  });

  it('sends nothing that the frame would not take, whatever a page asks for', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...attacks, ...good),
      fc.stringMatching(/^(rgb|url|var)\(.*\)$/),
    );
    const theme = fc.record(
      {
        scheme: fc.constantFrom('light', 'dark'),
        accent: text,
        text,
        muted: text,
        surface: text,
        border: text,
        danger: text,
        radius: fc.double(),
        fontSize: fc.double(),
        typeface: fc
          .oneof(fc.constantFrom('sans', 'serif', 'mono'), text)
          .map((wild) => wild as Typeface),
      },
      { requiredKeys: ['scheme'] },
    );
    fc.assert(
      fc.property(theme, (wanted) => {
        const sent = closedTheme(wanted);
        expect(z.safeParse(themeSchema, sent).success).toBe(true);
        for (const colour of [
          sent.accent,
          sent.text,
          sent.muted,
          sent.surface,
          sent.border,
          sent.danger,
        ])
          expect(colour ?? '').not.toMatch(/url|var|[;{}"'\\<>]/i);
      }),
      { seed: 24, numRuns: 3000 },
    );
  });
});
