import type { FieldsTheme, Typeface } from '../../src/payment-fields/port.js';

/** Colours of the kit by what payment fields call them. */
const colours = {
  accent: 'var(--uss-use-accent-text)',
  text: 'currentColor',
  muted: 'var(--uss-use-text-muted)',
  border: 'var(--uss-use-border-strong)',
  danger: 'var(--uss-use-danger)',
} as const;

/** What the fields are to look like, so that they fit in: read off a hidden element of the host's shadow, where all tokens hold. */
export function fieldsTheme(probe: HTMLElement): FieldsTheme {
  const style = getComputedStyle(probe);
  const scheme = isLight(colourOf(probe, 'CanvasText')) ? 'dark' : 'light';
  const found = Object.entries(colours).map(([name, value]) => [name, hex(colourOf(probe, value))]);
  return {
    scheme,
    ...(Object.fromEntries(found) as Partial<Record<keyof typeof colours, string>>),
    fontSize: Math.min(Math.max(Number.parseFloat(style.fontSize), 12), 24),
    radius: Math.min(Math.max(Number.parseFloat(style.borderTopLeftRadius) || 0, 0), 24),
    typeface: typefaceOf(style.fontFamily),
  };
}

/** What the last of a list of fonts is: by good custom a kind of letters that every system has. */
function typefaceOf(fonts: string): Typeface | undefined {
  switch (fonts.split(',').at(-1)?.trim()) {
    case 'serif':
    case 'ui-serif':
      return 'serif';
    case 'monospace':
    case 'ui-monospace':
      return 'mono';
    case 'sans-serif':
    case 'system-ui':
    case 'ui-sans-serif':
      return 'sans';
    default:
      return undefined;
  }
}

type Channels = readonly [red: number, green: number, blue: number, alpha: number];

/** What a colour comes to, whatever it is made of: painted on one pixel and read back. */
function colourOf(probe: HTMLElement, value: string): Channels {
  probe.style.setProperty('color', value);
  const { color } = getComputedStyle(probe);
  probe.style.removeProperty('color');
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return [0, 0, 0, 255];
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha];
}

function hex(channels: Channels): string {
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** Whether ink is light, so that the page below it is dark. */
function isLight([red, green, blue]: Channels): boolean {
  return red * 0.299 + green * 0.587 + blue * 0.114 > 127;
}
