import { describe, expect, it } from 'vitest';
import { ParentLink } from '../../proxy/card-frame/parent-link.js';
import { FrameLink } from '../../src/payment-fields/frame/frame-link.js';
import {
  readHello,
  write,
  type ToFrame,
  type ToPage,
} from '../../src/payment-fields/frame/messages.js';
import { letters, lookAlike, spoil, type Message } from './hostile.js';
import { Seeded } from './seeded.js';

/** A million before a release: USS_HOSTILE=1000000. */
const runs = Number(process.env['USS_HOSTILE'] ?? 50_000);
const seed = Number(process.env['USS_SEED'] ?? 20_200_818);
const page = 'https://www.example.com';
const card = 'https://cards.example.net';

type Listener = (event: MessageEvent<unknown>) => void;

/** A window that messages are said to, by hand. */
class FakeWindow {
  readonly #listeners = new Set<Listener>();
  addEventListener(_: 'message', listener: Listener): void {
    this.#listeners.add(listener);
  }
  removeEventListener(_: 'message', listener: Listener): void {
    this.#listeners.delete(listener);
  }
  get listeners(): number {
    return this.#listeners.size;
  }
  say(event: {
    data: unknown;
    origin: string;
    source: unknown;
    ports?: readonly MessagePort[];
  }): void {
    const heard = { ports: [], ...event } as unknown as MessageEvent<unknown>;
    for (const listener of [...this.#listeners]) listener(heard);
  }
}

interface Said {
  readonly message: string;
  readonly origin: string;
  readonly ports: readonly Transferable[];
}

class FakeTarget {
  readonly said: Said[] = [];
  postMessage(message: string, origin: string, ports: readonly Transferable[] = []): void {
    this.said.push({ message, origin, ports });
  }
}

const nonce = letters(new Seeded(1), 26);
const parse = (text: string) => JSON.parse(text) as Message;
const hello = parse(write(nonce, { type: 'hello' }));
const connect = parse(write(nonce, { type: 'connect' }));
const toFrame = [
  parse(
    write(nonce, {
      type: 'open',
      kind: 'card',
      locale: 'en',
      dir: 'ltr',
      theme: { scheme: 'dark' },
    }),
  ),
  parse(write(nonce, { type: 'tokenize', id: 1 })),
  parse(write(nonce, { type: 'theme', theme: { scheme: 'light', accent: '#123456' } })),
] as const;
const toPage = [
  parse(write(nonce, { type: 'state', ready: true, complete: false, problems: [] })),
  parse(write(nonce, { type: 'height', height: 300 })),
  parse(write(nonce, { type: 'working', id: 1, with: 'taker' })),
  parse(write(nonce, { type: 'result', id: 1, result: { state: 'declined' } })),
] as const;

/** Lets ports hand over what was said to them. */
async function drain(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  await new Promise<void>((resolve) => {
    port2.onmessage = () => resolve();
    port1.postMessage('');
  });
  port1.close();
  await new Promise((resolve) => setTimeout(resolve));
}

/** What can be sent through a port at all: a browser throws in the sender for the rest. */
function sendable(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    return undefined;
  }
}

describe(
  `forged and stray messages, ${runs} of them with seed ${seed} (T21)`,
  { timeout: 600_000 },
  () => {
    it('on the window: the page takes none before the handshake, throws at none, and still meets its frame', () => {
      const by = new Seeded(seed);
      const host = new FakeWindow();
      const frame = new FakeTarget();
      const siblings = [new FakeTarget(), new FakeTarget(), null] as const;
      let connected = 0;
      const link = new FrameLink({
        page: host,
        frameWindow: () => frame,
        origin: card,
        onConnect: () => connected++,
        onMessage: () => expect.fail('a message was taken'),
      });
      link.listen();
      for (let run = 0; run < runs; run++) {
        const way = by.below(4);
        if (way === 0)
          host.say({ data: JSON.stringify(hello), origin: lookAlike(card, by), source: frame });
        else if (way === 1)
          host.say({ data: JSON.stringify(hello), origin: card, source: by.of(siblings) });
        else if (way === 2)
          host.say({
            data: JSON.stringify(by.of([connect, ...toFrame, ...toPage])),
            origin: card,
            source: frame,
          });
        else {
          const spoiled = spoil(hello, by);
          // Another nonce is another document in the frame: that is for the handshake to say, not a forgery.
          if (readHello(spoiled)?.nonce === nonce || readHello(spoiled) === undefined)
            host.say({ data: spoiled, origin: card, source: frame });
        }
      }
      expect({ connected, said: frame.said }).toEqual({ connected: 0, said: [] });
      host.say({ data: JSON.stringify(hello), origin: card, source: frame });
      expect(connected).toBe(1);
      expect(frame.said.map(({ origin }) => origin)).toEqual([card]);
      expect(host.listeners).toBe(0);
      host.say({ data: JSON.stringify(hello), origin: card, source: frame });
      expect(frame.said).toHaveLength(1);
      link.close();
    });

    it('on the port: the page takes none, throws at none, and still hears its frame', async () => {
      const by = new Seeded(seed + 1);
      const host = new FakeWindow();
      const frame = new FakeTarget();
      const taken: ToPage[] = [];
      const link = new FrameLink({
        page: host,
        frameWindow: () => frame,
        origin: card,
        onConnect: () => undefined,
        onMessage: (message) => taken.push(message),
      });
      link.listen();
      host.say({ data: JSON.stringify(hello), origin: card, source: frame });
      const port = frame.said[0]?.ports[0] as MessagePort;
      for (let run = 0; run < runs; run++) {
        const message =
          by.below(10) === 0
            ? JSON.stringify(by.of([hello, connect, ...toFrame]))
            : spoil(by.of(toPage), by);
        port.postMessage(sendable(message));
        if (run % 5000 === 0) await drain();
      }
      await drain();
      expect(taken).toEqual([]);
      port.postMessage(JSON.stringify(toPage[1]));
      await expect.poll(() => taken.map(({ type }) => type)).toEqual(['height']);
      expect(Object.keys(Object.prototype)).toEqual([]);
      link.close();
    });

    it('on the window: the frame takes none before the handshake, throws at none, and still meets its page', () => {
      const by = new Seeded(seed + 2);
      const own = new FakeWindow();
      const parent = new FakeTarget();
      const opener = new FakeTarget();
      const link = new ParentLink({
        page: own,
        parent,
        parents: [page, 'https://shop.example.org'],
        nonce,
        onMessage: () => expect.fail('a message was taken'),
      });
      link.start();
      const { port1, port2 } = new MessageChannel();
      const ports = [port1];
      for (let run = 0; run < runs; run++) {
        const data = JSON.stringify(connect);
        const way = by.below(5);
        if (way === 0) own.say({ data, origin: lookAlike(page, by), source: parent, ports });
        else if (way === 1)
          own.say({ data, origin: page, source: by.of<unknown>([opener, null, own]), ports });
        else if (way === 2)
          own.say({ data, origin: page, source: parent, ports: by.of([[], [port1, port2]]) });
        else if (way === 3)
          own.say({
            data: JSON.stringify(by.of([hello, ...toFrame, ...toPage])),
            origin: page,
            source: parent,
            ports,
          });
        else own.say({ data: spoil(connect, by), origin: page, source: parent, ports });
        if (link.connected) expect.fail(`message ${run} was taken`);
      }
      own.say({ data: JSON.stringify(connect), origin: page, source: parent, ports });
      expect(link.connected).toBe(true);
      expect(own.listeners).toBe(0);
      // Only to origins on the list, and never to everybody.
      expect(new Set(parent.said.map(({ origin }) => origin))).toEqual(
        new Set([page, 'https://shop.example.org']),
      );
      link.stop();
      port2.close();
    });

    it('on the port: the frame takes none, throws at none, and still hears its page', async () => {
      const by = new Seeded(seed + 3);
      const own = new FakeWindow();
      const parent = new FakeTarget();
      const taken: ToFrame[] = [];
      const link = new ParentLink({
        page: own,
        parent,
        parents: [page],
        nonce,
        onMessage: (message) => taken.push(message),
      });
      link.start();
      const { port1, port2 } = new MessageChannel();
      own.say({ data: JSON.stringify(connect), origin: page, source: parent, ports: [port1] });
      for (let run = 0; run < runs; run++) {
        const message =
          by.below(10) === 0
            ? JSON.stringify(by.of([hello, connect, ...toPage]))
            : spoil(by.of(toFrame), by);
        port2.postMessage(sendable(message));
        if (run % 5000 === 0) await drain();
      }
      await drain();
      expect(taken).toEqual([]);
      port2.postMessage(JSON.stringify(toFrame[1]));
      await expect.poll(() => taken.map(({ type }) => type)).toEqual(['tokenize']);
      link.stop();
    });

    it('after a handshake with one document, the words of another are void', () => {
      const own = new FakeWindow();
      const parent = new FakeTarget();
      const link = new ParentLink({
        page: own,
        parent,
        parents: [page],
        nonce: letters(new Seeded(2), 26),
        onMessage: () => undefined,
      });
      link.start();
      const { port1 } = new MessageChannel();
      own.say({ data: JSON.stringify(connect), origin: page, source: parent, ports: [port1] });
      expect(link.connected).toBe(false);
      link.stop();
      port1.close();
    });
  },
);
