import type { Page } from 'playwright';

declare global {
  interface Window {
    /** Everything that the host page could see. */
    seen: string[];
  }
}

/** Looks at all that a page can look at, from the next time that it is loaded on: events, messages, what is drawn, in shadow roots too, and what is sent. */
export async function watch(page: Page, isVault: (url: string) => boolean): Promise<string[]> {
  const outside: string[] = [];
  page.on('console', (message) => outside.push(`console ${message.text()}`));
  page.on('request', (request) => {
    // The vault alone may be told a number.
    const told = isVault(request.url()) ? '' : (request.postData() ?? '');
    outside.push(`request ${request.url()} ${JSON.stringify(request.headers())} ${told}`);
  });
  page.on('response', (response) => {
    // A script is the same for everybody, and has digits of its own.
    if (/\.(?:js|css|svg)$/.test(new URL(response.url()).pathname)) return;
    void response
      .text()
      .then((text) => outside.push(`answer ${response.url()} ${text}`))
      .catch(() => undefined);
  });
  await page.addInitScript(() => {
    if (window.top !== window) return;
    window.seen = [];
    const textOf = (value: unknown): string => {
      try {
        return JSON.stringify(value) ?? String(value);
      } catch {
        // Something of the page itself, which the page knows anyway.
        return String(value);
      }
    };
    const note = (what: string, value: unknown) => window.seen.push(`${what} ${textOf(value)}`);
    const names = Object.keys(window).filter((key) => key.startsWith('on'));
    for (const name of names)
      window.addEventListener(
        name.slice(2),
        (event) => {
          const { data, detail, key } = event as unknown as Record<string, unknown>;
          note(event.type, [data, detail, key]);
        },
        true,
      );
    // Events of elements have names of their own.
    const dispatch = EventTarget.prototype.dispatchEvent;
    EventTarget.prototype.dispatchEvent = function (event) {
      if (event.type.startsWith('uss-')) {
        const { detail } = event as CustomEvent<unknown>;
        note(event.type, detail);
      }
      return dispatch.call(this, event);
    };
    const observer = new MutationObserver((records) => {
      for (const { target } of records) note('changed', target.textContent);
    });
    const all = { subtree: true, childList: true, attributes: true, characterData: true };
    observer.observe(document, all);
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (init) {
      const root = attach.call(this, init);
      observer.observe(root, all);
      return root;
    };
    // What comes through the private port too, as a script would see it that took it over.
    const onmessage = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
    Object.defineProperty(MessagePort.prototype, 'onmessage', {
      ...onmessage,
      set(this: MessagePort, listener: (event: MessageEvent) => void) {
        onmessage?.set?.call(this, (event: MessageEvent) => {
          note('port', event.data);
          listener(event);
        });
      },
    });
  });
  return outside;
}

/** All that the page saw and keeps. */
export async function seenBy(page: Page): Promise<string[]> {
  return page.evaluate(() => [
    ...window.seen,
    JSON.stringify({ ...localStorage }),
    JSON.stringify({ ...sessionStorage }),
    document.cookie,
    location.href,
  ]);
}
