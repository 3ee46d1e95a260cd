import { css } from 'lit';

/** The type scale, amounts, and text for screen readers only. */
export const textStyles = css`
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  p,
  dl,
  dd,
  ol,
  ul {
    margin: 0;
    padding: 0;
  }

  .heading {
    font-size: 1em;
    font-weight: 600;
    line-height: 1.3;
    text-wrap: balance;
  }
  .heading-l {
    font-size: var(--uss-use-size-l);
  }

  .small {
    font-size: var(--uss-use-size-s);
  }
  .muted {
    color: var(--uss-use-text-muted);
  }
  .strong {
    font-weight: 600;
  }

  a,
  .link {
    color: var(--uss-use-accent-text);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.18em;
  }
  a:hover,
  .link:hover {
    text-decoration-thickness: 2px;
  }

  /* Figures of one width, so that columns of them line up; an amount never breaks. */
  .figures {
    font-variant-numeric: tabular-nums lining-nums;
    white-space: nowrap;
  }

  /* A long code that someone may have to read out: breaks anywhere rather than widen the page. */
  .reference {
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
    border: 0;
    white-space: nowrap;
  }
`;
