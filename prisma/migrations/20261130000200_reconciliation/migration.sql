-- Reconciliation: what the bank says of our accounts, and what of the books each line is.

CREATE TYPE "bank_statement_format" AS ENUM ('camt_053', 'csv');
CREATE TYPE "bank_match_rule" AS ENUM ('reference', 'split', 'batch', 'amount_and_day', 'returned', 'hand', 'opening');
CREATE TYPE "bank_match_entry_kind" AS ENUM ('payment', 'return', 'books', 'booked');

-- A statement of one of our accounts, as the bank gave it.
CREATE TABLE "bank_statement" (
    "id" BIGSERIAL NOT NULL,
    "currency" TEXT NOT NULL,
    -- The number of our own account, as it stands in house_account.
    "account" TEXT NOT NULL,
    "format" "bank_statement_format" NOT NULL,
    -- What the bank calls it; a CSV has no name.
    "bank_id" TEXT,
    "opens_on" DATE NOT NULL,
    "closes_on" DATE NOT NULL,
    "opening_minor" BIGINT NOT NULL,
    "closing_minor" BIGINT NOT NULL,
    -- Whether the bank told the balances, or they follow from the statement before and the lines.
    "balances_told" BOOLEAN NOT NULL,
    "lines" INTEGER NOT NULL,
    -- Lines that an earlier statement of overlapping days had brought in already, and their sum.
    "known_lines" INTEGER NOT NULL,
    "known_minor" BIGINT NOT NULL,
    -- Lines that move no balance: pending, or of nothing.
    "left_out" INTEGER NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_key" TEXT NOT NULL,
    "file_sha256" TEXT NOT NULL,
    -- Its place in the file, from 1.
    "number" SMALLINT NOT NULL,
    "uploaded_by" TEXT NOT NULL,
    "uploaded_by_name" TEXT NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bank_statement_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "bank_statement_has_days" CHECK (closes_on >= opens_on)
);
CREATE UNIQUE INDEX "bank_statement_file_sha256_number_key" ON "bank_statement"("file_sha256", "number");
CREATE UNIQUE INDEX "bank_statement_account_bank_id_key" ON "bank_statement"("account", "bank_id");
CREATE INDEX "bank_statement_currency_account_closes_on_id_idx" ON "bank_statement"("currency", "account", "closes_on", "id");

CREATE TABLE "bank_statement_line" (
    "id" BIGSERIAL NOT NULL,
    "statement_id" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    -- Where it stands in the file: `statement 1, entry 3`.
    "place" TEXT NOT NULL,
    -- Above zero came in, below zero went out.
    "amount_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "booked_on" DATE NOT NULL,
    "value_on" DATE,
    "bank_reference" TEXT,
    "end_to_end_id" TEXT,
    "batch_reference" TEXT,
    -- The references of what is booked as one line, where the bank names them.
    "parts" TEXT[],
    -- Set where it gives back what was sent: the bank's code, or an empty text.
    "return_reason" TEXT,
    "counterparty_name" TEXT,
    "counterparty_account" TEXT,
    "text" TEXT NOT NULL,

    CONSTRAINT "bank_statement_line_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "bank_statement_line_moves_something" CHECK (amount_minor <> 0)
);
CREATE UNIQUE INDEX "bank_statement_line_statement_id_position_key" ON "bank_statement_line"("statement_id", "position");
CREATE INDEX "bank_statement_line_currency_booked_on_idx" ON "bank_statement_line"("currency", "booked_on");

