-- The embedded job engine's state. The queue beside it (schema graphile_worker) is installed by server/engine/install-queue.ts.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'countinghouse_app') THEN
    CREATE ROLE countinghouse_app NOLOGIN;
  END IF;
END
$$;

CREATE SCHEMA engine;

CREATE TABLE engine.app (
  id text PRIMARY KEY,
  -- Where the engine calls its functions.
  url text NOT NULL,
  sdk text NOT NULL,
  registered_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE engine.function (
  id text PRIMARY KEY,
  app_id text NOT NULL REFERENCES engine.app,
  name text NOT NULL,
  config jsonb NOT NULL,
  registered_at timestamptz NOT NULL DEFAULT now(),
  -- Set when the app no longer lists the function: its triggers stop, its runs go on.
  archived_at timestamptz
);

CREATE TABLE engine.event (
  id text PRIMARY KEY,
  name text NOT NULL,
  -- The sender's own id: a second event with it starts nothing.
  dedup_id text,
  -- json, not jsonb: functions get back exactly what was sent, \u0000 included.
  payload json NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now()
);

CREATE UNIQUE INDEX event_dedup_id ON engine.event (dedup_id) WHERE dedup_id IS NOT NULL;
CREATE INDEX event_received_at ON engine.event (received_at);

CREATE TABLE engine.run (
  id text PRIMARY KEY,
  function_id text NOT NULL,
  event_id text NOT NULL REFERENCES engine.event,
  status text NOT NULL DEFAULT 'queued'
    CHECK (status IN ('queued', 'running', 'completed', 'failed', 'cancelled')),
  -- Of the call that is due next; 0 is the first.
  attempt smallint NOT NULL DEFAULT 0,
  -- Only the discovery job that carries this number may go on with the run: an older one finds it changed and ends.
  ticket integer NOT NULL DEFAULT 1,
  -- How many steps have settled: gives the order in which they did.
  step_count integer NOT NULL DEFAULT 0,
  output json,
  -- The error the run failed with; while it runs, the last attempt's.
  error json,
  -- The invoke step that waits for this run.
  parent_run_id text,
  parent_step_id text,
  queued_at timestamptz NOT NULL DEFAULT now(),
  started_at timestamptz,
  ended_at timestamptz,
  CHECK ((ended_at IS NOT NULL) = (status IN ('completed', 'failed', 'cancelled')))
);

CREATE INDEX run_event_id ON engine.run (event_id);
CREATE INDEX run_active ON engine.run (function_id) WHERE ended_at IS NULL;
CREATE INDEX run_ended_at ON engine.run (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX run_queued_at ON engine.run (queued_at);

CREATE TABLE engine.step (
  run_id text NOT NULL REFERENCES engine.run ON DELETE CASCADE,
  -- The SDK's hash of the step's id.
  id text NOT NULL,
  name text NOT NULL,
  op text NOT NULL,
  status text NOT NULL
    CHECK (status IN ('planned', 'sleeping', 'waiting', 'invoking', 'completed', 'failed')),
  attempt smallint NOT NULL DEFAULT 0,
  -- Steps that one response reported together: the run goes on when all of them have settled.
  batch integer NOT NULL DEFAULT 0,
  -- Or as soon as this one has (group.parallel in race mode).
  race boolean NOT NULL DEFAULT false,
  -- The order in which the run's steps settled; null until this one has.
  position integer,
  data json,
  error json,
  wait_event text,
  wait_if text,
  -- The end of a sleep or the time-out of a wait.
  wake_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  PRIMARY KEY (run_id, id),
  CHECK ((position IS NOT NULL) = (status IN ('completed', 'failed')))
);

CREATE INDEX step_waiting ON engine.step (wait_event) WHERE status = 'waiting';

-- Work that found its concurrency limit reached; it is queued again when that limit has room.
CREATE TABLE engine.parked (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  limit_key text NOT NULL,
  run_id text NOT NULL REFERENCES engine.run ON DELETE CASCADE,
  task text NOT NULL,
  payload json NOT NULL
);

CREATE UNIQUE INDEX parked_once ON engine.parked (run_id, task, (payload ->> 'stepId')) NULLS NOT DISTINCT;
CREATE INDEX parked_limit_key ON engine.parked (limit_key, run_id);

-- The function option `idempotency`: one run per key until it expires.
CREATE TABLE engine.idempotency (
  function_id text NOT NULL,
  key text NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (function_id, key)
);

-- The last minute for which cron triggers were looked at.
CREATE TABLE engine.cron_clock (
  id boolean PRIMARY KEY DEFAULT true CHECK (id),
  minute timestamptz NOT NULL
);

-- Records what a step came to, once, and queues the run's next discovery when nothing it was reported with is open.
-- The run's row is locked first and the steps are read after: of two that settle at once, the second sees the first.
CREATE FUNCTION engine.settle_step(p_run_id text, p_step_id text, p_status text, p_data json, p_error json)
RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  v_position integer;
  v_ticket integer;
  v_step record;
BEGIN
  UPDATE engine.run SET step_count = step_count + 1 WHERE id = p_run_id AND ended_at IS NULL
    RETURNING step_count INTO v_position;
  IF NOT FOUND THEN RETURN false; END IF;

  UPDATE engine.step
    SET status = p_status, data = p_data, error = p_error, position = v_position, ended_at = now()
    WHERE run_id = p_run_id AND id = p_step_id AND position IS NULL
    RETURNING batch, race, wake_at > now() AS has_timer INTO v_step;
  IF NOT FOUND THEN RETURN false; END IF;

  IF v_step.has_timer THEN
    PERFORM graphile_worker.remove_job('timer:' || p_run_id || ':' || p_step_id);
  END IF;

  IF v_step.race OR NOT EXISTS (
    SELECT FROM engine.step WHERE run_id = p_run_id AND batch = v_step.batch AND position IS NULL
  ) THEN
    UPDATE engine.run SET ticket = ticket + 1, attempt = 0 WHERE id = p_run_id RETURNING ticket INTO v_ticket;
    PERFORM graphile_worker.add_job(
      'discover', json_build_object('runId', p_run_id, 'ticket', v_ticket), max_attempts => 32767);
  END IF;
  RETURN true;
END
$$;

GRANT USAGE ON SCHEMA engine TO countinghouse_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA engine TO countinghouse_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA engine TO countinghouse_app;
GRANT EXECUTE ON FUNCTION engine.settle_step TO countinghouse_app;
