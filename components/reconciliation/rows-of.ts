import type { OpenEntry, OpenLine } from '@/server/reconciliation/schema/matches';
import type { OpenRow } from './open-rows';
import { entryKinds, lineKinds } from './words';

const joined = (parts: (string | null)[]): string => parts.filter(Boolean).join(' · ');

export const lineRow = (line: OpenLine): OpenRow => ({
  key: line.id,
  title: line.counterpartyName ?? line.endToEndId ?? (line.text || 'Without a text'),
  note: joined([
    line.endToEndId ?? line.batchReference,
    line.text,
    line.parts.length > 0 ? `${line.parts.length} parts` : null,
  ]),
  on: line.bookedOn,
  amount: line.amount,
  kind: lineKinds[line.kind],
  difference: line.difference,
});

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const entryRow = (entry: OpenEntry): OpenRow => ({
  key: entry.key,
  title: entry.key.startsWith('journal') ? capital(entry.name) : entry.name,
  note: joined([entry.reference, entry.batchReference]),
  on: entry.on,
  amount: entry.amount,
  kind: entryKinds[entry.kind],
  difference: null,
});
