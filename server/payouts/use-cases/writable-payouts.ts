import { type Actor, authorise } from '@/server/identity/door';
import { moneyJson } from '@/server/kernel/money';
import { type Outcome, ok } from '@/server/kernel/outcome';
import { pool } from '@/server/platform/db';
import { formatOf } from '../domain/bank-file';
import type { WritablePayouts } from '../schema/files';
import { findUnpaidOfRun, type PayableRow } from '../store/attempts';
import { findRunCurrencies } from '../store/files';
import { findHouseAccount } from '../store/house-accounts';
import { channelOf } from './channel-of';
import { leavesByItself, whatToLookAt, whyItStaysOut } from './choose-payouts';

/** What a run would have in a file of each currency that leaves in files, if it were written now. */
export async function writablePayouts(actor: Actor | null, runId: string): Promise<Outcome<WritablePayouts>> {
  const may = authorise(actor, 'payouts:read');
  if (!may.ok) return may;
  const found: WritablePayouts = [];
  for (const currency of await findRunCurrencies(pool(), runId)) {
    if ((await channelOf(pool(), currency)) !== 'file') continue;
    const unpaid = await findUnpaidOfRun(pool(), runId, currency);
    const ready = unpaid.filter(leavesByItself);
    const format = formatOf(currency);
    const account = await findHouseAccount(pool(), currency);
    found.push({
      currency,
      transfers: ready.length,
      total: moneyJson(
        ready.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
        currency,
      ),
      others: await othersOf(
        currency,
        unpaid.filter((payout) => !ready.includes(payout)),
      ),
      problem: format.ok ? (account ? null : 'We have no account of this currency yet.') : format.refusal.message,
    });
  }
  return ok(found);
}

/** What does not leave by itself, each with why it cannot at all, if so. */
async function othersOf(currency: string, payouts: PayableRow[]): Promise<WritablePayouts[number]['others']> {
  const others: WritablePayouts[number]['others'] = [];
  for (const payout of payouts)
    others.push({
      disbursementId: payout.id.toString(),
      merchantName: payout.merchantName,
      amount: moneyJson(payout.amountMinor, currency),
      status: payout.status,
      waits: await whyItStaysOut(pool(), payout),
      lookAt: whatToLookAt(payout),
    });
  return others;
}
