/**
 * Where a sandbox keeps its world: a place for one text, shared by all who have the same place (two tabs of one browser).
 * Only the text of a world that was valid is ever written.
 */
export interface WorldStorage {
  /** The text that was written last; null when there is none. */
  read(): string | null;
  write(text: string): void;
  /** Puts a text that is no world out of the way, and says where it can be found. Nothing is deleted. */
  setAside(text: string): string;
  /** Runs `work` alone among all who share the place. */
  exclusive<T>(work: () => Promise<T>): Promise<T>;
  /** Calls `listener` when someone else has written; returns a function that stops it. */
  subscribe(listener: () => void): () => void;
}

const defaultKey = 'uss-kit:sandbox';

/**
 * The browser's local storage under `key`; undefined, with a warning, where the browser offers none.
 * Writers take turns by `navigator.locks`; pages without them (not served securely) read and write in one go, which is as safe as one tab needs.
 */
export function browserStorage(key = defaultKey): WorldStorage | undefined {
  const place = openPlace();
  if (!place) {
    console.warn(
      'uss-kit: this browser offers no local storage, so the sandbox forgets its world on reload.',
    );
    return undefined;
  }
  const locks = (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
  return {
    read: () => place.getItem(key),
    write: (text) => place.setItem(key, text),
    setAside(text) {
      const aside = freeKey(place, `${key}:broken`);
      place.setItem(aside, text);
      place.removeItem(key);
      return aside;
    },
    exclusive: (work) => (locks ? locks.request(key, work) : work()),
    subscribe(listener) {
      const heard = (event: StorageEvent) => {
        if (event.storageArea === place && (event.key === key || event.key === null)) listener();
      };
      globalThis.addEventListener('storage', heard);
      return () => globalThis.removeEventListener('storage', heard);
    },
  };
}

function openPlace(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    // A page in a sandboxed frame may not even look.
    return undefined;
  }
}

function freeKey(place: Storage, wanted: string): string {
  for (let number = 1; ; number++) {
    const key = number === 1 ? wanted : `${wanted}-${number}`;
    if (place.getItem(key) === null) return key;
  }
}
