import { css } from 'lit';

export const timelinePictureStyles = css`
  .picture-frame {
    font-size: var(--uss-use-size-s);
  }
  .picture-room {
    block-size: 8rem;
  }
  .picture {
    display: block;
    inline-size: 100%;
    block-size: auto;
    font-variant-numeric: tabular-nums lining-nums;
  }
  /* The picture's units are those of its text; see WidthController. */
  .picture text {
    fill: currentColor;
    font-size: 13px;
  }

  .bar {
    fill: color-mix(in oklab, var(--uss-use-accent-text) 16%, transparent);
  }
  .hatch {
    stroke: var(--uss-use-accent-text);
    stroke-width: 2px;
    opacity: 0.5;
  }
  .bar-top {
    stroke: var(--uss-use-accent-text);
    stroke-width: 2px;
  }
  .picture .bar-amount {
    font-weight: 600;
  }
  .picture .lane-name {
    fill: var(--uss-use-text-muted);
  }
  .goes-on {
    stroke: var(--uss-use-accent-text);
    stroke-width: 2px;
    stroke-dasharray: 2 5;
  }
  .lane-end {
    fill: none;
    stroke: currentColor;
    stroke-width: 2px;
  }

  .axis,
  .mark-bill {
    stroke: var(--uss-use-border-strong);
    stroke-width: 1px;
  }
  .axis-end {
    fill: none;
  }
  .guide {
    stroke: var(--uss-use-border-strong);
    stroke-width: 1px;
    stroke-dasharray: 3 3;
  }
  .guide-change {
    stroke: currentColor;
  }
  .mark-change {
    fill: currentColor;
  }
  .mark-end {
    stroke: currentColor;
    stroke-width: 2px;
  }
  .mark-today {
    fill: Canvas;
    stroke: currentColor;
    stroke-width: 2px;
  }
  .picture .mark-date {
    fill: var(--uss-use-text-muted);
  }
  .picture .mark-word {
    fill: currentColor;
    font-weight: 600;
  }

  @media (forced-colors: active) {
    .bar {
      fill: Canvas;
      stroke: CanvasText;
    }
    .bar-top,
    .hatch,
    .goes-on,
    .lane-end,
    .mark-end,
    .axis,
    .mark-bill,
    .guide {
      stroke: CanvasText;
      opacity: 1;
    }
    .mark-change {
      fill: CanvasText;
    }
    .mark-today {
      stroke: CanvasText;
    }
    .picture text,
    .picture .mark-date,
    .picture .mark-word {
      fill: CanvasText;
    }
  }

  @media print {
    .picture {
      max-inline-size: 640px;
    }
    .bar {
      print-color-adjust: exact;
    }
  }
`;
