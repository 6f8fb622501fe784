import { decrypt } from '@/server/platform/encryption';
import type { Party, ProviderAnswer } from '../providers/provider';
import { providerNamed } from '../providers/providers';
import type { AttemptKind } from '../schema/states';
import type { KeptParty, WorkPayment } from '../store/working';
import { accountContext } from './read-request';
import { type TimedAnswer, timed } from './timed';

/** What is asked of the provider; `about` is what a look-up asks about. */
export type Asked = { kind: AttemptKind; reference: string; about: AttemptKind | null; amountMinor: bigint };

/** One call for a payment, outside of any transaction. */
export const callProvider = (payment: WorkPayment, asked: Asked, providerId: string | null): Promise<TimedAnswer> =>
  timed(() => call(payment, asked, providerId), { paymentId: payment.id, kind: asked.kind });

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
