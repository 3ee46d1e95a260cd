import { AdapterError, type ErrorCode } from '../errors.js';
import { OutcomeUnknown } from '../protocol/ports.js';
import type { LoggedCall } from '../sandbox-control.js';

const longest = 200;

/** The latest calls that went through a sandbox, oldest first: names and outcomes, no data. */
export class CallLog {
  readonly #onChange: () => void;
  #calls: readonly LoggedCall[] = [];
  #nextId = 1;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get calls(): readonly LoggedCall[] {
    return this.#calls;
  }

  clear(): void {
    this.#calls = [];
    this.#onChange();
  }

  /** Logs `work` as it runs and as it ends; `codeOf` tells of an answer that is no success. */
  async run<T>(
    name: string,
    work: () => Promise<T>,
    codeOf?: (answer: T) => ErrorCode | undefined,
  ): Promise<T> {
    const id = this.#nextId++;
    this.#calls = [...this.#calls.slice(1 - longest), { id, name, outcome: 'running' }];
    this.#onChange();
    try {
      const answer = await work();
      const code = codeOf?.(answer);
      this.#end(id, code === undefined ? { outcome: 'ok' } : { outcome: 'failed', code });
      return answer;
    } catch (thrown) {
      this.#end(id, { outcome: 'failed', code: codeOfThrown(thrown) });
      throw thrown;
    }
  }

  #end(id: number, end: Pick<LoggedCall, 'outcome' | 'code'>): void {
    this.#calls = this.#calls.map((call) => (call.id === id ? { ...call, ...end } : call));
    this.#onChange();
  }
}

function codeOfThrown(thrown: unknown): ErrorCode | undefined {
  if (thrown instanceof OutcomeUnknown) return 'answer-lost';
  return thrown instanceof AdapterError ? thrown.code : undefined;
}
