import { localDateOf } from '@/server/kernel/calendar';
import { now } from '@/server/platform/clock';
import type { Queryable } from '@/server/platform/db';
import { type LineToMatch, type Matching, matchLines } from '../domain/matching';
import type { Sent } from '../domain/plan-matches';
import { rulesOn } from '../domain/rules';
import { findOpenLines, findSent, type SentRow } from '../store/candidates';
import type { LineRow } from '../store/lines';

export type Gathered = {
  lines: Map<string, LineRow>;
  sent: Map<string, Sent>;
  rows: Map<string, SentRow>;
  matching: Matching;
};

/** All that is left over of a currency, and what comes of it by the rules: for matching, and for people alike. */
export async function gather(client: Queryable, currency: string): Promise<Gathered> {
  const lines = await findOpenLines(client, currency);
  const rows = await findSent(client, currency);
  const sent = rows.map(
    (row): Sent => ({
      payoutId: row.attempt_id.toString(),
      amountMinor: row.amount_minor,
      currency,
      reference: row.reference,
      batchReference: row.batch_reference,
      sentOn: row.sent_on,
      isMatched: row.is_matched,
      isWithdrawn: row.is_withdrawn,
      status: row.status,
      isReturnMatched: row.is_return_matched,
    }),
  );
  return {
    lines: new Map(lines.map((line) => [line.id.toString(), line])),
    sent: new Map(sent.map((each) => [each.payoutId, each])),
    rows: new Map(rows.map((row) => [row.attempt_id.toString(), row])),
    matching: matchLines(lines.map(toMatch), sent, rulesOn(localDateOf(now(), 'UTC'))),
  };
}

const toMatch = (line: LineRow): LineToMatch => ({
  id: line.id.toString(),
  amountMinor: line.amount_minor,
  currency: line.currency,
  bookedOn: line.booked_on,
  endToEndId: line.end_to_end_id,
  batchReference: line.batch_reference,
  parts: line.parts,
  text: line.text,
});
