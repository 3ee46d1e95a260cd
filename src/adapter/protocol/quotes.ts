import * as z from 'zod/mini';
import { quoteIdSchema } from '../../model/ids.js';
import type { Preview, Quote } from '../../model/quote.js';
import { AdapterError } from '../errors.js';
import { instant, type ProtocolContext } from './context.js';

/** Keeps what the platform quoted, so that this session can confirm it until it expires. */
export async function storeQuote(context: ProtocolContext, preview: Preview): Promise<Quote> {
  const { ledger, scope } = context;
  const id = z.parse(quoteIdSchema, context.randomId());
  const quote = { ...preview, id, expiresAt: instant(context.now() + context.quoteLifeMs) };
  if (await ledger.insert({ kind: 'quote', id, scope, quote })) return quote;
  throw new AdapterError('bad-configuration', { hint: 'randomId gave the same id twice.' });
}

/** A quote as the operation that asked for it answers it. */
export function quoted<Q extends Quote>(quote: Quote, is: (quote: Quote) => quote is Q): Q {
  if (is(quote)) return quote;
  throw new AdapterError('service-failed', { hint: 'A quote of another kind was made.' });
}
