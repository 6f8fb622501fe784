import { Readable } from 'node:stream';
import { type Actor, authorise } from '@/server/identity/door';
import { earlierOf, localDate, localDateOf } from '@/server/kernel/calendar';
import { type CurrencyCode, exponentOf, isCurrency } from '@/server/kernel/currency';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { now } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import type { Download } from '@/server/platform/download';
import { type WrittenEntry, writeCamt053 } from '../providers/simulated-bank/camt-053-writer';
import type { DemoStatementInput } from '../schema/demo-statement';
import { findHouseAccount } from '../store/house-accounts';
import { findBookings, type SimulatedBooking } from '../store/simulated-transfers';
import { isDemoBankThere, noDemoBank } from './demo-bank';

/** What we keep at the demo's bank before the first payout leaves. */
const FUNDS = 10_000_000n;

/**
 * The statement that the demo's bank gives on these days, as a real bank would: what left, a file as one booking, and what
 * came back. Its balances go on from one statement to the next, whatever days are asked for.
 */
export async function demoBankStatement(
  actor: Actor | null,
  { currency, from, to }: DemoStatementInput,
): Promise<Outcome<Download>> {
  const may = authorise(actor, 'payouts:read');
  if (!may.ok) return may;
  if (!isDemoBankThere()) return noDemoBank();
  const account = isCurrency(currency) ? await findHouseAccount(pool(), currency) : null;
  if (!account || !isCurrency(currency))
    return refuse('not_found', `We have no account in ${currency}: say first which one is ours.`);
  const at = now();
  const today = localDateOf(at, 'UTC');
  if (from > today) return refuse('invalid_input', 'The bank cannot tell of days to come.');
  const last = earlierOf(localDate(to), today);
  const booked = (await findBookings(pool(), currency, at)).filter(({ bookedOn }) => bookedOn <= last);
  // A day that is not over goes on: what is told of it later is a statement of its own.
  const clock = last === today ? `-${at.toISOString().slice(11, 19).replaceAll(':', '')}` : '';
  const id = `DEMO-${currency}-${from.replaceAll('-', '')}-${last.replaceAll('-', '')}${clock}`;
  const bytes = writeCamt053({
    messageId: id,
    createdAt: at,
    id,
    account: account.number,
    currency,
    from: localDate(from),
    to: last,
    openingMinor: booked
      .filter(({ bookedOn }) => bookedOn < from)
      .reduce((sum, { amountMinor }) => sum + amountMinor, fundsIn(currency)),
    entries: entriesOf(booked.filter(({ bookedOn }) => bookedOn >= from)),
  });
  return ok({
    fileName: `${id}.xml`,
    contentType: 'application/xml',
    body: Readable.from([Buffer.from(bytes)]),
  });
}

const fundsIn = (currency: CurrencyCode): bigint => FUNDS * 10n ** BigInt(exponentOf(currency));

/** One booking each; what left of one file on one day is one of all its transfers. */
function entriesOf(booked: SimulatedBooking[]): WrittenEntry[] {
  const groups = new Map<string, SimulatedBooking[]>();
  for (const booking of booked) {
    const isOfFile = booking.batchReference !== null && booking.returnCode === null;
    const key = isOfFile ? `${booking.batchReference} ${booking.bookedOn}` : booking.bankReference;
    groups.set(key, [...(groups.get(key) ?? []), booking]);
  }
  return [...groups.values()].map((group) => {
    const [first] = group as [SimulatedBooking];
    const isReturn = first.returnCode !== null;
    return {
      amountMinor: group.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
      bookedOn: first.bookedOn,
      valueOn: first.bookedOn,
      status: 'BOOK',
      bankReference: first.bankReference,
      ...(first.batchReference !== null && !isReturn ? { batchReference: first.batchReference } : {}),
      transactions: group.map(({ reference, amountMinor, holderName, accountEnding, returnCode }) => ({
        endToEndId: reference,
        amountMinor,
        counterparty: { name: holderName, account: `XXXXXX${accountEnding}` },
        remittance: isReturn ? `Returned ${reference}` : reference,
        ...(returnCode === null ? {} : { returnReason: returnCode }),
      })),
      text: isReturn ? 'SEPA RETURN' : group.length > 1 ? 'SEPA BATCH' : 'SEPA CREDIT TRANSFER',
    };
  });
}
