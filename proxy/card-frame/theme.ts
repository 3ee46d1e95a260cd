import type { ClosedTheme } from '../../src/payment-fields/frame/theme.js';

const tokens = {
  accent: '--uss-accent',
  text: '--uss-text',
  muted: '--uss-text-muted',
  surface: '--uss-surface',
  border: '--uss-border-strong',
  danger: '--uss-danger',
} as const;

/** Without one of these the page has the letters of the system. */
const fonts = {
  sans: '',
  serif: 'Georgia, "Times New Roman", serif',
  mono: 'ui-monospace, monospace',
} as const;

/** Puts a theme on the page: each colour into its token if the browser knows it, lengths in pixels, fonts of a list (T24). */
export function applyTheme(root: HTMLElement, theme: ClosedTheme): void {
  const { style } = root;
  style.colorScheme = theme.scheme;
  for (const [name, token] of Object.entries(tokens)) {
    const colour = theme[name as keyof typeof tokens];
    if (colour !== undefined && CSS.supports('color', colour)) style.setProperty(token, colour);
    else style.removeProperty(token);
  }
  setLength(style, '--uss-radius', theme.radius);
  setLength(style, 'font-size', theme.fontSize);
  style.fontFamily = fonts[theme.typeface ?? 'sans'];
}

function setLength(style: CSSStyleDeclaration, property: string, length: number | undefined): void {
  if (length === undefined) style.removeProperty(property);
  else style.setProperty(property, `${length}px`);
}
