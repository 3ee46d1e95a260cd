import { AdapterError } from '../adapter/errors.js';

/** A module that does not arrive is a matter of the network, not of the page. */
export async function arrived<T>(modules: Promise<T>): Promise<T> {
  try {
    return await modules;
  } catch (thrown) {
    throw new AdapterError('offline', {
      hint: 'A part of the kit could not be loaded.',
      cause: thrown,
    });
  }
}
