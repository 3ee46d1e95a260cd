import { CompactEncrypt, compactDecrypt } from 'jose';
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';

/** What the cookie holds, sealed: the browser carries it and cannot read or change it. */
export interface SealedSession {
  /** Proves the session upstream. */
  readonly credential: string;
  /** Milliseconds since 1970: when it was signed in, and when it was last used. */
  readonly issuedAt: number;
  readonly seenAt: number;
}

const sessionSchema = z.strictObject({
  credential: z.string().check(z.minLength(1), z.maxLength(1000)),
  issuedAt: z.int(),
  seenAt: z.int(),
});

/** Seals with the first key, opens with any: put a new key in front to rotate. Each is 32 random bytes. */
export type SealKeys = readonly [Uint8Array, ...Uint8Array[]];

/** Names a key without telling it. */
function keyId(key: Uint8Array): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 12);
}

export async function seal(session: SealedSession, [key]: SealKeys): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(session)))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: keyId(key) })
    .encrypt(key);
}

/** The session of a cookie; nothing for one that was changed, sealed with another key, or is none of ours. */
export async function unseal(text: string, keys: SealKeys): Promise<SealedSession | undefined> {
  try {
    const { plaintext } = await compactDecrypt(
      text,
      (header) => {
        const key = keys.find((candidate) => keyId(candidate) === header.kid);
        if (!key) throw new Error('unknown key');
        return key;
      },
      { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] },
    );
    const opened = z.safeParse(sessionSchema, JSON.parse(new TextDecoder().decode(plaintext)));
    return opened.success ? opened.data : undefined;
  } catch {
    return undefined;
  }
}

/** Stands for a session in limits and lists without holding its credential. */
export function sessionKey({ credential, issuedAt }: SealedSession): string {
  return createHash('sha256').update(`${issuedAt}:${credential}`).digest('base64url');
}