-- How the bank of an account writes its CSV; the newest counts.
CREATE TABLE "bank_csv_mapping" (
    "id" BIGSERIAL NOT NULL,
    "account" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "made_by" TEXT NOT NULL,
    "made_by_name" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bank_csv_mapping_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "bank_csv_mapping_account_id_idx" ON "bank_csv_mapping"("account", "id");

-- Lines of the bank and journals of the books that are the same money. Their sums are equal: what differed was booked.
CREATE TABLE "bank_match" (
    "id" BIGSERIAL NOT NULL,
    "currency" TEXT NOT NULL,
    "rule" "bank_match_rule" NOT NULL,
    "remark" TEXT,
    "made_by" TEXT NOT NULL,
    "made_by_name" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bank_match_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "bank_match_by_hand_says_why" CHECK (rule <> 'hand' OR remark IS NOT NULL)
);

-- A match by hand that was wrong. Its lines and journals are free again, and what it booked is taken back.
CREATE TABLE "bank_match_undo" (
    "id" BIGSERIAL NOT NULL,
    "match_id" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    -- The journal that takes back what the match had booked.
    "journal_id" BIGINT,
    "made_by" TEXT NOT NULL,
    "made_by_name" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bank_match_undo_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "bank_match_undo_match_id_key" ON "bank_match_undo"("match_id");

-- The bank's side of a match: a line, or the opening balance of a statement.
CREATE TABLE "bank_match_line" (
    "id" BIGSERIAL NOT NULL,
    "match_id" BIGINT NOT NULL,
    "line_id" BIGINT,
    "opening_of" BIGINT,
    "amount_minor" BIGINT NOT NULL,
    "undo_id" BIGINT,

    CONSTRAINT "bank_match_line_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "bank_match_line_is_one_thing" CHECK (num_nonnulls(line_id, opening_of) = 1)
);
CREATE INDEX "bank_match_line_match_id_idx" ON "bank_match_line"("match_id");

-- The books' side: a journal that moved our bank account, and how much.
CREATE TABLE "bank_match_entry" (
    "id" BIGSERIAL NOT NULL,
    "match_id" BIGINT NOT NULL,
    "kind" "bank_match_entry_kind" NOT NULL,
    "journal_id" BIGINT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    -- Of a payment and of a return: of which payout.
    "attempt_id" BIGINT,
    -- Whether this match is why the payout is paid, or returned.
    "settles" BOOLEAN NOT NULL DEFAULT false,
    -- Of what the match booked itself: as what.
    "account" TEXT,
    "undo_id" BIGINT,

    CONSTRAINT "bank_match_entry_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "bank_match_entry_of_a_payout" CHECK ((kind IN ('payment', 'return')) = (attempt_id IS NOT NULL)),
    CONSTRAINT "bank_match_entry_goes_its_way" CHECK (CASE kind WHEN 'payment' THEN amount_minor < 0 WHEN 'return' THEN amount_minor > 0 ELSE true END),
    CONSTRAINT "bank_match_entry_is_booked_as" CHECK ((kind = 'booked') = (account IS NOT NULL))
);
CREATE INDEX "bank_match_entry_match_id_idx" ON "bank_match_entry"("match_id");

ALTER TABLE "bank_statement_line" ADD CONSTRAINT "bank_statement_line_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "bank_statement"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "bank_match_undo" ADD CONSTRAINT "bank_match_undo_match_id_fkey" FOREIGN KEY ("match_id") REFERENCES "bank_match"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "bank_match_undo" ADD CONSTRAINT "bank_match_undo_journal_id_fkey" FOREIGN KEY ("journal_id") REFERENCES "journal"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "bank_match_line" ADD CONSTRAINT "bank_match_line_match_id_fkey" FOREIGN KEY ("match_id") REFERENCES "bank_match"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "bank_match_line" ADD CONSTRAINT "bank_match_line_line_id_fkey" FOREIGN KEY ("line_id") REFERENCES "bank_statement_line"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "bank_match_line" ADD CONSTRAINT "bank_match_line_opening_of_fkey" FOREIGN KEY ("opening_of") REFERENCES "bank_statement"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "bank_match_line" ADD CONSTRAINT "bank_match_line_undo_id_fkey" FOREIGN KEY ("undo_id") REFERENCES "bank_match_undo"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "bank_match_entry" ADD CONSTRAINT "bank_match_entry_match_id_fkey" FOREIGN KEY ("match_id") REFERENCES "bank_match"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "bank_match_entry" ADD CONSTRAINT "bank_match_entry_journal_id_fkey" FOREIGN KEY ("journal_id") REFERENCES "journal"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "bank_match_entry" ADD CONSTRAINT "bank_match_entry_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "payout_attempt"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "bank_match_entry" ADD CONSTRAINT "bank_match_entry_undo_id_fkey" FOREIGN KEY ("undo_id") REFERENCES "bank_match_undo"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What Prisma's schema cannot say.

-- 1. Each line, opening balance, journal, payment and return is in one match at most, those that were undone aside.
CREATE UNIQUE INDEX "bank_match_line_once" ON "bank_match_line" (line_id) WHERE undo_id IS NULL;
CREATE UNIQUE INDEX "bank_match_opening_once" ON "bank_match_line" (opening_of) WHERE undo_id IS NULL;
CREATE UNIQUE INDEX "bank_match_journal_once" ON "bank_match_entry" (journal_id) WHERE undo_id IS NULL;
CREATE UNIQUE INDEX "bank_match_payout_once" ON "bank_match_entry" (attempt_id, kind) WHERE undo_id IS NULL AND attempt_id IS NOT NULL;

-- 2. What a journal moved on our bank accounts, whoever's account in the books it went through.
CREATE VIEW "bank_journal" WITH (security_invoker = true) AS
  SELECT p.journal_id, a.currency, sum(p.amount_minor)::bigint AS amount_minor, p.effective_on
    FROM posting p JOIN account a ON a.id = p.account_id
   WHERE a.code = 'bank' GROUP BY p.journal_id, a.currency, p.effective_on;

-- 3. A match is the same money on both sides, of one currency.
CREATE FUNCTION check_bank_match() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  this BIGINT := (to_jsonb(NEW) ->> CASE TG_TABLE_NAME WHEN 'bank_match' THEN 'id' ELSE 'match_id' END)::bigint;
  of bank_match;
BEGIN
  SELECT * INTO of FROM bank_match WHERE id = this;
  IF NOT EXISTS (SELECT FROM bank_match_line WHERE match_id = this)
     OR (SELECT sum(amount_minor) FROM bank_match_line WHERE match_id = this)
        IS DISTINCT FROM (SELECT coalesce(sum(amount_minor), 0) FROM bank_match_entry WHERE match_id = this) THEN
    RAISE EXCEPTION 'match % is not the same money on both sides', this USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF EXISTS (SELECT FROM bank_match_line m LEFT JOIN bank_statement_line l ON l.id = m.line_id LEFT JOIN bank_statement s ON s.id = m.opening_of
              WHERE m.match_id = this AND (m.amount_minor, of.currency) IS DISTINCT FROM
                    (coalesce(l.amount_minor, s.opening_minor), coalesce(l.currency, s.currency)))
     OR EXISTS (SELECT FROM bank_match_entry e
                  LEFT JOIN LATERAL (SELECT sum(p.amount_minor) AS amount_minor FROM posting p JOIN account a ON a.id = p.account_id
                                      WHERE p.journal_id = e.journal_id AND a.code = 'bank' AND a.currency = of.currency) j ON true
                 WHERE e.match_id = this AND e.amount_minor IS DISTINCT FROM j.amount_minor) THEN
    RAISE EXCEPTION 'match % says other amounts than its lines and journals', this USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "same_money" AFTER INSERT ON "bank_match" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_bank_match();
CREATE CONSTRAINT TRIGGER "same_money" AFTER INSERT ON "bank_match_line" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_bank_match();
CREATE CONSTRAINT TRIGGER "same_money" AFTER INSERT ON "bank_match_entry" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_bank_match();

-- 4. A statement leads from its opening to its closing balance.
CREATE FUNCTION check_bank_statement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT (count(*), coalesce(sum(amount_minor), 0) + NEW.opening_minor + NEW.known_minor) FROM bank_statement_line WHERE statement_id = NEW.id AND currency = NEW.currency)
     IS DISTINCT FROM (NEW.lines::bigint, NEW.closing_minor::numeric) THEN
    RAISE EXCEPTION 'statement % does not lead to its closing balance', NEW.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "leads_to_its_closing" AFTER INSERT ON "bank_statement" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION check_bank_statement();

-- 5. A match by hand is undone once, with all that is in it, and never what made a payout paid or returned.
CREATE FUNCTION undo_bank_match() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT rule NOT IN ('hand', 'opening') FROM bank_match WHERE id = NEW.match_id)
     OR EXISTS (SELECT FROM bank_match_entry WHERE match_id = NEW.match_id AND settles) THEN
    RAISE EXCEPTION 'match % stands', NEW.match_id USING ERRCODE = 'restrict_violation';
  END IF;
  UPDATE bank_match_line SET undo_id = NEW.id WHERE match_id = NEW.match_id;
  UPDATE bank_match_entry SET undo_id = NEW.id WHERE match_id = NEW.match_id;
  RETURN NULL;
