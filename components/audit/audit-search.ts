import { parseAsIsoDate, parseAsString } from 'nuqs/server';
import { pageSize } from '@/components/ui/page-size';
import type { EntryFilter, ListEntriesInput } from '@/server/audit/schema';

/** What of the audit's list stands in the address. */
export const auditSearch = {
  who: parseAsString.withDefault(''),
  action: parseAsString.withDefault(''),
  object: parseAsString.withDefault(''),
  id: parseAsString.withDefault(''),
  merchant: parseAsString,
  from: parseAsIsoDate,
  to: parseAsIsoDate,
  text: parseAsString.withDefault(''),
  after: parseAsString,
};

export type AuditSearch = {
  who: string;
  action: string;
  /** The kind of object: `run`. */
  object: string;
  id: string;
  merchant: string | null;
  from: Date | null;
  to: Date | null;
  text: string;
};

const day = (date: Date | null): string | undefined => date?.toISOString().slice(0, 10);
const word = (text: string): string | undefined => text.trim() || undefined;

export const filterOf = ({ who, action, object, id, merchant, from, to, text }: AuditSearch): EntryFilter => ({
  who: word(who),
  action: word(action),
  objectType: word(object),
  objectId: word(id),
  merchant: merchant ?? undefined,
  from: day(from),
  to: day(to),
  text: word(text),
});

export const entriesOf = (search: AuditSearch & { after: string | null }): ListEntriesInput => ({
  ...filterOf(search),
  limit: pageSize,
  cursor: search.after ?? undefined,
});

/** Where the same entries are as a file. */
export function csvHref(search: AuditSearch): string {
  const given = Object.entries(filterOf(search)).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `/api/download/audit.csv${given.length > 0 ? `?${new URLSearchParams(given)}` : ''}`;
}
