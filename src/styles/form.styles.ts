import { css } from 'lit';

/** Text fields, selects, check boxes and radio buttons; native ones, so that they behave as people know them. */
export const formStyles = css`
  .control {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 44px;
    margin: 0;
    padding: var(--uss-use-space-2) var(--uss-use-space-3);
    border: var(--uss-use-line) solid var(--uss-use-border-strong);
    border-radius: var(--uss-use-radius);
    background: transparent;
    color: inherit;
    font: inherit;
    line-height: 1.4;
    text-align: start;
    accent-color: var(--uss-use-accent-text);
    transition: border-color var(--uss-use-motion);
  }
  .control:hover:not(:disabled) {
    border-color: currentColor;
  }
  .control:disabled {
    border-style: dashed;
    color: var(--uss-use-text-muted);
    opacity: 1;
  }
  .control::placeholder {
    color: var(--uss-use-text-muted);
    opacity: 1;
  }
  .control[aria-invalid='true'] {
    border-color: var(--uss-use-danger);
    box-shadow: inset 0 0 0 1px var(--uss-use-danger);
  }
  .control[aria-invalid='true']:focus-visible {
    box-shadow: 0 0 0 2px var(--uss-use-focus-gap);
  }
  .control:focus-visible {
    outline-offset: 1px;
  }

  select.control {
    appearance: none;
    padding-inline-end: var(--uss-use-space-8);
    cursor: pointer;
  }
  /* The list of options opens on the system's own surface. */
  select.control option {
    background: Canvas;
    color: CanvasText;
  }

  input[type='radio'],
  input[type='checkbox'] {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    accent-color: var(--uss-use-accent-text);
  }

  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
  }

  /* Smaller text makes phones zoom into a field. */
  @media (pointer: coarse) {
    .control {
      font-size: max(16px, 1em);
    }
  }

  @media (forced-colors: active) {
    .control[aria-invalid='true'] {
      border-width: 2px;
    }
  }
`;
