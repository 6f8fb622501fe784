import type { Tone } from '@/components/ui/badge';
import type { MerchantPayout } from '@/server/payouts/schema/merchant-payouts';
import { statusWords, waitWords } from '@/server/payouts/schema/status-words';

type State = { words: string; says: string; tone: Tone };

/** How far a payout is, as its merchant understands it: what keeps it from leaving comes before that it may leave. */
export function stateOf({ status, waitsFor }: Pick<MerchantPayout, 'status' | 'waitsFor'>): State {
  const wait = waitsFor === null ? null : waitWords[waitsFor];
  if (wait) return { words: wait.short, says: wait.says, tone: 'warning' };
  const { merchant, says, tone } = statusWords[status];
  return { words: merchant, says, tone };
}

/** What the merchant can do about it, and whether that is done where its bank account stands; null: all goes by itself. */
export function todoOf({
  reason,
  waitsFor,
}: Pick<MerchantPayout, 'reason' | 'waitsFor'>): { says: string; isOfAccount: boolean } | null {
  if (waitsFor === 'no_account') return { says: 'Add a bank account.', isOfAccount: true };
  if (reason === null) return null;
  if (reason.merchantDoes === null)
    return { says: 'There is nothing for you to do: we look into it and pay it again.', isOfAccount: false };
  return { says: reason.merchantDoes, isOfAccount: true };
}
