import { type Actor, jobActor } from '@/server/identity/door';
import { priceLines } from '@/server/invoices/domain/invoice-lines';
import { activeDays, earlier, later, priceOfDays } from '@/server/invoices/domain/proration';
import { issuedEntry, paidEntry } from '@/server/invoices/use-cases/post-invoice';
import { addDays, type LocalDate } from '@/server/kernel/calendar';
import type { CurrencyCode } from '@/server/kernel/currency';
import { unwrap } from '@/server/kernel/outcome';
import type { Period } from '@/server/kernel/period';
import { post } from '@/server/ledger/door';
import { audit } from '@/server/platform/audit';
import { fixClock, now } from '@/server/platform/clock';
import { execute, type Queryable, rows, sql, transaction } from '@/server/platform/db';

const actor = jobActor('demo');

/** A subscription with what its invoices are made of. */
export type Subscribed = {
  id: string;
  customerId: bigint;
  currency: string;
  plan: string;
  priceMinor: bigint;
  taxRatePpm: number;
  quantity: number;
  from: LocalDate;
  to: LocalDate | null;
};

export type Issued = {
  id: bigint;
  number: string;
  customer_id: bigint;
  merchant_id: bigint | null;
  currency: CurrencyCode;
  net_minor: bigint;
  tax_minor: bigint;
  total_minor: bigint;
};

/** Issues the month's invoices as the product does, but as a set: a demo is waited for. Before the month begins. */
export async function issueMonth(month: Period, all: readonly Subscribed[]): Promise<Issued[]> {
  const setTimeBack = fixClock(`${addDays(month.from, -5)}T04:15:00Z`);
  try {
    const drafts = all.flatMap((one) => draftOf(one, month));
    return await transaction((client) => issue(client, drafts));
  } finally {
    setTimeBack();
  }
}

function draftOf(one: Subscribed, month: Period) {
  const days = activeDays(month, { from: one.from, to: one.to }, []);
  if (days === 0) return [];
  const from = later(one.from, month.from);
  const description = `${one.plan}, ${from} to ${addDays(earlier(month.to, one.to), -1)}`;
  const unitAmount = Number(priceOfDays(one.priceMinor, days, month));
  const { quantity, taxRatePpm } = one;
  const { lines, totals } = unwrap(priceLines([{ description, quantity, unitAmount, taxRatePpm }]));
  const [line] = lines;
  return [
    {
      customer_id: one.customerId.toString(),
      subscription_id: one.id,
      period_from: month.from,
      period_to: month.to,
      currency: one.currency,
      net_minor: totals.netMinor.toString(),
      tax_minor: totals.taxMinor.toString(),
      total_minor: totals.totalMinor.toString(),
      charge_on: from,
      description,
      quantity,
      unit_minor: line?.unitMinor.toString(),
      tax_rate_ppm: taxRatePpm,
    },
  ];
}

