import { localDateOf } from '@/server/kernel/calendar';
import { now } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { findReturned, findTransfer, type SimulatedTransfer } from '../../store/simulated-transfers';
import type { BankAnswer, PayoutProvider, Transfer } from '../payout-provider';
import { behaviourOf } from './behaviours';
import { takeTransfers } from './take-transfers';

/** A bank that moves no money and keeps books of its own (`simulated_transfer`), as a real one would. */
export const simulatedBank: PayoutProvider = {
  name: 'simulator',
  async send({ reference, money, payee }: Transfer) {
    const account = payee.scheme === 'iban' ? payee.iban : payee.accountNumber;
    const [taken] = await takeTransfers([
      { reference, batchReference: null, holderName: payee.holderName, account, ...money },
    ]);
    if (!taken?.isTaken) return { outcome: 'not_sent', code: 'unreachable', words: 'The bank could not be reached.' };
    if (taken.calls === 1 && behaviourOf(account) === 'answer_lost')
      return { outcome: 'unknown', code: 'timeout', words: 'The bank did not answer in time.' };
    return told(taken);
  },
  async lookUp(reference) {
    const transfer = await findTransfer(pool(), reference);
    return transfer?.isTaken ? told(transfer) : { outcome: 'not_found' };
  },
  async returnedSince(at) {
    const returned = await findReturned(pool(), at, now());
    return returned.map(({ reference, returnsAt, returnCode }) => ({
      reference,
      code: returnCode,
      bookedOn: localDateOf(returnsAt, 'UTC'),
    }));
  },
};

/** What the bank says of a transfer now. */
function told({ bankReference, executesAt, refusalCode, returnsAt, returnCode }: SimulatedTransfer): BankAnswer {
  const at = now();
  if (refusalCode === 'AM04') return { outcome: 'rejected', code: refusalCode, bankReference };
  if (executesAt > at) return { outcome: 'accepted', bankReference };
  if (refusalCode !== null) return { outcome: 'rejected', code: refusalCode, bankReference };
  if (returnsAt !== null && returnsAt <= at)
    return {
      outcome: 'returned',
      code: returnCode ?? undefined,
      bankReference,
      bookedOn: localDateOf(returnsAt, 'UTC'),
    };
  return { outcome: 'paid', bankReference, bookedOn: localDateOf(executesAt, 'UTC') };
}
