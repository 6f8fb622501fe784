import { createHash } from 'node:crypto';

/**
 * How the simulated provider behaves: by card, by receiving account, by amount, or by chance. A token names a behaviour and
 * nothing of the card.
 */
export type Behaviour = keyof typeof behaviours;

export const behaviours = {
  ok: 'Goes through',
  declined: 'Declined by the bank',
  insufficient_funds: 'Declined: not enough money',
  lost_card: 'Declined: reported lost',
  expired_card: 'Declined: expired at the bank',
  incorrect_code: 'Declined: wrong verification code',
  customer_not_found: 'Nobody is known under the token',
  currency_mismatch: 'The card is of another currency',
  refund_fails: 'Goes through; a refund of it fails',
  network_error: 'The first two calls do not leave the house; the third goes through',
  timeout: 'Charged, but the answer is lost; a look-up finds it',
  timeout_before: 'The first call is lost on its way; a look-up finds nothing, and it is sent again',
  timeout_at_capture: 'Authorised; the answer to the capture is lost',
  slow: 'Answers after three seconds',
  silent: 'Charged, but nothing is heard of it for a minute',
} as const;

/** The cards to try each with; all others go through. docs/payments.md lists them. */
export const testCards: Record<string, Behaviour> = {
  '4242424242424242': 'ok',
  '5555555555554444': 'ok',
  '378282246310005': 'ok',
  '4000000000000002': 'declined',
  '4000000000009995': 'insufficient_funds',
  '4000000000009987': 'lost_card',
  '4000000000000069': 'expired_card',
  '4000000000000127': 'incorrect_code',
  '4000000000005126': 'refund_fails',
  '4000000000001000': 'network_error',
  '4000000000002008': 'timeout',
  '4000000000003006': 'timeout_before',
  '4000000000004004': 'timeout_at_capture',
  '4000000000005001': 'slow',
  '4000000000006009': 'silent',
};

/** Receiving accounts, by how their number ends. */
export const accountEndings: Record<string, Behaviour> = {
  '0002': 'declined',
  '1000': 'network_error',
  '2008': 'timeout',
  '3006': 'timeout_before',
  '5001': 'slow',
  '6009': 'silent',
};

/** Amounts that nobody pays by chance: 666,000.02 and so on, in currencies of two decimals. */
const amounts: Record<string, Behaviour> = {
  '66600002': 'declined',
  '66609995': 'insufficient_funds',
  '66601000': 'network_error',
  '66602008': 'timeout',
  '66605001': 'slow',
};

const PREFIX = 'sim_';
export const tokenOf = (behaviour: Behaviour): string => `${PREFIX}${behaviour}`;
export const cardBehaviour = (cardNumber: string): Behaviour => testCards[cardNumber] ?? 'ok';
export const accountBehaviour = (accountNumber: string): Behaviour =>
  accountEndings[accountNumber.replace(/[ -]/g, '').slice(-4)] ?? 'ok';

/** What happens to one call: by its token, else its amount, else by chance, which the same reference always meets alike. */
export function behaviourOf(token: string, amountMinor: bigint, reference: string, faults: string): Behaviour {
  const named = token.slice(PREFIX.length);
  if (Object.hasOwn(behaviours, named) && named !== 'ok') return named as Behaviour;
  return amounts[amountMinor.toString()] ?? byChance(reference, faults);
}

function byChance(reference: string, faults: string): Behaviour {
  let chance = createHash('sha256').update(reference).digest().readUInt32BE(0) / 2 ** 32;
  for (const [name = '', rate] of faults.split(',').map((fault) => fault.split('='))) {
    if (chance < Number(rate) && Object.hasOwn(behaviours, name)) return name as Behaviour;
    chance -= Number(rate ?? 0);
  }
  return 'ok';
}