async function issue(client: Queryable, drafts: ReturnType<typeof draftOf>): Promise<Issued[]> {
  const at = now();
  const day = at.toISOString().slice(0, 10);
  const given = sql`jsonb_to_recordset(${JSON.stringify(drafts)}::jsonb) AS d(
    customer_id bigint, subscription_id bigint, period_from date, period_to date, currency text, net_minor bigint, tax_minor bigint, total_minor bigint, charge_on date, description text, quantity int,
    unit_minor bigint, tax_rate_ppm int)`;
  await execute(
    client,
    sql`INSERT INTO invoice (kind, customer_id, merchant_id, subscription_id, period_from, period_to, currency, net_minor,
                             tax_minor, total_minor, status, charge_on, due_on, created_at, updated_at)
        SELECT 'invoice', d.customer_id, c.merchant_id, d.subscription_id, d.period_from, d.period_to, d.currency, d.net_minor,
               d.tax_minor, d.total_minor, 'draft', d.charge_on, d.charge_on, ${at}, ${at}
          FROM ${given} JOIN customer c ON c.id = d.customer_id`,
  );
  await execute(
    client,
    sql`INSERT INTO invoice_line (invoice_id, merchant_id, position, description, quantity, unit_minor, net_minor,
                                  tax_rate_ppm, tax_minor)
        SELECT i.id, i.merchant_id, 1, d.description, d.quantity, d.unit_minor, d.net_minor, d.tax_rate_ppm, d.tax_minor
          FROM ${given} JOIN invoice i ON (i.subscription_id, i.period_from) = (d.subscription_id, d.period_from)`,
  );
  const issued = await rows<Issued>(
    client,
    sql`WITH taken AS (
          INSERT INTO invoice_series AS s (prefix, last) VALUES ('CH', ${drafts.length})
          ON CONFLICT (prefix) DO UPDATE SET last = s.last + excluded.last RETURNING last),
        numbered AS (
          SELECT i.id, c.name, c.address, c.tax_id, taken.last - ${drafts.length} + row_number() OVER (ORDER BY i.id) AS place
            FROM taken, invoice i JOIN customer c ON c.id = i.customer_id WHERE i.status = 'draft' AND i.created_at = ${at})
        UPDATE invoice i SET status = 'open', billed_name = n.name, billed_address = n.address, billed_tax_id = n.tax_id,
               issued_on = ${day}::date, number = 'CH-' || lpad(n.place::text, 6, '0')
          FROM numbered n WHERE n.id = i.id
        RETURNING i.id, i.number, i.customer_id, i.merchant_id, i.currency, i.net_minor, i.tax_minor, i.total_minor`,
  );
  await audit(
    client,
    ...issued.flatMap((one) => [
      { ...noted(one, 'invoice.drafted'), after: { total: one.total_minor, status: 'draft' } },
      {
        ...noted(one, 'invoice.issued'),
        before: { status: 'draft' },
        after: { status: 'open', total: one.total_minor },
      },
    ]),
  );
  await post(
    client,
    issued.map((one) => issuedEntry(one, 'invoice_issued', day)),
  );
  return issued;
}

export type People = { maker: Actor; checker: Actor };

/** Two people saw the money on the bank's statement: the invoices are paid, as a set. */
export async function payMonth(month: Period, paid: readonly Issued[], { maker, checker }: People): Promise<void> {
  const setTimeBack = fixClock(`${addDays(month.from, 16)}T09:40:00Z`);
  try {
    await transaction(async (client) => {
      const at = now();
      const seenOn = addDays(month.from, 15);
      const ids = paid.map(({ id }) => id);
      const mine = sql`i.id = ANY(${ids}::bigint[])`;
      await execute(
        client,
        sql`INSERT INTO hand_payment (invoice_id, reference, paid_on, made_by, made_at, checked_by, checked_at, is_confirmed)
            SELECT i.id, 'Transfer ' || i.number, ${seenOn}::date, ${maker.id}::uuid, ${at}, ${checker.id}::uuid, ${at}, true
              FROM invoice i WHERE ${mine}`,
      );
      await execute(
        client,
        sql`UPDATE invoice i SET status = 'paid', paid_at = ${at}, paid_minor = total_minor, updated_at = ${at},
                   paid_by = 'Transfer ' || number WHERE ${mine} AND status = 'open'`,
      );
      await audit(
        client,
        ...paid.flatMap((one) => {
          const reference = `Transfer ${one.number}`;
          return [
            { ...noted(one, 'invoice.payment_proposed'), actor: maker, after: { reference, paidOn: seenOn } },
            {
              ...noted(one, 'invoice.payment_confirmed'),
              actor: checker,
              before: { status: 'open' },
              after: { status: 'paid', reference },
            },
          ];
        }),
      );
      await post(
        client,
        paid.map((one) => paidEntry(one, one.total_minor, seenOn)),
      );
    });
  } finally {
    setTimeBack();
  }
}

/** What was not paid: why, in its own state. */
export async function leaveUnpaid(one: Issued, status: 'failed' | 'overdue', reason: string): Promise<void> {
  const at = now();
  await transaction(async (client) => {
    await execute(
      client,
      sql`UPDATE invoice SET status = ${status}::invoice_status, reason = ${reason}, updated_at = ${at},
                 overdue_on = ${status === 'overdue' ? at.toISOString().slice(0, 10) : null}::date
           WHERE id = ${one.id}`,
    );
    const change = { before: { status: 'open' }, after: { status }, why: reason };
    await audit(client, { ...noted(one, 'invoice.changed'), ...change });
  });
}

const noted = (one: Issued, action: string) => ({
  actor,
  action,
  object: { type: 'invoice', id: one.id.toString() },
  merchantId: one.merchant_id,
});
