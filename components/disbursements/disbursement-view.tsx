import Link from 'next/link';
import { TimeLine } from '@/components/audit/time-line';
import { PayoutDownloads } from '@/components/payouts/payout-downloads';
import { PayoutPanel } from '@/components/payouts/payout-panel';
import { PayoutStage } from '@/components/payouts/payout-stage';
import { StaffPayout } from '@/components/payouts/staff-payout';
import { AskButton } from '@/components/questions/ask-button';
import type { Speaks } from '@/components/questions/speaks';
import { PageHeader } from '@/components/shell/page-header';
import { Count } from '@/components/ui/count';
import { Instant, Period } from '@/components/ui/day';
import type { Disbursement } from '@/server/disbursements/schema';
import { Explained } from './explained';
import { KeptWords } from './kept';
import { LinesTable } from './lines-table';
import { outcomes } from './outcomes';

/** One disbursement to its last order. `isStaff` adds the way to its run and merchant. */
type DisbursementViewProps = {
  disbursement: Disbursement;
  isStaff: boolean;
  /** Whether the viewer may pay again, and give up. */
  mayPay: boolean;
  viewerId: string;
  speaks: Speaks;
};

export function DisbursementView({ disbursement, isStaff, mayPay, viewerId, speaks }: DisbursementViewProps) {
  const { timeFrame, merchantName, merchantReference, runId, outcome } = disbursement;
  const range = <Period of={timeFrame} />;
  return (
    <>
      <PageHeader
        above={
          isStaff
            ? [
                { label: 'Disbursement runs', href: '/runs' },
                { label: 'Run', href: `/runs/${runId}` },
              ]
            : [{ label: 'Payouts', href: '/disbursements' }]
        }
        title={isStaff ? merchantName : range}
        beside={<PayoutStage disbursement={disbursement} isStaff={isStaff} />}
        facts={
          <>
            {isStaff ? (
              <>
                <Link
                  className="hover:text-ink hover:underline"
                  href={`/merchants/${encodeURIComponent(merchantReference)}`}
                >
                  {merchantReference}
                </Link>
                {range}
              </>
            ) : null}
            <Count of={disbursement.orders} one="order" many="orders" />
            <span>
              Calculated <Instant at={disbursement.createdAt} />
            </span>
          </>
        }
        actions={
          <>
            <PayoutDownloads disbursementId={disbursement.id} />
            <AskButton disbursementId={disbursement.id} line={null} speaks={speaks} />
          </>
        }
      />
      <div className="border-y py-4">
        <Explained disbursement={disbursement} isStaff={isStaff} />
        <div className="mt-1 text-muted">
          {outcome === 'to_pay' ? null : <p>{outcomes[outcome].reason}</p>}
          <KeptWords disbursement={disbursement} />
        </div>
      </div>
      {outcome !== 'to_pay' ? null : isStaff ? (
        <StaffPayout disbursementId={disbursement.id} mayPay={mayPay} />
      ) : (
        <PayoutPanel disbursementId={disbursement.id} />
      )}
      <div className="mt-8">
        <LinesTable
          disbursementId={disbursement.id}
          timeZone={disbursement.timeZone}
          speaks={speaks}
          isStaff={isStaff}
        />
      </div>
      <TimeLine of={{ type: 'disbursement', id: disbursement.id }} viewerId={viewerId} />
    </>
  );
}
