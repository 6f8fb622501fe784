import { beforeAll, describe, expect, test } from 'vitest';
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
import { ok, unwrap } from '@/server/kernel/outcome';
import { lockAttempts, settleAttempt } from '@/server/payouts/door';
import { openAttempts } from '@/server/payouts/use-cases/open-attempts';
import { fixClock } from '@/server/platform/clock';
import { allOrNothing, pool, transaction } from '@/server/platform/db';
import type { SentRow } from '../store/candidates';
import type { LineRow } from '../store/lines';
import { bookOpening } from './book-opening';
import { getWorkbench } from './get-workbench';
import { listMatches } from './list-matches';
import { getStatement } from './list-statements';
import { matchByHand } from './match-by-hand';
import { settleEntries } from './settle-entries';
import { undoMatch } from './undo-match';

const actor = jobActor('test');
let endingBefore = localDate('2025-01-06');
let balance = 1_000_000n;
let on = localDate('2026-11-30');

/** The next day’s statement of the account. */
async function arrive(entries: EntryGiven[]) {
  on = addDays(on, 1);
  const bytes = camt({ on, opening: balance, entries });
  balance += entries.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n);
  const { statements, matched } = unwrap(await uploadStatement(actor, bytes));
  return { matched, id: statements[0]?.id as string };
}
const sent = (...sales: number[]) => {
  endingBefore = addDays(endingBefore, 7);
  return underWay(endingBefore, sales);
};
const leaves = (of: UnderWay, more: Partial<EntryGiven> = {}): EntryGiven => ({
  amountMinor: -of.amountMinor,
  ref: of.reference,
  ...more,
});
const statusOf = async ({ disbursementId }: UnderWay) =>
  (await pool().query<{ status: string }>('SELECT status FROM disbursement WHERE id = $1', [disbursementId])).rows[0]
    ?.status;
const bench = async (search?: string) =>
  unwrap(await getWorkbench(actor, { currency: 'EUR', ...(search ? { search } : {}) }));
const openLineOf = async (text: string) => (await bench(text)).lines.data[0];
const differenceOf = async (id: string) => {
  const { difference, balance: parts } = unwrap(await getStatement(actor, id));
  const { notOnStatement, otherDay, openLines, openings, gaps } = parts;
  expect(difference.amount).toBe(
    notOnStatement.sum.amount + otherDay.sum.amount - openLines.sum.amount - openings.sum.amount - gaps.sum.amount,
  );
  return difference.amount;
};

beforeAll(() => houseAccount());

