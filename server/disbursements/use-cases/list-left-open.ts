import { type Actor, authorise } from '@/server/identity/door';
import { addDays, compareDates, type LocalDate } from '@/server/kernel/calendar';
import { moneyJson } from '@/server/kernel/money';
import { type Outcome, ok } from '@/server/kernel/outcome';
import { timeFrame } from '@/server/kernel/period';
import { pool } from '@/server/platform/db';
import { type Frame, framesClosing } from '../domain/closing-frames';
import type { LeftOpen } from '../schema/calendar';
import { findLeftOpen, type LeftOpenRow } from '../store/calendar';
import { findOverlaps } from '../store/runs';

const SHOWN = 500;

/**
 * Days that are owed for and that no scheduled run takes any more, since each goes on from where a merchant was paid last:
 * those of a run that was given up after a later one was calculated. With the frames that close them: one over all
 * merchants where none of these days is closed for anybody, and one for each merchant elsewhere.
 */
export async function listLeftOpen(actor: Actor | null): Promise<Outcome<LeftOpen[]>> {
  const may = authorise(actor, 'runs:read');
  if (!may.ok) return may;
  const found = await findLeftOpen(pool(), SHOWN);
  const byFrames = new Map<string, { frames: Frame[]; rows: LeftOpenRow[] }>();
  for (const row of found) {
    const frames = framesClosing({ from: row.open_from, to: row.open_to, first: row.first, last: row.last });
    const key = JSON.stringify(frames);
    byFrames.set(key, { frames, rows: [...(byFrames.get(key)?.rows ?? []), row] });
  }
  const shown: LeftOpen[] = [];
  for (const { frames, rows } of byFrames.values()) {
    if (rows.length > 1 && (await areOpenForAll(frames))) shown.push(present(rows, frames, null));
    else shown.push(...rows.map((row) => present([row], frames, row)));
  }
  return ok(shown);
}

async function areOpenForAll(frames: readonly Frame[]): Promise<boolean> {
  for (const { length, endingBefore } of frames)
    if ((await findOverlaps(pool(), timeFrame(length, endingBefore), null)).length > 0) return false;
  return true;
}

function present(rows: readonly LeftOpenRow[], frames: Frame[], merchant: LeftOpenRow | null): LeftOpen {
  const net = new Map<string, bigint>();
  for (const { currency, minor } of rows.flatMap((row) => row.nets))
    net.set(currency, (net.get(currency) ?? 0n) + BigInt(minor));
  const days = (of: (row: LeftOpenRow) => LocalDate) => rows.map(of).sort(compareDates);
  return {
    merchant: merchant && { reference: merchant.reference, name: merchant.name },
    merchants: rows.length,
    timeFrame: {
      start: days((row) => row.first)[0] as LocalDate,
      end: addDays(days((row) => row.last).at(-1) as LocalDate, 1),
    },
    net: [...net].map(([currency, minor]) => moneyJson(minor, currency)),
    frames,
  };
}
