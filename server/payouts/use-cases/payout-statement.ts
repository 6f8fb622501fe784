import { getDisbursement, listLines } from '@/server/disbursements/door';
import type { DisbursementLine } from '@/server/disbursements/schema';
import type { Actor } from '@/server/identity/door';
import { addDays, localDate } from '@/server/kernel/calendar';
import { type Outcome, ok } from '@/server/kernel/outcome';
import type { PayoutStatement } from '../documents/payout-statement';
import { referenceOf } from '../schema';
import { getPayout } from './get-payout';

const LINES_AT_ONCE = 200;

/** What stands above the lines of one payout's statement. What may be seen is what may be seen of its disbursement. */
export async function getPayoutStatement(actor: Actor | null, id: string): Promise<Outcome<PayoutStatement>> {
  const disbursement = await getDisbursement(actor, id);
  if (!disbursement.ok) return disbursement;
  const payout = await getPayout(actor, id);
  if (!payout.ok) return payout;
  return ok({
    disbursement: disbursement.value,
    payout: payout.value,
    reference: referenceOf(payout.value),
    lastDay: addDays(localDate(disbursement.value.timeFrame.end), -1),
  });
}

/** Its lines, some at a time. */
export async function* linesOfStatement(actor: Actor | null, id: string): AsyncGenerator<DisbursementLine[]> {
  for (let cursor: string | undefined; ; ) {
    const page = await listLines(actor, { id, limit: LINES_AT_ONCE, cursor });
    if (!page.ok) return;
    yield page.value.data;
    if (page.value.nextCursor === null) return;
    cursor = page.value.nextCursor;
  }
}

/** `payout-CHP-0000000042-01.pdf`, or by the disbursement where nothing was sent. */
export const fileNameOf = ({ reference, disbursement }: PayoutStatement, ending: 'pdf' | 'csv'): string =>
  `payout-${reference ?? disbursement.id}.${ending}`;
