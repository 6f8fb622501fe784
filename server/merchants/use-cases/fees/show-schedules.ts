import { z } from 'zod';
import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { now } from '@/server/platform/clock';
import { pool, type Queryable } from '@/server/platform/db';
import { decodeCursor, textKey, toPage } from '@/server/platform/keyset';
import { presentFeeSchedule, presentFeeScheduleItem } from '../../present/fees';
import type { FeeSchedule, FeeScheduleItem, ListFeeSchedulesInput } from '../../schema/fees';
import { type FeeScheduleRow, findSchedule, findVersions, latestDay, listSchedules } from '../../store/fees';

const key = z.tuple([textKey, textKey, textKey]);

/** What fees there are: the default schedules, then merchants' own; of each what holds, and what will. */
export async function listFeeSchedules(
  actor: Actor | null,
  { of: whose, merchant, limit, cursor }: ListFeeSchedulesInput,
): Promise<Outcome<Page<FeeScheduleItem>>> {
  const may = authorise(actor, 'fees:read');
  if (!may.ok) return may;
  const after = decodeCursor(cursor, key);
  if (!after.ok) return after;
  const found = await listSchedules(pool(), { whose, merchant }, limit, after.value);
  const versions = await findVersions(
    pool(),
    found.map(({ id }) => id),
  );
  const of = ({ id }: FeeScheduleRow) => versions.filter((version) => version.schedule_id === id);
  const today = await latestDay(pool(), null, now());
  return ok(
    toPage(
      found,
      limit,
      (row) => presentFeeScheduleItem(row, of(row), today),
      (row) => [row.merchant_reference ?? '', row.currency, row.name],
    ),
  );
}

/** One schedule with all its versions. */
export async function getFeeSchedule(actor: Actor | null, id: string): Promise<Outcome<FeeSchedule>> {
  const may = authorise(actor, 'fees:read');
  if (!may.ok) return may;
  return (await shownSchedule(pool(), id)) ?? refuse('not_found', 'There is no such fee schedule.');
}

/** The schedule as it is shown; null when there is none. */
export async function shownSchedule(client: Queryable, id: string | bigint): Promise<Outcome<FeeSchedule> | null> {
  const row = await findSchedule(client, id);
  if (!row) return null;
  const versions = await findVersions(client, [row.id]);
  return ok(presentFeeSchedule(row, versions, await latestDay(client, row.merchant_id, now())));
}
