import { randomUUID } from 'node:crypto';
import { now } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { insertTransfers, type SimulatedTransfer } from '../../store/simulated-transfers';
import { behaviourOf, EXECUTES_AFTER_MS, REACHED_AT_CALL, RETURNS_AFTER_MS, refusalOf, returnOf } from './behaviours';

export type GivenTransfer = {
  reference: string;
  /** The id of the file that it came in. */
  batchReference: string | null;
  holderName: string;
  /** The IBAN or account number that it goes to. */
  account: string;
  currency: string;
  amountMinor: bigint;
};

/** What the demo's bank writes down of transfers that reach it: each once, by its reference, however often it comes. */
export function takeTransfers(transfers: GivenTransfer[]): Promise<SimulatedTransfer[]> {
  const at = now();
  return insertTransfers(
    pool(),
    transfers.map(({ account, ...transfer }) => {
      const behaviour = behaviourOf(account);
      const executesAt = new Date(at.getTime() + EXECUTES_AFTER_MS);
      const returnCode = returnOf(behaviour);
      return {
        ...transfer,
        accountEnding: account.slice(-4),
        behaviour,
        bankReference: `DB${randomUUID().slice(0, 8).toUpperCase()}`,
        takenAt: at,
        // What cannot be reached by its connection can be given a file.
        isUnreachable: behaviour === 'unreachable' && transfer.batchReference === null,
        executesAt,
        refusalCode: refusalOf(behaviour, transfer.reference),
        returnsAt: returnCode === null ? null : new Date(executesAt.getTime() + RETURNS_AFTER_MS),
        returnCode,
      };
    }),
    REACHED_AT_CALL,
  );
}
