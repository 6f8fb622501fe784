import type { Hold } from '../schema/holds';
import type { HoldRow } from '../store/holds';

export const presentHold = (row: HoldRow): Hold => ({
  id: row.id.toString(),
  kind: row.kind,
  reason: row.reason,
  placedBy: row.placed_by,
  placedAt: row.placed_at.toISOString(),
  lifted:
    row.lifted_by === null || row.lifted_at === null || row.lift_reason === null
      ? null
      : { by: row.lifted_by, at: row.lifted_at.toISOString(), reason: row.lift_reason },
});
