/**
 * What the demo's bank does with a transfer, by the last two digits of the account that it goes to. docs/bank-accounts.md
 * lists them.
 */
export type Behaviour = 'pays' | 'closed' | 'answer_lost' | 'comes_back' | 'lacks_money' | 'unreachable';

const byEnding: Record<string, Behaviour> = {
  '01': 'closed',
  '02': 'answer_lost',
  '03': 'comes_back',
  '04': 'lacks_money',
  '05': 'unreachable',
};

export const behaviourOf = (account: string): Behaviour => byEnding[account.slice(-2)] ?? 'pays';

/** How long the demo's bank takes to book or refuse a transfer; and how long the money stays that comes back. */
export const EXECUTES_AFTER_MS = 2_000;
export const RETURNS_AFTER_MS = 2 * 86_400_000;
/** At which call one that cannot be reached takes it. */
export const REACHED_AT_CALL = 3;

/** Why it refuses a transfer, if it does: an external code of ISO 20022. Our account is funded for the second attempt. */
export function refusalOf(behaviour: Behaviour, reference: string): string | null {
  if (behaviour === 'closed') return 'AC04';
  return behaviour === 'lacks_money' && reference.endsWith('-01') ? 'AM04' : null;
}

/** Why it gives money back that it paid. */
export const returnOf = (behaviour: Behaviour): string | null => (behaviour === 'comes_back' ? 'AC04' : null);
