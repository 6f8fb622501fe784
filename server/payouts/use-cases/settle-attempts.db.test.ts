import { expect, test } from 'vitest';
import { underWay } from '@/prisma/demo/bank-statements';
import { findDiscrepancies } from '@/prisma/demo/discrepancies';
import { verifyRecord } from '@/server/audit/use-cases/verify-record';
import { localDate } from '@/server/kernel/calendar';
import { resetConfig } from '@/server/platform/config';
import { closeDatabase, pool, transaction } from '@/server/platform/db';
import { settleAttempt, settleAttempts } from './settle-attempt';

const source = 'statement';

test('a set says of each what one alone would have: several of one in turn, and their run ends once', async () => {
  const [a, b, c, d] = await underWay(localDate('2025-01-06'), [10_000, 20_000, 30_000, 40_000]);
  if (!a || !b || !c || !d) throw new Error('four were made');
  await transaction((client) => settleAttempt(client, d.attemptId, { kind: 'failed', source: 'status_report' }));
  const verdicts = await transaction((client) =>
    settleAttempts(client, [
      { attemptId: c.attemptId, settled: { kind: 'paid', source, bookedOn: localDate('2025-01-07') } },
      { attemptId: b.attemptId, settled: { kind: 'failed', source, code: 'AC04' } },
      {
        attemptId: c.attemptId,
        settled: { kind: 'returned', source, code: 'AC01', bookedOn: localDate('2025-01-08') },
      },
      { attemptId: d.attemptId, settled: { kind: 'paid', source } },
      { attemptId: a.attemptId, settled: { kind: 'paid', source } },
      { attemptId: a.attemptId, settled: { kind: 'paid', source } },
    ]),
  );
  expect(verdicts).toEqual(['done', 'done', 'done', 'contradicts', 'done', 'already']);

  const of = async (statement: string) =>
    (await pool().query(statement, [[a, b, c, d].map(({ disbursementId }) => disbursementId)])).rows;
  const statuses = await of('SELECT status FROM disbursement WHERE id = ANY($1) ORDER BY id');
  expect(statuses.map(({ status }) => status)).toEqual(['paid', 'failed', 'returned', 'failed']);
  const told = await of(
    `SELECT action, before->>'status' AS before FROM audit_entry WHERE action IN ('disbursement.paid', 'disbursement.returned')
        AND object_id = (($1::bigint[])[3])::text ORDER BY id`,
  );
  expect(told).toEqual([
    { action: 'disbursement.paid', before: 'submitting' },
    { action: 'disbursement.returned', before: 'paid' },
  ]);
  const ends = await of(
    `SELECT after->>'status' AS status FROM audit_entry WHERE object_type = 'run' AND action LIKE 'run.completed%'
        AND object_id = (SELECT DISTINCT run_id FROM disbursement WHERE id = ANY($1))::text`,
  );
  expect(ends).toEqual([{ status: 'completed_with_failures' }]);
  expect(await findDiscrepancies()).toEqual([]);
  expect((await verifyRecord()).findings).toEqual([]);
});

test('all of it goes over one connection: who settles does not wait for another while others hold them all', async () => {
  const [one] = await underWay(localDate('2025-01-13'), [10_000]);
  await closeDatabase();
  process.env.DATABASE_POOL_SIZE = '1';
  resetConfig();
  const failed = { kind: 'failed', source, code: 'AC04' } as const;
  expect(await transaction((client) => settleAttempt(client, one?.attemptId as bigint, failed))).toBe('done');
});
