import { css } from 'lit';

export const dialogStyles = css`
  .dialog {
    inline-size: min(640px, 100vw - var(--uss-use-space-8));
    max-block-size: min(100dvh - var(--uss-use-space-8), 960px);
    margin: auto;
    padding: var(--uss-use-space-6);
    overflow: auto;
    overflow-wrap: anywhere;
    border: var(--uss-use-line) solid var(--uss-use-border);
    border-radius: var(--uss-use-radius);
    background: var(--uss-surface, Canvas);
    color: var(--uss-text, CanvasText);
    container: uss / inline-size;
  }
  .dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  @media (width < 480px) {
    .dialog {
      padding: var(--uss-use-space-4);
    }
  }
`;
