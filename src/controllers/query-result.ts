import type { AdapterError } from '../adapter/errors.js';

interface Waiting {
  readonly state: 'waiting';
  readonly data: undefined;
  readonly stale: false;
  readonly busy: false;
  readonly error: undefined;
}

interface Loading<T> {
  readonly state: 'loading';
  readonly data: T | undefined;
  readonly stale: boolean;
  readonly busy: true;
  readonly error: undefined;
}

interface Answered<T> {
  readonly state: 'ready' | 'empty';
  readonly data: T;
  readonly stale: boolean;
  readonly busy: boolean;
  readonly error: undefined;
}

interface Failed<T> {
  readonly state: 'failed';
  readonly data: T | undefined;
  readonly stale: boolean;
  readonly busy: boolean;
  readonly error: AdapterError;
}

/**
 * What is known of the answer to one question.
 * - `waiting`: there is nobody to ask yet, or nothing to ask.
 * - `loading`: no answer to this question yet; `data` is the last good answer to the one before.
 * - `ready`, `empty`: answered; `empty` when there is nothing to show.
 * - `failed`: the last attempt did not work; `data` is the last good answer.
 *
 * `stale` says that `data` is no longer the answer, or that it is known to be out of date; `busy` that a call is under way.
 */
export type QueryResult<T> = Waiting | Loading<T> | Answered<T> | Failed<T>;

export const waiting: Waiting = Object.freeze({
  state: 'waiting',
  data: undefined,
  stale: false,
  busy: false,
  error: undefined,
});

/** The former object when nothing changed, so that elements can compare results by identity. */
export function settledOn<T>(former: QueryResult<T>, next: QueryResult<T>): QueryResult<T> {
  const unchanged =
    former.state === next.state &&
    former.data === next.data &&
    former.stale === next.stale &&
    former.busy === next.busy &&
    former.error === next.error;
  return unchanged ? former : Object.freeze(next);
}
