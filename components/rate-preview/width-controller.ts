import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Tells how much room an element in the host's template has, counted in letters of a fixed size: a picture drawn in these
 * units keeps its text as large as the text around it, at any width and zoom.
 */
export class WidthController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #fontSize: number;
  #observer: ResizeObserver | undefined;
  #element: Element | undefined;
  #width: number;

  /** `fontSize`: the size that text has in the picture's own units; `fallback`: the width before anything was measured. */
  constructor(
    host: ReactiveControllerHost,
    { fontSize, fallback }: { fontSize: number; fallback: number },
  ) {
    this.#host = host;
    this.#fontSize = fontSize;
    this.#width = fallback;
    host.addController(this);
  }

  get width(): number {
    return this.#width;
  }

  /** For the `ref` directive of the measured element: one without content, or drawing in it would make it report again. */
  readonly measured = (element: Element | undefined): void => {
    if (element === this.#element) return;
    if (this.#element) this.#observer?.unobserve(this.#element);
    this.#element = element;
    if (element) this.#observe(element);
  };

  hostConnected(): void {
    if (this.#element) this.#observe(this.#element);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  #observe(element: Element): void {
    this.#observer ??= new ResizeObserver((entries) => {
      for (const { target, contentRect } of entries) this.#measure(target, contentRect.width);
    });
    this.#observer.observe(element);
  }

  #measure(element: Element, width: number): void {
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    const units = Math.round((width * this.#fontSize) / (size || this.#fontSize));
    if (units < 1 || units === this.#width) return;
    this.#width = units;
    this.#host.requestUpdate();
  }
}
