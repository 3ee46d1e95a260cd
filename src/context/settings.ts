import { createContext } from '@lit/context';
import type { Effective } from '../model/plan-change.js';

/** Which choices elements offer. What an account may do is the adapter's word; this only leaves things out. */
export interface Policy {
  /** The starts that a plan change may have. */
  readonly starts: readonly Effective['when'][];
  /** Whether a plan may be billed on the same day as one that the account has already. */
  readonly alignment: boolean;
}

/** How everything inside a provider speaks and what it offers. Plain data; another object when something in it changed. */
export interface Settings {
  /** BCP 47. */
  readonly locale: string;
  /** Texts of the host in place of the kit's, by term. */
  readonly texts: Readonly<Record<string, string>>;
  readonly policy: Policy;
}

export const defaultPolicy: Policy = { starts: ['now', 'date', 'retroactive'], alignment: true };

export const settingsContext = createContext<Settings, symbol>(Symbol.for('uss-kit:1:settings'));