describe('what a statement shows', () => {
  test('leaving though people withdrew it is paid by it; what was sent in its place is told to a person', async () => {
    const [one, two, three] = (await sent(10_000, 20_000, 30_000)) as [UnderWay, UnderWay, UnderWay];
    const settle = ({ attemptId }: UnderWay) =>
      transaction((client) =>
        settleAttempt(client, attemptId, { kind: 'failed', source: 'staff', code: 'WITHDRAWN', words: 'Not taken.' }),
      );
    await settle(one);
    await settle(two);
    await settle(three);
    const again = { by: 'job:test', reason: 'Not taken.', channel: 'bank', provider: 'simulator' } as const;
    await transaction((client) => openAttempts(client, [two.disbursementId], again));
    const back = { amountMinor: three.amountMinor, ref: three.reference, returned: 'AC04' };
    const { matched } = await arrive([leaves(one), leaves(two), leaves(three), back]);
    expect(matched).toEqual({ matches: 3, lines: 3, paid: 2, returned: 1 });
    expect([await statusOf(one), await statusOf(two), await statusOf(three)]).toEqual([
      'paid',
      'submitting',
      'returned',
    ]);
    const { rows } = await pool().query('SELECT said, source, known FROM payout_contradiction WHERE attempt_id = $1', [
      two.attemptId,
    ]);
    expect(rows).toEqual([{ said: 'paid', source: 'statement', known: 'failed' }]);
    expect(await openLineOf(two.reference)).toMatchObject({ kind: 'unknown' });
  });

  test('leaving under our reference is paid by it, and what comes back whole is returned with the bank’s reason', async () => {
    const [one, two] = (await sent(10_000, 20_000)) as [UnderWay, UnderWay];
    const { matched } = await arrive([
      leaves(one),
      leaves(two),
      { amountMinor: two.amountMinor, ref: two.reference, returned: 'AC04' },
    ]);
    expect(matched).toEqual({ matches: 3, lines: 3, paid: 2, returned: 1 });
    expect([await statusOf(one), await statusOf(two)]).toEqual(['paid', 'returned']);
    const { rows } = await pool().query(
      `SELECT kind, source, code, booked_on::text FROM payout_event WHERE attempt_id = $1 AND kind IN ('paid', 'returned') ORDER BY id`,
      [two.attemptId],
    );
    expect(rows).toEqual([
      { kind: 'paid', source: 'statement', code: null, booked_on: on },
      { kind: 'returned', source: 'statement', code: 'AC04', booked_on: on },
    ]);
  });

  test('as one amount for a whole batch, or in two for one payout', async () => {
    const [one, two, three] = (await sent(10_000, 20_000, 30_000)) as [UnderWay, UnderWay, UnderWay];
    const { matched, id } = await arrive([
      { amountMinor: -(one.amountMinor + two.amountMinor), parts: [one.reference, two.reference] },
      leaves(three, { amountMinor: -1n }),
      leaves(three, { amountMinor: 1n - three.amountMinor }),
    ]);
    expect(matched).toMatchObject({ matches: 2, lines: 3, paid: 3 });
    const rules = unwrap(await listMatches(actor, { statement: id, limit: 10 })).data.map(({ rule }) => rule);
    expect(rules.toSorted()).toEqual(['batch', 'split']);
  });

  test('later than its payment, on a statement of its own', async () => {
    const [one] = (await sent(10_000)) as [UnderWay];
    await arrive([leaves(one)]);
    const { matched } = await arrive([{ amountMinor: one.amountMinor, ref: one.reference, returned: 'AC01' }]);
    expect(matched).toMatchObject({ matches: 1, returned: 1 });
    expect(await statusOf(one)).toBe('returned');
  });

  test('twice, as it was paid again, is matched with the journal of each time', async () => {
    const [one] = (await sent(10_000)) as [UnderWay];
    await arrive([leaves(one), { amountMinor: one.amountMinor, ref: one.reference, returned: 'AC04' }]);
    const again = { by: 'user:test', reason: 'again', channel: 'bank', provider: 'simulator' } as const;
    const { opened } = await transaction((client) => openAttempts(client, [one.disbursementId], again));
    await arrive([leaves(one, { ref: opened[0]?.reference as string })]);
    const { rows } = await pool().query(
      `SELECT a.number, j.code FROM bank_match_entry e JOIN payout_attempt a ON a.id = e.attempt_id JOIN journal j ON j.id = e.journal_id
        WHERE a.disbursement_id = $1 ORDER BY j.id`,
      [one.disbursementId],
    );
    expect(rows).toEqual([
      { number: 1, code: 'payout_paid' },
      { number: 1, code: 'payout_returned' },
      { number: 2, code: 'payout_paid' },
    ]);
  });

  test('coming back without ever having left is left to a person', async () => {
    const [one] = (await sent(10_000)) as [UnderWay];
    const { matched } = await arrive([{ amountMinor: one.amountMinor, ref: one.reference, returned: 'AC01' }]);
    expect(matched.matches).toBe(0);
    expect(await openLineOf(one.reference)).toMatchObject({ kind: 'returned', with: [`return:${one.attemptId}`] });
    const input = {
      lines: [(await openLineOf(one.reference))?.id as string],
      entries: [`return:${one.attemptId}`],
      remark: 'It came back',
    };
    expect(await matchByHand(actor, input)).toMatchObject({ refusal: { code: 'conflict' } });
    // Its payment was on a statement that came late.
    expect((await arrive([leaves(one)])).matched).toMatchObject({ matches: 2, paid: 1, returned: 1 });
  });
});

describe('by amount and day alone', () => {
  const sentToday = async (sale: number): Promise<UnderWay> => {
    const release = fixClock(`${on}T10:00:00Z`);
    const [one] = (await sent(sale)) as [UnderWay];
    release();
    return one;
  };
  const guess = { kind: 'can_match' };

  test('what may still be on its way is left to a person, and matched once the bank has said that it is paid', async () => {
    const one = await sentToday(12_300);
    const { matched } = await arrive([{ amountMinor: -one.amountMinor, text: 'Some transfer' }]);
    expect(matched).toEqual({ matches: 0, lines: 0, paid: 0, returned: 0 });
    expect(await statusOf(one)).toBe('submitting');
    expect(await openLineOf('Some transfer')).toMatchObject({ ...guess, with: [`payment:${one.attemptId}`] });
    await transaction((client) => settleAttempt(client, one.attemptId, { kind: 'paid', source: 'bank' }));
    const later = await arrive([]);
    expect(later.matched).toEqual({ matches: 1, lines: 1, paid: 0, returned: 0 });
    const { data } = unwrap(await listMatches(actor, { rule: 'amount_and_day', limit: 1 }));
    expect(data).toMatchObject([{ entries: [{ kind: 'payment', settles: false, reference: one.reference }] }]);
  });

  test('nor is it called returned where the same statement shows it coming back', async () => {
    const one = await sentToday(12_400);
    const { matched } = await arrive([
      { amountMinor: -one.amountMinor, text: 'Some other transfer' },
      { amountMinor: one.amountMinor, ref: one.reference, returned: 'AC04' },
    ]);
    expect(matched.matches).toBe(0);
    expect(await statusOf(one)).toBe('submitting');
    expect(await openLineOf('Some other transfer')).toMatchObject(guess);
    expect(await openLineOf(one.reference)).toMatchObject({ kind: 'returned', with: [`return:${one.attemptId}`] });
  });
});

