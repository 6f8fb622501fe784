import type { LocalDate } from '@/server/kernel/calendar';
import type { Entry } from '@/server/ledger/door';

/** From which account of the merchant to which what a payout moves goes. */
const moves = {
  payout_sent: ['merchant_disbursement', 'payout_in_transit'],
  payout_paid: ['payout_in_transit', 'bank'],
  payout_failed: ['payout_in_transit', 'merchant_disbursement'],
  payout_returned: ['bank', 'merchant_disbursement'],
} as const;

type Moved = { disbursementId: bigint; merchantId: bigint; currency: string; amountMinor: bigint };

/** A payout's step in the books. */
export function movedInBooks(code: keyof typeof moves, of: Moved, on: LocalDate): Entry {
  const [from, to] = moves[code];
  const { merchantId, currency, amountMinor } = of;
  return {
    code,
    causeKind: 'disbursement',
    causeId: of.disbursementId.toString(),
    effectiveOn: on,
    lines: [
      { code: from, merchantId, currency, amountMinor },
      { code: to, merchantId, currency, amountMinor: -amountMinor },
    ],
  };
}
