import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ParentLink } from '../../proxy/card-frame/parent-link.js';

const parents = ['https://shop.example', 'https://other.example'];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The origins that a frame says hello to, where the browser names the page around it so. */
function greeted(ancestor: string | undefined): string[] {
  const origins: string[] = [];
  const link = new ParentLink({
    page: { addEventListener: () => undefined, removeEventListener: () => undefined },
    parent: { postMessage: (_, origin) => void origins.push(origin) },
    parents,
    ancestor,
    nonce: 'abcdefghijklmnopqrstuvwxyz',
    onMessage: () => undefined,
  });
  link.start();
  link.stop();
  return origins;
}

it('says hello to the page around it alone where the browser names it (T21)', () => {
  expect(greeted('https://other.example')).toEqual(['https://other.example']);
});

it('says hello to every page on the list where the browser names none, or keeps it to itself as Firefox does for a frame without referrer', () => {
  expect(greeted(undefined)).toEqual(parents);
  expect(greeted('null')).toEqual(parents);
});

it('says nothing to a page that is not on the list (T22)', () => {
  expect(greeted('https://stranger.example')).toEqual([]);
});
