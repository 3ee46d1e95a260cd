/**
 * A short text that differs when `value` does: 64 bits of FNV-1a over its JSON, whatever the order of keys. Tells a change, proves nothing against an attacker;
 * a world has none, and browsers offer real digests only on secure pages.
 */
export function stateVersion(value: unknown): string {
  const text = JSON.stringify(value, inKeyOrder);
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let index = 0; index < text.length; index++) {
    low ^= text.charCodeAt(index);
    // (high, low) × 0x100000001b3 modulo 2^64, by halves.
    const carried = (low >>> 0) * 0x1b3;
    high =
      (Math.imul(high, 0x1b3) + Math.imul(low, 0x100) + Math.floor(carried / 0x1_0000_0000)) >>> 0;
    low = carried >>> 0;
  }
  return [high, low].map((half) => half.toString(16).padStart(8, '0')).join('');
}

/** A world that was stored and read again has its keys in another order. */
function inKeyOrder(key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
