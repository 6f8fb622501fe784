import { run } from '../server';

export const PAYMENTS = 10_000_000;
const BLOCK = 200_000;
/** The latest so many have their attempts, as those that are looked up would. */
export const LOOKED_UP = 100_000;

/** Ten million payments of 50 merchants, one every five seconds; without triggers and indexes, which are made after. */
export async function fillPayments(ownerUrl: string): Promise<void> {
  await run(ownerUrl, SETUP);
  for (let from = 1; from <= PAYMENTS; from += BLOCK) await run(ownerUrl, block(from));
  await run(ownerUrl, ATTEMPTS);
  await run(ownerUrl, INDEXES);
  await run(ownerUrl, 'VACUUM ANALYZE');
}

const SETUP = `
  INSERT INTO merchant (reference, name, currency, status)
    SELECT 'bench-' || n, 'Bench ' || n, 'EUR', 'active' FROM generate_series(1, 50) n;
  CREATE TABLE bench_index AS
    SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'payment' AND indexname <> 'payment_pkey';
  DO $$ DECLARE of_table record; BEGIN
    FOR of_table IN SELECT indexname FROM bench_index LOOP EXECUTE format('DROP INDEX %I', of_table.indexname); END LOOP;
  END $$;`;

const block = (from: number) => `
  SET session_replication_role = replica;
  INSERT INTO payment (merchant_id, method, description, amount_minor, currency, customer_reference, card_brand, card_last4,
                       card_holder, card_expiry, provider, provider_token, provider_reference, status, captured_minor,
                       created_at, updated_at, captured_at, final_at)
  SELECT 1 + n % 50, 'credit_card', 'Order ' || n, amount, 'EUR', 'customer-' || n % 1000000, 'visa', '4242', 'Ada Lovelace',
         '12/40', 'simulator', 'sim_ok', 'sim_authorise_' || n, 'captured', amount, at, at, at, at
    FROM (SELECT n, 500 + (n::bigint * 7919) % 20000 AS amount, timestamptz '2025-01-01 00:00Z' + n * interval '5 seconds' AS at
            FROM generate_series(${from}, ${from + BLOCK - 1}) n) s`;

const ATTEMPTS = `
  SET session_replication_role = replica;
  INSERT INTO payment_attempt (merchant_id, payment_id, kind, number, reference, provider, card_brand, card_last4, at)
  SELECT merchant_id, id, kind, number, id || '-' || number, 'simulator', 'visa', '4242', created_at
    FROM payment, (VALUES (1, 'authorise'::attempt_kind), (2, 'capture')) k(number, kind)
   WHERE id > ${PAYMENTS - LOOKED_UP} ORDER BY id, number;
  INSERT INTO payment_attempt_result (attempt_id, merchant_id, outcome, provider_id, latency_ms, at)
  SELECT id, merchant_id, 'succeeded', 'sim_' || id, 120, at FROM payment_attempt;`;

const INDEXES = `
  SET maintenance_work_mem = '1GB';
  DO $$ DECLARE of_table record; BEGIN
    FOR of_table IN SELECT indexdef FROM bench_index LOOP EXECUTE of_table.indexdef; END LOOP;
  END $$;
  DROP TABLE bench_index;`;
