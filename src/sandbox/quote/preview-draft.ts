import type { RefusalCode } from '../../model/codes.js';
import type { Draft } from '../../model/draft.js';
import type { AccountId } from '../../model/ids.js';
import type { Preview } from '../../model/quote.js';
import { Refused } from '../refused.js';
import type { World } from '../world.js';
import { quoteDraft } from './quote-draft.js';
import { quotePayers } from './quote-payers.js';
import { quotePayment } from './quote-payment.js';

/** What any draft would do, or why it would not be done. Nothing is written. */
export function previewDraft(
  world: World,
  accountId: AccountId,
  draft: Draft,
):
  | { readonly preview: Preview; readonly refusal?: undefined }
  | { readonly preview?: undefined; readonly refusal: RefusalCode } {
  try {
    switch (draft.kind) {
      case 'payment':
        return { preview: quotePayment(world, accountId, draft) };
      case 'billing-group':
      case 'payment-method':
        return { preview: quotePayers(world, accountId, draft) };
      default: {
        const { preview, refusal } = quoteDraft(world, accountId, draft);
        return preview ? { preview } : { refusal };
      }
    }
  } catch (thrown) {
    if (thrown instanceof Refused) return { refusal: thrown.refusal };
    throw thrown;
  }
}
