import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import {
  camt,
  type EntryGiven,
  houseAccount,
  type UnderWay,
  underWay,
  uploadStatement,
} from '@/prisma/demo/bank-statements';
import { verifyRecord } from '@/server/audit/use-cases/verify-record';
import { jobActor } from '@/server/identity/door';
import { addDays, localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import { settleAttempt } from '@/server/payouts/door';
import { pool, transaction } from '@/server/platform/db';
import { bookOpening } from './book-opening';
import { getWorkbench } from './get-workbench';
import { listMatches } from './list-matches';
import { getStatement } from './list-statements';
import { matchByHand } from './match-by-hand';
import { undoMatch } from './undo-match';

// Whatever the bank says and whoever matches what: the books are the bank's closing balance, and what is told to be left over.

const actor = jobActor('test');
const which = fc.nat({ max: 30 });
const step = fc.oneof(
  fc.record({ what: fc.constant('leaves' as const), which, off: fc.constantFrom(0, 0, 0, 1, -1, 250) }),
  fc.record({ what: fc.constant('comes back' as const), which, off: fc.constantFrom(0, 0, 500) }),
  fc.record({
    what: fc.constant('anything' as const),
    minor: fc.integer({ min: -5_000, max: 5_000 }).filter((minor) => minor !== 0),
  }),
  fc.record({ what: fc.constant('day' as const) }),
  fc.record({ what: fc.constant('paid by the bank' as const), which }),
  fc.record({
    what: fc.constant('by hand' as const),
    which,
    of: which,
    bookAs: fc.constantFrom('bank_fees' as const, 'house_funds' as const, 'order_clearing' as const),
  }),
  fc.record({ what: fc.constant('undo' as const), which }),
  fc.record({ what: fc.constant('opening' as const) }),
);

let endingBefore = localDate('2025-01-06');
let on = localDate('2026-11-01');
let balance = 500_000n;
let first: string | null = null;

beforeAll(() => houseAccount());

async function closeDay(entries: EntryGiven[]) {
  on = addDays(on, 1);
  const bytes = camt({ on, opening: balance, entries });
  balance += entries.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n);
  const { statements } = unwrap(await uploadStatement(actor, bytes));
  first ??= statements[0]?.id as string;
  const {
    difference,
    balance: parts,
    closing,
    ledger,
  } = unwrap(await getStatement(actor, statements[0]?.id as string));
  expect(closing.amount).toBe(Number(balance));
  expect(ledger.amount - closing.amount).toBe(difference.amount);
  expect(difference.amount).toBe(
    parts.notOnStatement.sum.amount +
      parts.otherDay.sum.amount -
      parts.openLines.sum.amount -
      parts.openings.sum.amount -
      parts.gaps.sum.amount,
  );
  const { lines } = unwrap(await getWorkbench(actor, { currency: 'EUR' }));
  expect(parts.openLines).toEqual({
    count: lines.groups.reduce((count, group) => count + group.count, 0),
    sum: { amount: lines.groups.reduce((sum, group) => sum + group.sum.amount, 0), currency: 'EUR' },
  });
}

test('the books are what the bank says, but for what is told to be left over', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 24 }), async (steps) => {
      endingBefore = addDays(endingBefore, 7);
      const payouts = await underWay(endingBefore, [1_000, 2_000, 3_000]);
      const at = <T>(all: T[], index: number): T => all[index % all.length] as T;
      let entries: EntryGiven[] = [];
      for (const step of steps) {
        const payout = 'which' in step ? at<UnderWay>(payouts, step.which) : (payouts[0] as UnderWay);
        if (step.what === 'leaves')
          entries.push({ amountMinor: -payout.amountMinor - BigInt(step.off), ref: payout.reference });
        if (step.what === 'comes back')
          entries.push({ amountMinor: payout.amountMinor - BigInt(step.off), ref: payout.reference, returned: 'AC04' });
        if (step.what === 'anything') entries.push({ amountMinor: step.minor });
        if (step.what === 'paid by the bank')
          await transaction((client) =>
            settleAttempt(client, payout.attemptId, { kind: 'paid', source: 'bank', bookedOn: on }),
          );
        if (step.what === 'opening' && first) await bookOpening(actor, { id: first, remark: 'begin' });
        if (step.what === 'undo') {
          const matches = unwrap(await listMatches(actor, { rule: 'hand', limit: 20 })).data;
          const match = matches.length > 0 ? at(matches, step.which) : undefined;
          if (match) expect((await undoMatch(actor, { id: match.id, reason: 'wrong' })).ok).toBe(match.mayUndo);
        }
        if (step.what === 'by hand') {
          const bench = unwrap(await getWorkbench(actor, { currency: 'EUR' }));
          const line = bench.lines.data.length > 0 ? at(bench.lines.data, step.which) : undefined;
          const chosen = step.of % 2 === 0 ? [] : bench.entries.data.slice(0, step.of % 3).map(({ key }) => key);
          if (line)
            await matchByHand(actor, { lines: [line.id], entries: chosen, bookAs: step.bookAs, remark: 'by hand' });
        }
        if (step.what === 'day') {
          await closeDay(entries);
          entries = [];
        }
      }
      await closeDay(entries);
    }),
    { numRuns: 12, endOnFailure: true },
  );
  expect((await verifyRecord()).findings).toEqual([]);
  const live = await pool().query(
    `SELECT line_id FROM bank_match_line WHERE undo_id IS NULL AND line_id IS NOT NULL GROUP BY 1 HAVING count(*) > 1`,
  );
  expect(live.rows).toEqual([]);
}, 120_000);
