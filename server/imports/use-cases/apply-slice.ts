import { jobActor } from '@/server/identity/door';
import { insertMerchants, type MerchantFacts, merchantsByReference } from '@/server/merchants/door';
import { type ImportedOrder, type OrderThere, takeInOrders } from '@/server/orders/door';
import { accrueOrders } from '@/server/payables/door';
import { type Queryable, transaction } from '@/server/platform/db';
import type { RowsByKind } from '../domain/parse-row';
import type { RowProblem } from '../domain/row-problem';
import { type ImportRow, insertProblems, recordApplied } from '../store';
import { describeConflict } from './describe-conflict';
import { type FileBatch, fileBatches } from './file-batches';

type Counts = { created: number; completed: number; present: number };
type Batch = FileBatch<RowsByKind['merchants']> | FileBatch<RowsByKind['orders']>;

/** Takes good rows in from where the last slice ended, for about `sliceMs` or until another process is found to be at it. */
export async function applySlice(of: ImportRow, sliceMs: number): Promise<void> {
  const until = Date.now() + sliceMs;
  for await (const batch of fileBatches(of, { offset: Number(of.applied_bytes), line: of.applied_lines })) {
    const isRecorded = await transaction(async (client) => {
      const counts = await takeIn(client, of, batch as Batch);
      if (await recordApplied(client, of.id, batch.from, batch.to, counts)) return true;
      throw new TakenElsewhere();
    }).catch((error: unknown) => {
      if (error instanceof TakenElsewhere) return false;
      throw error;
    });
    if (!isRecorded || Date.now() >= until) return;
  }
}

/** Another process took the same rows in: this one's work on them is rolled back. */
class TakenElsewhere extends Error {}

const takeIn = (client: Queryable, of: ImportRow, batch: Batch): Promise<Counts> =>
  of.kind === 'merchants'
    ? takeInMerchants(client, of, batch as FileBatch<RowsByKind['merchants']>)
    : takeInOrderRows(client, of, batch as FileBatch<RowsByKind['orders']>);

async function takeInMerchants(
  client: Queryable,
  of: ImportRow,
  { rows }: FileBatch<RowsByKind['merchants']>,
): Promise<Counts> {
  const bringing = { actor: jobActor('advance-import'), importId: of.id };
  const created = rows.length === 0 ? 0 : await insertMerchants(client, rows, bringing);
  return { created, completed: 0, present: rows.length - created };
}

async function takeInOrderRows(
  client: Queryable,
  of: ImportRow,
  batch: FileBatch<RowsByKind['orders']>,
): Promise<Counts> {
  const merchants = await merchantsByReference(client, [...new Set(batch.rows.map((row) => row.merchant))]);
  const rows = batch.rows.filter((row) => merchants.has(row.merchant));
  if (rows.length === 0) return { created: 0, completed: 0, present: 0 };
  const orders = rows.map((row): ImportedOrder => {
    const { id } = merchants.get(row.merchant) as MerchantFacts;
    const { shopper, amountMinor, currency, createdAt, completedAt } = row;
    const externalReference = row.externalReference ?? referenceByPlace(of.file_hash, row.line);
    return {
      merchantId: id,
      externalReference,
      shopperReference: shopper,
      amountMinor,
      currency,
      createdAt,
      completedAt,
    };
  });
  const taken = await takeInOrders(client, orders);
  const zones = new Map([...merchants.values()].map(({ id, timeZone }) => [id, timeZone]));
  const timeZoneOf = (merchantId: bigint) => zones.get(merchantId) as string;
  await accrueOrders(client, taken, orders, timeZoneOf, { kind: 'import', id: of.id });
  if (taken.conflicts.length > 0) {
    await insertProblems(
      client,
      of.id,
      taken.conflicts.map((conflict) => conflictProblem(conflict, rows)),
    );
  }
  return { created: taken.created, completed: taken.completed, present: taken.alreadyThere + taken.conflicts.length };
}

/**
 * The reference of an order in a file that names none: the file's content and the line. So equal rows are different
 * orders, and the same file sent again brings the same orders.
 */
const referenceByPlace = (fileHash: string, line: number): string => `file-${fileHash.slice(0, 32)}-${line}`;

function conflictProblem(there: OrderThere, rows: RowsByKind['orders'][]): RowProblem {
  const row = rows[there.index] as RowsByKind['orders'];
  const message = `this order is there already ${describeConflict(there, row)}: it was left as it is`;
  return { line: row.line, column: null, field: 'externalReference', message, value: row.externalReference };
}
