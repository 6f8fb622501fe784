import type { LocalDate } from '@/server/kernel/calendar';
import type { CurrencyCode } from '@/server/kernel/currency';
import { type Queryable, rows, sql } from '@/server/platform/db';
import type { Schedule } from '../domain/schedule';
import type { RunStatus } from '../schema';

export type RunOfDayRow = {
  id: string;
  kind: 'frame' | 'scheduled';
  period_from: LocalDate;
  period_to: LocalDate;
  merchant_reference: string | null;
  status: RunStatus;
  /** Amounts as text, so that no unit is lost. */
  pays: { currency: CurrencyCode; minor: string }[];
};

/** The runs with these pay days, those of many merchants first. */
export const findRunsOfDays = (client: Queryable, from: LocalDate, to: LocalDate) =>
  rows<RunOfDayRow>(
    client,
    sql`SELECT r.id, r.kind, r.period_from, r.period_to, m.reference AS merchant_reference, r.status,
               coalesce((SELECT json_agg(json_build_object('currency', currency, 'minor', minor::text) ORDER BY currency)
                           FROM (SELECT currency, sum(net_minor - kept_minor) AS minor FROM disbursement d
                                  WHERE d.run_id = r.id AND d.status <> 'cancelled' GROUP BY currency) s WHERE minor > 0), '[]') AS pays
          FROM run r LEFT JOIN merchant m ON m.id = r.merchant_id
         WHERE r.period_to >= ${from} AND r.period_to < ${to}
         ORDER BY r.period_to, r.merchant_id NULLS FIRST, r.requested_at LIMIT 2000`,
  );

/** How many active merchants are paid by the same schedule. */
export const countSchedules = (client: Queryable) =>
  rows<{ frequency: 'daily' | 'weekly'; live_on: LocalDate | null; weekdays: number[] | null; merchants: number }>(
    client,
    sql`SELECT disbursement_frequency AS frequency, min(live_on) AS live_on, disbursement_weekdays AS weekdays,
               count(*)::int AS merchants
          FROM merchant WHERE status = 'active' GROUP BY 1, extract(isodow FROM live_on), 3`,
  ).then((found) =>
    found.map(({ frequency, live_on: liveOn, weekdays, merchants }): { schedule: Schedule; merchants: number } => ({
      schedule: { frequency, liveOn, weekdays },
      merchants,
    })),
  );

export type LeftOpenRow = {
  reference: string;
  name: string;
  /** The open days, and the first and last of them on which anything fell due. */
  open_from: LocalDate | null;
  open_to: LocalDate;
  first: LocalDate;
  last: LocalDate;
  nets: { currency: CurrencyCode; minor: string }[];
};

/** What fell due on days that lie open before closed ones, by merchant. The oldest first. */
export const findLeftOpen = (client: Queryable, limit: number) =>
  rows<LeftOpenRow>(
    client,
    sql`SELECT m.reference, m.name, lower(open.days) AS open_from, upper(open.days) AS open_to, due.first, due.last, due.nets
          FROM (SELECT merchant_id, range_agg(daterange(period_from, period_to)) AS days, max(period_to) AS until
                  FROM disbursement WHERE status <> 'cancelled' GROUP BY merchant_id) closed
          JOIN merchant m ON m.id = closed.merchant_id
         CROSS JOIN LATERAL unnest(datemultirange(daterange(NULL, closed.until)) - closed.days) AS open(days)
         CROSS JOIN LATERAL (
           SELECT min(first) AS first, max(last) AS last,
                  json_agg(json_build_object('currency', currency, 'minor', net::text) ORDER BY currency) AS nets
             FROM (SELECT p.currency, min(p.due_on) AS first, max(p.due_on) AS last, sum(p.gross_minor - p.fee_minor) AS net
                     FROM payable p
                    WHERE p.merchant_id = closed.merchant_id AND p.due_on >= coalesce(lower(open.days), '-infinity')
                      AND p.due_on < upper(open.days) GROUP BY p.currency) sums) due
         WHERE due.first IS NOT NULL
         ORDER BY due.first, m.reference LIMIT ${limit}`,
  );
