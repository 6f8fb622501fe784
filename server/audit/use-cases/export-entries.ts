import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { resolveScope } from '@/server/merchants/door';
import { csvOf } from '@/server/platform/csv';
import type { Download } from '@/server/platform/download';
import { presentEntry } from '../present';
import type { Entry, EntryFilter } from '../schema';
import { listEntries, type Reach } from '../store/entries';
import { reachOf } from './reach';

const PAGE = 1_000;

/** What was done, as a CSV file: all that the filter lets through, the latest first. */
export async function exportEntries(actor: Actor | null, filter: EntryFilter): Promise<Outcome<Download>> {
  const may = authorise(actor, 'audit:read');
  if (!may.ok) return may;
  const merchantId = await resolveScope(may.value.merchantId, filter.merchant);
  if (merchantId === undefined) return refuse('not_found', `There is no merchant ${filter.merchant}.`);
  const reach = await reachOf(may.value);
  const body = csvOf(Object.keys(columns), cells({ ...reach, merchantId }, reach, filter));
  return ok({ fileName: 'audit.csv', contentType: 'text/csv; charset=utf-8', body });
}

async function* cells(asked: Reach, reach: Reach, filter: EntryFilter): AsyncGenerator<(string | null)[]> {
  let before: string | null = null;
  for (;;) {
    const found = await listEntries(asked, filter, PAGE, before);
    for (const row of found.slice(0, PAGE)) {
      const entry = presentEntry(row, reach);
      before = entry.id;
      yield Object.values(columns).map((of) => of(entry));
    }
    if (found.length <= PAGE) return;
  }
}

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

const columns: Record<string, (entry: Entry) => string | null> = {
  id: ({ id }) => id,
  at: ({ at }) => at,
  merchant: ({ merchant }) => merchant,
  actor_kind: ({ actor }) => actor.kind,
  actor_id: ({ actor }) => actor.id,
  actor_name: ({ actor }) => actor.name,
  action: ({ action }) => action,
  object_type: ({ object }) => object.type,
  object_id: ({ object }) => object.id,
  before: ({ before }) => json(before),
  after: ({ after }) => json(after),
  why: ({ why }) => why,
  request_id: ({ requestId }) => requestId,
  ip: ({ ip }) => ip,
  user_agent: ({ userAgent }) => userAgent,
  place: ({ place }) => place,
};
