import type { Tone } from '@/components/ui/badge';
import type { PayoutFile, PayoutFileFormat } from '@/server/payouts/schema/files';
import type { ReportEffect } from '@/server/payouts/schema/reports';

export const formatWords: Record<PayoutFileFormat, string> = {
  pain_001: 'SEPA credit transfer',
  nacha: 'ACH credits',
};

/** Somebody withdrew it, and nobody rejected that: it does not leave. */
export const isWithdrawn = ({ withdrawal }: Pick<PayoutFile, 'withdrawal'>): boolean =>
  withdrawal !== null && withdrawal.state !== 'rejected';

/** How far a file is, by what is known of it. */
export function stateOf({ downloads, outcomes, transfers, withdrawal }: PayoutFile): { words: string; tone: Tone } {
  if (withdrawal?.state === 'waiting' && outcomes.open > 0)
    return { words: 'Withdrawn, to be confirmed', tone: 'warning' };
  if (withdrawal?.state === 'confirmed' && outcomes.paid === 0) return { words: 'Withdrawn', tone: 'neutral' };
  if (outcomes.open === 0)
    return outcomes.paid === transfers
      ? { words: 'Paid', tone: 'positive' }
      : outcomes.paid === 0
        ? { words: 'Failed', tone: 'danger' }
        : { words: 'Paid in part', tone: 'warning' };
  if (downloads.length === 0) return { words: 'Not downloaded', tone: 'neutral' };
  return outcomes.open === transfers
    ? { words: 'With the bank', tone: 'accent' }
    : { words: 'Reported in part', tone: 'accent' };
}

export const effects: Record<ReportEffect, { words: string; tone: Tone; says: string }> = {
  paid: { words: 'Paid', tone: 'positive', says: 'The payout is paid now.' },
  failed: { words: 'Failed', tone: 'danger', says: 'The payout failed, and can be paid again.' },
  noted: { words: 'On its way', tone: 'accent', says: 'The bank has it, and has not executed it yet.' },
  repeated: { words: 'Known already', tone: 'neutral', says: 'Nothing is new.' },
  contradicts: {
    words: 'Contradicts',
    tone: 'warning',
    says: 'Something else is known of it, so nothing was changed: ask the bank.',
  },
  unknown_reference: {
    words: 'Not of this file',
    tone: 'warning',
    says: 'No transfer of the file has this reference.',
  },
};
