import { decrypt } from '@/server/platform/encryption';
import { log } from '@/server/platform/log';
import type { Party, ProviderAnswer } from '../providers/provider';
import { providerNamed } from '../providers/providers';
import type { AttemptKind } from '../schema/states';
import type { KeptParty, WorkPayment } from '../store/working';
import { accountContext } from './read-request';

/** What is asked of the provider; `about` is what a look-up asks about. */
export type Asked = { kind: AttemptKind; reference: string; about: AttemptKind | null; amountMinor: bigint };

export type TimedAnswer = ProviderAnswer & { latencyMs: number };

/** One call, outside of any transaction. What goes wrong on the way is an answer too: `unknown` when in doubt. */
export async function callProvider(
  payment: WorkPayment,
  asked: Asked,
  providerId: string | null,
): Promise<TimedAnswer> {
  const startedMs = performance.now();
  const answer = await call(payment, asked, providerId).catch((error: unknown): ProviderAnswer => {
    log.error({ err: error, paymentId: payment.id, kind: asked.kind }, 'a call to the payment provider failed');
    return { outcome: 'unknown', code: 'fault', words: 'The call failed on our side; what came of it is looked up.' };
  });
  return { ...answer, latencyMs: Math.round(performance.now() - startedMs) };
}

async function call(payment: WorkPayment, asked: Asked, providerId: string | null): Promise<ProviderAnswer> {
  const provider = providerNamed(payment.provider);
  const { kind, reference } = asked;
  if (kind === 'look_up') return provider.lookUp({ kind: asked.about as AttemptKind, reference, providerId });
  const money = { amountMinor: asked.amountMinor, currency: payment.currency };
  const charge = { reference, money, token: payment.token ?? '' };
  if (kind === 'authorise') return provider.authorise({ ...charge, description: payment.description });
  if (kind === 'send') return provider.sendTransfer({ ...charge, ...partiesOf(payment) });
  if (providerId === null) throw new Error(`payment ${payment.id} has no charge at its provider`);
  return provider[kind]({ ...charge, providerId });
}

function partiesOf({ id, transfer }: WorkPayment): { originator: Party; beneficiary: Party } {
  if (!transfer) throw new Error(`payment ${id} is no account transfer`);
  const open = ({ sealed, end: _end, ...party }: KeptParty, role: string): Party => ({
    ...party,
    accountNumber: decrypt(sealed, accountContext(transfer.reference, role)),
  });
  return {
    originator: open(transfer.originator, 'originator'),
    beneficiary: open(transfer.beneficiary, 'beneficiary'),
  };
}
