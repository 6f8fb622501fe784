import { aheadMs, now } from '@/server/platform/clock';
import type { BusinessClock, ClockMove } from '../schema';
import { isMoving, type MoveRow } from '../store';

export const presentMove = (row: MoveRow): ClockMove => ({
  id: row.id.toString(),
  from: row.from_at.toISOString(),
  to: row.to_at.toISOString(),
  at: row.at.toISOString(),
  status: row.status,
  stopsDone: row.stops_done,
  stops: row.stops,
  days: row.days,
  requestedBy: row.requested_by,
  requestedAt: row.requested_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
  failureReason: row.failure_reason,
});

export const presentClock = async (): Promise<BusinessClock> => ({
  now: now().toISOString(),
  aheadSeconds: Math.round(aheadMs() / 1_000),
  isMoving: await isMoving(),
});
