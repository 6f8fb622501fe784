import { type BankReason, bankReason, HELD } from './formats/bank-reasons';

/**
 * The bank's reason as it is told to staff, or to a merchant: what is wrong with the merchant's account is the merchant's to
 * know, what is wrong with ours is not.
 */
export function reasonFor(reader: 'staff' | 'merchant', code: string | null): BankReason & { code: string | null } {
  const reason = bankReason(code);
  if (reader === 'merchant' && code === HELD) return { ...reason, code: null, words: 'It has not left yet.' };
  if (reader === 'staff' || reason.merchantDoes !== null) return { ...reason, code };
  return { ...reason, code: null, words: 'The bank did not take it, for a reason that does not lie with you.' };
}