END $$;
CREATE TRIGGER "frees_all" AFTER INSERT ON "bank_match_undo" FOR EACH ROW EXECUTE FUNCTION undo_bank_match();
CREATE FUNCTION check_bank_match_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.undo_id IS NOT NULL OR NOT EXISTS (SELECT FROM bank_match_undo WHERE id = NEW.undo_id AND match_id = OLD.match_id) THEN
    RAISE EXCEPTION 'match % is undone as a whole, once', OLD.match_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "undone_as_a_whole" BEFORE UPDATE ON "bank_match_line" FOR EACH ROW EXECUTE FUNCTION check_bank_match_part();
CREATE TRIGGER "undone_as_a_whole" BEFORE UPDATE ON "bank_match_entry" FOR EACH ROW EXECUTE FUNCTION check_bank_match_part();

-- 6. What the bank said, and what was made of it, stays.
CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "bank_statement" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "bank_statement_line" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "bank_csv_mapping" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "bank_match" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "bank_match_undo" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "never_deleted" BEFORE DELETE OR TRUNCATE ON "bank_match_line" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "never_deleted" BEFORE DELETE OR TRUNCATE ON "bank_match_entry" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- 7. The application's rights. None of it is a merchant's.
GRANT SELECT, INSERT ON "bank_statement", "bank_statement_line", "bank_csv_mapping", "bank_match", "bank_match_undo",
  "bank_match_line", "bank_match_entry" TO countinghouse_app;
GRANT SELECT ON "bank_journal" TO countinghouse_app;
GRANT UPDATE (undo_id) ON "bank_match_line", "bank_match_entry" TO countinghouse_app;
GRANT USAGE, SELECT ON SEQUENCE "bank_statement_id_seq", "bank_statement_line_id_seq", "bank_csv_mapping_id_seq", "bank_match_id_seq",
  "bank_match_undo_id_seq", "bank_match_line_id_seq", "bank_match_entry_id_seq" TO countinghouse_app;
