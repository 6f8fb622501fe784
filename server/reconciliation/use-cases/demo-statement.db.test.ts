import { expect, test } from 'vitest';
import { houseAccount, uploadStatement } from '@/prisma/demo/bank-statements';
import { makeMerchant } from '@/prisma/demo/factories';
import { approvedRun, owedTo, workOff } from '@/prisma/demo/payouts';
import { sealEntries } from '@/server/audit/use-cases/seal-entries';
import { verifyRecord } from '@/server/audit/use-cases/verify-record';
import { jobActor } from '@/server/identity/door';
import { addDays, localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import { demoBankStatement } from '@/server/payouts/use-cases/demo-statement';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { bookOpening } from './book-opening';
import { getStatement } from './list-statements';

const actor = jobActor('test');
const monday = localDate('2025-01-13');
const noon = new Date(`${monday}T12:00:00Z`);
const later = (days: number) => new Date(noon.getTime() + days * 86_400_000);

async function fetched(from: string, to: string) {
  const { body, fileName } = unwrap(await demoBankStatement(actor, { currency: 'EUR', from, to }));
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk as Buffer);
  return { bytes: Buffer.concat(chunks), fileName };
}

test('the demo bank’s statement is taken in as a real one’s: all is matched, and the books agree with it', async () => {
  fixClock(noon);
  await houseAccount();
  const merchants = [await makeMerchant(), await makeMerchant(), await makeMerchant()];
  // One is paid, one comes back two days later, of one the answer is lost; the bank’s connection tells of all three.
  for (const [index, ending] of ['99', '03', '02'].entries())
    await owedTo(merchants[index] as (typeof merchants)[number], monday, 10_000, ending);
  const runId = await approvedRun(monday);
  const { rows } = await pool().query<{ id: bigint }>('SELECT id FROM disbursement WHERE run_id = $1', [runId]);
  for (const { id } of rows) await workOff(id, noon, new Date(noon.getTime() + 600_000));

  fixClock(new Date(noon.getTime() + 3_600_000));
  const first = await fetched(monday, monday);
  expect(first.fileName).toMatch(/^DEMO-EUR-20250113-20250113-130000\.xml$/);
  const uploaded = unwrap(await uploadStatement(actor, first.bytes));
  expect(uploaded).toMatchObject({
    statements: [{ lines: 3, openLines: 0 }],
    matched: { matches: 3, paid: 0, returned: 0 },
  });
  const id = uploaded.statements[0]?.id as string;
  unwrap(await bookOpening(actor, { id, remark: 'Where our books begin.' }));
  expect(unwrap(await getStatement(actor, id)).difference.amount).toBe(0);

  fixClock(later(3));
  const { bytes } = await fetched(monday, addDays(monday, 3));
  const next = unwrap(await uploadStatement(actor, bytes));
  expect(next).toMatchObject({
    statements: [{ lines: 1, knownLines: 3, gap: { amount: 0 }, difference: { amount: 0 } }],
    matched: { matches: 1, returned: 1 },
  });
  fixClock(later(4))();
  await sealEntries();
  expect((await verifyRecord()).findings).toEqual([]);
});
