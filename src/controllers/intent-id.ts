import type { IntentId } from '../model/ids.js';

/** A random UUID. `crypto.randomUUID` is missing on pages without TLS. */
export function newIntentId(): IntentId {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte, index) => {
    if (index === 6) return hexByte((byte & 0x0f) | 0x40);
    if (index === 8) return hexByte((byte & 0x3f) | 0x80);
    return hexByte(byte);
  });
  const groups = [
    hex.slice(0, 4),
    hex.slice(4, 6),
    hex.slice(6, 8),
    hex.slice(8, 10),
    hex.slice(10),
  ];
  return groups.map((group) => group.join('')).join('-') as IntentId;
}

function hexByte(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
