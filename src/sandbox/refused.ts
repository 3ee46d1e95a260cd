import type { RefusalCode } from '../model/codes.js';

/**
 * Thrown inside a command when a rule says no, and caught where the command began: the books are let go,
 * so a refusal changes nothing however far the command had come.
 */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusal: RefusalCode;

  constructor(refusal: RefusalCode) {
    super(refusal);
    this.refusal = refusal;
  }
}
