import { PeriodOverview } from '@/components/disbursements/period-overview';
import { UpcomingPayouts } from '@/components/disbursements/upcoming';
import { PayoutsTable } from '@/components/payouts/payouts-table';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';

/** What comes next and what came before, for a merchant's people. */
export function MerchantOverview() {
  return (
    <>
      <PageHeader title="Overview" />
      <UpcomingPayouts />
      <div className="mt-8">
        <PeriodOverview />
      </div>
      <Section title="Payouts so far">
        <PayoutsTable />
      </Section>
    </>
  );
}
