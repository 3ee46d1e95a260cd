import { css } from 'lit';

/**
 * The design tokens. A host sets `--uss-<name>` anywhere above an element (one `--uss-accent` is enough);
 * styles of the kit read `--uss-use-<name>`, which is the host's value or one that suits it.
 *
 * Neutrals are shares of the colour that text inherits from the page, so they sit on any background.
 * Colours with a meaning have a light and a dark form and follow the `color-scheme` of the page.
 * Where an engine has no `light-dark()` or no relative colours, the light forms and a plain accent remain.
 */
export const tokenStyles = css`
  :host {
    --uss-use-accent: var(--uss-accent, #1f4fbf);
    --uss-use-accent-hover: color-mix(in oklab, var(--uss-use-accent), black 12%);
    --uss-use-accent-text: var(--uss-use-accent);
    --uss-use-on-accent: var(--uss-on-accent, white);

    --uss-use-danger: var(--uss-danger, #b3261e);
    --uss-use-warning: var(--uss-warning, #855000);
    --uss-use-success: var(--uss-success, #17693a);

    --uss-use-surface: var(--uss-surface, transparent);
    --uss-use-surface-raised: var(
      --uss-surface-raised,
      color-mix(in oklab, currentColor 4%, transparent)
    );
    --uss-use-text-muted: var(--uss-text-muted, color-mix(in oklab, currentColor 76%, transparent));
    --uss-use-border: var(--uss-border, color-mix(in oklab, currentColor 16%, transparent));
    --uss-use-border-strong: var(
      --uss-border-strong,
      color-mix(in oklab, currentColor 58%, transparent)
    );
    --uss-use-accent-soft: color-mix(in oklab, var(--uss-use-accent-text) 8%, transparent);
    --uss-use-focus: var(--uss-focus, var(--uss-use-accent-text));
    --uss-use-focus-gap: Canvas;

    --uss-use-space-1: var(--uss-space, 4px);
    --uss-use-space-2: calc(2 * var(--uss-use-space-1));
    --uss-use-space-3: calc(3 * var(--uss-use-space-1));
    --uss-use-space-4: calc(4 * var(--uss-use-space-1));
    --uss-use-space-6: calc(6 * var(--uss-use-space-1));
    --uss-use-space-8: calc(8 * var(--uss-use-space-1));

    --uss-use-radius: var(--uss-radius, 8px);
    --uss-use-line: 1px;
    --uss-use-motion: 120ms ease-out;

    --uss-use-font: var(--uss-font, inherit);
    --uss-use-size-xs: max(12px, 0.8125em);
    --uss-use-size-s: max(13px, 0.875em);
    --uss-use-size-l: 1.1875em;
    --uss-use-size-xl: 1.75em;
  }

  @supports (color: light-dark(white, black)) and (color: oklch(from red l c h)) {
    :host {
      --uss-use-accent: var(--uss-accent, light-dark(#1f4fbf, #8fb1ff));
      /* Away from the colour of the text on it, so that hovering never costs contrast. */
      --uss-use-accent-hover: color(
        from var(--uss-use-accent) xyz-d65 calc(x * clamp(0.78, 1 + (y - 0.179) * 9999, 1.22))
          calc(y * clamp(0.78, 1 + (y - 0.179) * 9999, 1.22))
          calc(z * clamp(0.78, 1 + (y - 0.179) * 9999, 1.22))
      );
      /* The accent as ink on the page: dark enough for light pages, light enough for dark ones. */
      --uss-use-accent-text: light-dark(
        oklch(from var(--uss-use-accent) min(l, 0.5) c h),
        oklch(from var(--uss-use-accent) max(l, 0.77) c h)
      );
      /* Black or white, whichever has more contrast; the two are equal at a luminance of 0.179. */
      --uss-use-on-accent: var(
        --uss-on-accent,
        color(
          from var(--uss-use-accent) xyz-d65 clamp(0, (0.179 - y) * 9999, 0.9505)
            clamp(0, (0.179 - y) * 9999, 1) clamp(0, (0.179 - y) * 9999, 1.0891)
        )
      );
      --uss-use-danger: var(--uss-danger, light-dark(#b3261e, #ffa199));
      --uss-use-warning: var(--uss-warning, light-dark(#855000, #f0bd62));
      --uss-use-success: var(--uss-success, light-dark(#17693a, #7ed3a0));
    }
  }

  @media (prefers-contrast: more) {
    :host {
      --uss-use-text-muted: currentColor;
      --uss-use-border: color-mix(in oklab, currentColor 60%, transparent);
      --uss-use-border-strong: currentColor;
    }
  }

  @media (forced-colors: active) {
    :host {
      --uss-use-accent: LinkText;
      --uss-use-accent-text: LinkText;
      --uss-use-on-accent: Canvas;
      --uss-use-text-muted: CanvasText;
      --uss-use-border: CanvasText;
      --uss-use-border-strong: CanvasText;
      --uss-use-danger: CanvasText;
      --uss-use-warning: CanvasText;
      --uss-use-success: CanvasText;
      --uss-use-focus: Highlight;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      --uss-use-motion: 0s;
    }
  }
`;
