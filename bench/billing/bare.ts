import { post } from '@/server/ledger/door';
import { pool, transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';

const TOGETHER = 200;

/**
 * The yardstick: writes for each open invoice the rows that a charge leaves behind, in sets of the same size and the same
 * two commits (before and after the call), without claims, policy, provider or a second look.
 */
export async function chargeBare(): Promise<void> {
  const { rows: runs } = await pool().query<{ id: bigint }>(
    `INSERT INTO billing_run (kind, period, scope, status, expected, requested_by, requested_at)
     VALUES ('on_demand', gen_random_uuid()::text, 'all', 'running', '[]', 'bench', now()) RETURNING id`,
  );
  const { rows: invoices } = await pool().query<{ id: bigint }>(
    `SELECT id FROM invoice WHERE status = 'open' ORDER BY id`,
  );
  for (let from = 0; from < invoices.length; from += TOGETHER) {
    const ids = invoices.slice(from, from + TOGETHER).map(({ id }) => id);
    await pool().query(
      `WITH i AS (UPDATE invoice SET status = 'processing', updated_at = now() WHERE id = ANY($2) RETURNING id, number, total_minor, currency)
       INSERT INTO billing_attempt (run_id, invoice_id, kind, number, key, provider, amount_minor, currency, at)
       SELECT $1, id, 'charge', 1, number || '/1', 'bare', total_minor, currency, now() FROM i`,
      [runs[0]?.id, ids],
    );
    await transaction(async (client) => {
      await client.query(
        `INSERT INTO billing_attempt_result (attempt_id, outcome, provider_id, latency_ms, at)
         SELECT id, 'charged', key, 0, now() FROM billing_attempt WHERE invoice_id = ANY($1)`,
        [ids],
      );
      await client.query(
        `UPDATE invoice SET status = 'paid', paid_at = now(), paid_minor = total_minor, paid_by = number || '/1', updated_at = now()
          WHERE id = ANY($1)`,
        [ids],
      );
      await client.query(
        `INSERT INTO audit_entry (at, actor_kind, actor_id, actor_name, action, object_type, object_id, after)
         SELECT now(), 'job', 'bench', 'bench', 'invoice.charged', 'invoice', id::text,
                jsonb_build_object('status', 'paid', 'outcome', 'charged', 'amount', total_minor, 'reference', paid_by)
           FROM invoice WHERE id = ANY($1)`,
        [ids],
      );
      await emit(client, { name: 'bench/charged', data: { attemptIds: ids.map(String) } });
      const sum = BigInt(ids.length) * 2_178n;
      const line = (code: 'provider_invoices' | 'customer_receivable', amountMinor: bigint) =>
        ({ code, merchantId: null, currency: 'EUR', amountMinor }) as const;
      await post(client, [
        {
          code: 'invoices_charged',
          causeKind: 'billing_charges',
          causeId: String(ids[0]),
          effectiveOn: '2026-05-01',
          lines: [line('provider_invoices', sum), line('customer_receivable', -sum)],
        },
      ]);
    });
  }
}
