import { moneyJson } from '@/server/kernel/money';
import type { Match } from '../schema/matches';
import type { MatchRow } from '../store/matches';

export const presentMatch = (row: MatchRow): Match => ({
  id: row.id.toString(),
  currency: row.currency,
  rule: row.rule,
  remark: row.remark,
  amount: moneyJson(
    row.lines.reduce((sum, { minor }) => sum + BigInt(minor), 0n),
    row.currency,
  ),
  lines: row.lines.map(({ minor, ...line }) => ({ ...line, amount: moneyJson(BigInt(minor), row.currency) })),
  entries: row.entries.map(({ minor, ...entry }) => ({ ...entry, amount: moneyJson(BigInt(minor), row.currency) })),
  madeBy: row.made_by_name,
  madeAt: row.made_at.toISOString(),
  undone:
    row.undone_at === null
      ? null
      : { by: row.undone_by_name ?? '', at: row.undone_at.toISOString(), reason: row.undo_reason ?? '' },
  mayUndo: whyItStands(row) === null,
});

/** Why a match cannot be taken back, in words; null: it can. */
export function whyItStands({ rule, entries, undone_by_name: undoneBy }: MatchRow): string | null {
  if (undoneBy !== null) return `It was undone already, by ${undoneBy}.`;
  if (rule !== 'hand' && rule !== 'opening')
    return 'It was matched by its reference or amount: there is nothing by hand to undo.';
  const settles = entries.find((entry) => entry.settles);
  if (!settles) return null;
  return settles.kind === 'payment'
    ? `It made payout ${settles.reference} paid, which the merchant has been told: undoing it would pay it a second time. If the line was another’s, book the difference on the right line.`
    : `It made payout ${settles.reference} come back, and it may have been paid again since: undoing it is not safe.`;
}