describe('what is left over', () => {
  test('is told by kind, found by reference and amount, and matched by hand with a remark', async () => {
    const [one, two] = (await sent(10_000, 20_000)) as [UnderWay, UnderWay];
    const { id } = await arrive([
      leaves(one, { amountMinor: -one.amountMinor - 150n }),
      { amountMinor: 12_345, text: 'From the provider' },
    ]);
    expect(await openLineOf(one.reference)).toMatchObject({
      kind: 'over',
      difference: { amount: 150 },
      with: [`payment:${one.attemptId}`],
    });
    const { entries } = await bench(two.reference);
    expect(entries.data).toMatchObject([
      {
        key: `payment:${two.attemptId}`,
        kind: 'expected',
        amount: { amount: -Number(two.amountMinor) },
        status: 'under_way',
      },
    ]);
    expect((await bench('123.45')).lines.data).toMatchObject([{ kind: 'unknown', text: 'From the provider' }]);

    const line = (await openLineOf(one.reference))?.id as string;
    const entry = [`payment:${one.attemptId}`];
    expect(await matchByHand(actor, { lines: [line], entries: entry, remark: 'The bank’s charges' })).toMatchObject({
      refusal: { code: 'invalid_input', message: expect.stringContaining('Both sides differ') },
    });
    const match = unwrap(
      await matchByHand(actor, { lines: [line], entries: entry, bookAs: 'bank_fees', remark: 'The bank’s charges' }),
    );
    expect(match).toMatchObject({
      rule: 'hand',
      remark: 'The bank’s charges',
      mayUndo: false,
      entries: [
        { kind: 'payment', settles: true },
        { kind: 'booked', bookedAs: 'bank_fees', amount: { amount: -150 } },
      ],
    });
    expect(await statusOf(one)).toBe('paid');
    expect(await undoMatch(actor, { id: match.id, reason: 'wrong' })).toMatchObject({
      refusal: { code: 'conflict', message: expect.stringContaining(`made payout ${one.reference} paid`) },
    });

    const provider = (await openLineOf('From the provider'))?.id as string;
    const booked = unwrap(
      await matchByHand(actor, { lines: [provider], entries: [], bookAs: 'provider_receivable', remark: 'Week 48' }),
    );
    const before = await differenceOf(id);
    const undone = unwrap(await undoMatch(actor, { id: booked.id, reason: 'It was a shop’s.' }));
    expect(undone).toMatchObject({ undone: { by: 'test', reason: 'It was a shop’s.' }, mayUndo: false });
    expect(await differenceOf(id)).toBe(before - 12_345);
    expect(await undoMatch(actor, { id: booked.id, reason: 'again' })).toMatchObject({ refusal: { code: 'conflict' } });
    unwrap(
      await matchByHand(actor, { lines: [provider], entries: [], bookAs: 'order_clearing', remark: 'A shop paid' }),
    );
    expect(await differenceOf(id)).toBe(before);
  });

  test('a return in part is matched whole, and what the bank kept is booked', async () => {
    const [one] = (await sent(10_000)) as [UnderWay];
    await arrive([leaves(one), { amountMinor: one.amountMinor - 500n, ref: one.reference, returned: 'AC04' }]);
    const line = await openLineOf(one.reference);
    expect(line?.kind).toBe('returned_in_part');
    unwrap(
      await matchByHand(actor, {
        lines: [line?.id as string],
        entries: line?.with ?? [],
        bookAs: 'bank_fees',
        remark: 'Kept 5.00',
      }),
    );
    expect(await statusOf(one)).toBe('returned');
  });

  test('that two people match at once is matched by one of them', async () => {
    await arrive([{ amountMinor: -777, text: 'Quarterly charges' }]);
    const line = (await openLineOf('Quarterly charges'))?.id as string;
    const input = { lines: [line], entries: [], bookAs: 'bank_fees' as const, remark: 'charges' };
    const both = await Promise.all([matchByHand(actor, input), matchByHand(actor, input)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({
      refusal: { code: 'conflict', message: expect.stringContaining('meanwhile') },
    });
  });
});

test('what is matched together is settled together: nothing of it is, where one has ended otherwise meanwhile', async () => {
  const [one, two] = (await sent(10_000, 20_000)) as [UnderWay, UnderWay];
  await transaction((client) => settleAttempt(client, two.attemptId, { kind: 'failed', source: 'staff' }));
  const asRead = ({ attemptId, reference }: UnderWay) =>
    ({ kind: 'payment', attempt: { attempt_id: attemptId, reference, status: 'under_way' } as SentRow }) as const;
  const line = { booked_on: on } as LineRow;
  const settled = await allOrNothing(async (client) =>
    ok(await settleEntries(client, [{ entries: [asRead(one), asRead(two)], lines: [line] }])),
  );
  expect(settled).toMatchObject({ refusal: { code: 'stale', message: expect.stringContaining(two.reference) } });
  expect([await statusOf(one), await statusOf(two)]).toEqual(['submitting', 'failed']);
});

test('what comes back while a statement says so too does not wait in a circle with it', async () => {
  const [one, two] = (await sent(10_000, 20_000)) as [UnderWay, UnderWay];
  await arrive([leaves(one)]);
  const back = { amountMinor: one.amountMinor, ref: one.reference, returned: 'AC04' };
  const { uploaded } = await transaction(async (client) => {
    await lockAttempts(client, [one.attemptId]);
    let isOver = false;
    const uploaded = arrive([back, leaves(two)]).finally(() => {
      isOver = true;
    });
    const waits = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    while (!isOver && (await client.query(waits)).rowCount === 0);
    await settleAttempt(client, one.attemptId, { kind: 'returned', source: 'bank', code: 'AC04' });
    return { uploaded };
  });
  expect((await uploaded).matched).toEqual({ matches: 2, lines: 2, paid: 1, returned: 0 });
  expect([await statusOf(one), await statusOf(two)]).toEqual(['returned', 'paid']);
});

describe('the books', () => {
  test('agree with the bank once the opening balance and all that is left over is booked', async () => {
    const { id: last } = await arrive([]);
    const first = String((await pool().query<{ id: bigint }>('SELECT min(id) AS id FROM bank_statement')).rows[0]?.id);
    expect(await bookOpening(actor, { id: last, remark: 'begin' })).toMatchObject({ refusal: { code: 'conflict' } });
    unwrap(await bookOpening(actor, { id: first, remark: 'Where our books begin' }));
    expect(await bookOpening(actor, { id: first, remark: 'again' })).toMatchObject({ refusal: { code: 'conflict' } });
    for (const line of (await bench()).lines.data)
      unwrap(await matchByHand(actor, { lines: [line.id], entries: [], bookAs: 'house_funds', remark: 'rest' }));
    expect(await differenceOf(last)).toBe(0);
    const { rows } = await pool().query<{ minor: bigint }>(
      `SELECT sum(balance_minor)::bigint AS minor FROM account WHERE code = 'bank'`,
    );
    expect(rows[0]?.minor).toBe(balance);
    expect((await verifyRecord()).findings).toEqual([]);
  });

  test('refuse a match that is not the same money, whoever writes it', async () => {
    const journal = (await pool().query<{ id: bigint }>(`SELECT max(id) AS id FROM journal WHERE code = 'payout_sent'`))
      .rows[0]?.id;
    await arrive([{ amountMinor: 5, text: 'five' }]);
    const line = (await openLineOf('five'))?.id;
    await expect(
      pool().query(
        `WITH m AS (INSERT INTO bank_match (currency, rule, remark, made_by, made_by_name, made_at) VALUES ('EUR', 'hand', 'x', 'x', 'x', now()) RETURNING id),
              l AS (INSERT INTO bank_match_line (match_id, line_id, amount_minor) SELECT id, $1, 5 FROM m)
         INSERT INTO bank_match_entry (match_id, kind, journal_id, amount_minor) SELECT id, 'books', $2, 5 FROM m`,
        [line, journal],
      ),
    ).rejects.toThrow(/says other amounts than its lines and journals/);
  });
});
