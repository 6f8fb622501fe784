import { randomUUID } from 'node:crypto';
import { ok } from '@/server/kernel/outcome';
import { now } from '@/server/platform/clock';
import { config } from '@/server/platform/config';
import { pool } from '@/server/platform/db';
import { findCharge, recordCharge, type SimulatedCharge } from '../store/simulated-charges';
import type { CallKind, Charge, Provider, ProviderAnswer } from './provider';
import { accountBehaviour, type Behaviour, behaviourOf, cardBehaviour, tokenOf } from './simulated-behaviour';

/**
 * A provider that moves no money and keeps books of its own (`simulated_charge`), as a real one would: what stands there
 * was charged, whatever was heard of it.
 */
export const simulator: Provider = {
  name: 'simulator',
  tokenise: async ({ cardNumber }) => ok(tokenOf(cardBehaviour(cardNumber))),
  tokeniseAccount: (accountNumber) => tokenOf(accountBehaviour(accountNumber)),
  authorise: (charge) => take('authorise', charge),
  capture: (charge) => take('capture', charge),
  charge: (charge) => take('charge', charge),
  void: (charge) => take('void', charge),
  refund: (charge) => take('refund', charge),
  sendTransfer: (charge) => take('send', charge),
  async lookUp({ reference }) {
    const charge = await findCharge(pool(), reference);
    if (!charge || charge.outcome === 'not_arrived') return { outcome: 'not_found' };
    return charge.readyAt > now() ? { outcome: 'pending' } : toldOf(charge);
  },
};

const SLOW_MS = 3_000;
const SILENT_MS = 60_000;

async function take(
  kind: CallKind,
  { reference, money, token, providerId }: Charge & { token: string; providerId?: string },
): Promise<ProviderAnswer> {
  const at = now();
  const behaviour = ofKind(kind, behaviourOf(token, money.amountMinor, reference, config().SIMULATOR_FAULTS));
  const refused = refusals[behaviour];
  const delayMs = behaviour === 'slow' ? SLOW_MS : behaviour === 'silent' ? SILENT_MS : 0;
  const charge = await recordCharge(pool(), {
    reference,
    kind,
    providerId: `sim_${kind}_${randomUUID()}`,
    ofReference: providerId ?? null,
    token,
    amountMinor: money.amountMinor,
    currency: money.currency,
    outcome: refused ? (kind === 'refund' ? 'failed' : 'declined') : 'succeeded',
    code: refused ? refused[0] : null,
    words: refused ? refused[1] : null,
    arrivesAtCall: behaviour === 'network_error' ? 3 : behaviour === 'timeout_before' ? 2 : 1,
    at,
    readyAt: new Date(at.getTime() + delayMs),
  });
  if (charge.outcome === 'not_arrived')
    return behaviour === 'network_error'
      ? { outcome: 'not_sent', code: 'network_error', words: 'The provider could not be reached.' }
      : lost;
  if (charge.calls === 1 && (behaviour === 'timeout' || behaviour === 'silent')) return lost;
  return charge.readyAt > now() ? { outcome: 'pending', providerId: charge.providerId } : toldOf(charge);
}

const lost: ProviderAnswer = { outcome: 'unknown', code: 'timeout', words: 'The provider did not answer in time.' };

const toldOf = ({ outcome, code, words, providerId }: SimulatedCharge): ProviderAnswer => ({
  outcome: outcome === 'not_arrived' ? 'not_found' : outcome,
  code: code ?? undefined,
  words: words ?? undefined,
  providerId,
});

/** Most of what can happen does so where the money is asked for; what was asked for can be captured and given back. */
function ofKind(kind: CallKind, behaviour: Behaviour): Behaviour {
  if (behaviour === 'timeout_at_capture') return kind === 'capture' ? 'timeout' : 'ok';
  if (behaviour === 'refund_fails') return kind === 'refund' ? behaviour : 'ok';
  return kind === 'authorise' || kind === 'send' || kind === 'charge' ? behaviour : 'ok';
}

const refusals: Partial<Record<Behaviour, [code: string, words: string]>> = {
  declined: ['card_declined', 'The bank declined it and gave no reason.'],
  insufficient_funds: ['insufficient_funds', 'There is not enough money on the account.'],
  lost_card: ['lost_card', 'The card was reported lost.'],
  expired_card: ['expired_card', 'The card has expired.'],
  incorrect_code: ['incorrect_cvc', 'The verification code is wrong.'],
  customer_not_found: ['customer_not_found', 'No customer is known under this token.'],
  currency_mismatch: ['currency_mismatch', 'The card can be charged in another currency alone.'],
  refund_fails: ['refund_failed', 'The bank does not take the money back: the account is closed.'],
};
