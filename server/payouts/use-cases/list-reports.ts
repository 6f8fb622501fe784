import { z } from 'zod';
import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { pool } from '@/server/platform/db';
import { decodeCursor, toPage } from '@/server/platform/keyset';
import { presentReport, presentReportLine } from '../present/files';
import type { ListReportLinesInput, PayoutReport, ReportLine } from '../schema/reports';
import { findPayoutFile } from '../store/files';
import { listReportLines as find, findReport, findReportsOf } from '../store/reports';
import { noFile } from './download-file';

/** What the bank reported of a file, the newest first. */
export async function listReports(actor: Actor | null, fileId: string): Promise<Outcome<PayoutReport[]>> {
  const may = authorise(actor, 'payouts:read');
  if (!may.ok) return may;
  if (!(await findPayoutFile(pool(), BigInt(fileId)))) return noFile();
  return ok((await findReportsOf(pool(), BigInt(fileId))).map(presentReport));
}

/** What a report said of each transfer, and what followed. */
export async function listReportLines(
  actor: Actor | null,
  { id, limit, cursor }: ListReportLinesInput,
): Promise<Outcome<Page<ReportLine>>> {
  const may = authorise(actor, 'payouts:read');
  if (!may.ok) return may;
  const after = decodeCursor(
    cursor,
    z
      .int()
      .min(0)
      .max(2 ** 31 - 1),
  );
  if (!after.ok) return after;
  if (!(await findReport(pool(), BigInt(id)))) return refuse('not_found', 'There is no such report.');
  return ok(toPage(await find(BigInt(id), limit, after.value), limit, presentReportLine, (row) => row.position));
}
