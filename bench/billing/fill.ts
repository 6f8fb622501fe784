import { withClient } from '../../scripts/database/database';

export const MONTH = '2026-05';

/** Adds so many customers, each with an open invoice of the month, as sets. */
export const addInvoices = (ownerUrl: string, count: number): Promise<void> =>
  withClient(ownerUrl, async (client) => {
    await client.query('BEGIN');
    await client.query(
      `WITH c AS (
         INSERT INTO customer (reference, name, email, address, currency, time_zone, locale, status, payment_token, created_at, updated_at)
         SELECT gen_random_uuid()::text, 'Bench', 'bench@test.example', '{}', 'EUR',
                (ARRAY['Europe/Madrid', 'America/New_York', 'Asia/Tokyo'])[1 + n % 3], 'en-GB', 'active', 'tok', now(), now()
           FROM generate_series(1, $1::int) n RETURNING id)
       INSERT INTO invoice (kind, customer_id, currency, net_minor, tax_minor, total_minor, status, charge_on, created_at, updated_at)
       SELECT 'invoice', id, 'EUR', 1800, 378, 2178, 'draft', '2026-05-01', now(), now() FROM c`,
      [count],
    );
    await client.query(
      `INSERT INTO invoice_line (invoice_id, position, description, quantity, unit_minor, net_minor, tax_rate_ppm, tax_minor)
       SELECT id, 1, 'Standard', 1, 1800, 1800, 210000, 378 FROM invoice WHERE status = 'draft'`,
    );
    await client.query(
      `WITH s AS (INSERT INTO invoice_series AS s (prefix, last) VALUES ('CH', $1)
                  ON CONFLICT (prefix) DO UPDATE SET last = s.last + $1 RETURNING last - $1 AS before)
       UPDATE invoice i SET status = 'open', issued_on = '2026-05-01', billed_name = 'Bench', due_on = '2026-05-01', number = 'CH-' || lpad((s.before + n.n)::text, 6, '0')
         FROM s, (SELECT id, row_number() OVER (ORDER BY id) AS n FROM invoice WHERE status = 'draft') n WHERE n.id = i.id`,
      [count],
    );
    await client.query('COMMIT');
    await client.query('VACUUM (ANALYZE) invoice, customer, billing_attempt, billing_attempt_result');
  });
