-- When a run that is being calculated and comes no further is woken, on the wall: a call that was lost, or an engine that has lost
-- its memory, delays a run and does not hold it up.
ALTER TABLE run ADD COLUMN wake_at timestamptz(3) NOT NULL DEFAULT now() + interval '1 minute';
