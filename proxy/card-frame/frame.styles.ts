import { css } from 'lit';
import type { CSSResult, CSSResultGroup } from 'lit';
import { alertStyles } from '../../components/internal/alert.styles.js';
import { fieldStyles } from '../../components/internal/field.styles.js';
import { hostStyles } from '../../src/styles/host.styles.js';

const frameStyles = css`
  :host {
    color: var(--uss-text, CanvasText);
    font-family: system-ui, sans-serif;
    background: var(--uss-surface, transparent);
    overflow-wrap: anywhere;
  }
  body {
    margin: 0;
  }
  /* The frame is as high as what is in it. */
  :host(.fits) {
    overflow: hidden;
  }
  /* Nothing may stand out over the edge of the frame, where it would be cut off. */
  .control:focus-visible {
    outline-offset: -2px;
  }
  .check > input:focus-visible {
    outline-offset: -1px;
  }
  /* Digits run from left to right in every script, and the box keeps to the side of its label. */
  .control[inputmode='numeric'],
  .control[name='iban'] {
    font-variant-numeric: tabular-nums lining-nums;
  }
  :host([dir='rtl']) :is(.control[inputmode='numeric'], .control[name='iban']) {
    direction: ltr;
    text-align: end;
  }
  .number {
    position: relative;
  }
  /* Its line is there from the start, so that nothing moves when the brand is known. */
  .brand {
    min-block-size: 1.7em;
    color: var(--uss-use-text-muted);
    font-size: var(--uss-use-size-s);
    line-height: 1.7;
  }
  .pair {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--uss-use-space-4);
    max-inline-size: 30em;
  }
  /* Label, hint, box and problem each in one line with those of the other. */
  @container uss (width >= 400px) {
    .number .field-label {
      padding-inline-end: 9em;
    }
    .brand {
      position: absolute;
      inset-block-start: 0;
      inset-inline-end: 0;
    }
    .pair {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      grid-template-rows: repeat(4, auto);
      row-gap: 0;
    }
    .pair > .field {
      grid-row: span 4;
      grid-template-rows: subgrid;
      row-gap: var(--uss-use-space-1);
    }
  }
  .number,
  .field {
    max-inline-size: 30em;
  }
  .check {
    max-inline-size: 44em;
  }
  .notice > .alert {
    margin-block-start: var(--uss-use-space-4);
  }
  .challenge {
    inline-size: 100%;
    block-size: 420px;
    border: var(--uss-use-line) solid var(--uss-use-border-strong);
    border-radius: var(--uss-use-radius);
    background: Canvas;
  }
  .challenge-page {
    padding: var(--uss-use-space-4);
  }
`;

/** Puts the looks of the kit on a page of its own: what elements say of their host is said of the root. */
export function applyStyles(target: Document): void {
  const sheets = flat([hostStyles, fieldStyles, alertStyles, frameStyles]).map((result) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      result.cssText.replace(/:host\(([^)]*)\)/g, ':root$1').replace(/:host\b/g, ':root'),
    );
    return sheet;
  });
  target.adoptedStyleSheets = sheets;
}

/** Each sheet once, at the place where it was named last. */
function flat(group: CSSResultGroup): CSSResult[] {
  const all = [group].flat(20) as CSSResult[];
  return all.filter((each, index) => all.lastIndexOf(each) === index);
}
