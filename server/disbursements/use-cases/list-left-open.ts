import { type Actor, authorise } from '@/server/identity/door';
import { addDays } from '@/server/kernel/calendar';
import { moneyJson } from '@/server/kernel/money';
import { type Outcome, ok } from '@/server/kernel/outcome';
import { pool } from '@/server/platform/db';
import { framesClosing } from '../domain/closing-frames';
import type { LeftOpen } from '../schema/calendar';
import { findLeftOpen, type LeftOpenRow } from '../store/calendar';

const SHOWN = 200;

/**
 * Days that merchants are owed for and that no scheduled run takes any more, since each goes on from where the merchant was
 * paid last: those of a run that was given up after a later one was calculated. With the frames that close them.
 */
export async function listLeftOpen(actor: Actor | null): Promise<Outcome<LeftOpen[]>> {
  const may = authorise(actor, 'runs:read');
  return may.ok ? ok((await findLeftOpen(pool(), SHOWN)).map(present)) : may;
}

const present = ({ reference, name, open_from: from, open_to: to, first, last, nets }: LeftOpenRow): LeftOpen => ({
  merchantReference: reference,
  merchantName: name,
  timeFrame: { start: first, end: addDays(last, 1) },
  net: nets.map(({ currency, minor }) => moneyJson(BigInt(minor), currency)),
  frames: framesClosing({ from, to, first, last }),
});
