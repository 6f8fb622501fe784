import Link from 'next/link';
import { PeriodOverview } from '@/components/disbursements/period-overview';
import { LatestRuns } from '@/components/disbursements/runs-table';
import { ImportsUnderWay } from '@/components/imports/imports-table';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';
import { Button } from '@/components/ui/button';
import { latestRunsShown } from './latest-runs-shown';

/** Where the money stands, what was run last, and what is on its way in. */
export function StaffOverview({ mayRun }: { mayRun: boolean }) {
  return (
    <>
      <PageHeader
        title="Overview"
        actions={
          mayRun ? (
            <Button asChild variant="primary">
              <Link href="/runs/new">New run</Link>
            </Button>
          ) : undefined
        }
      />
      <PeriodOverview />
      <Section title="Latest runs" aside={<MoreLink href="/runs">All runs</MoreLink>}>
        <LatestRuns count={latestRunsShown} />
      </Section>
      <Section title="Imports in progress" aside={<MoreLink href="/imports">All imports</MoreLink>}>
        <ImportsUnderWay />
      </Section>
    </>
  );
}

function MoreLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className="text-accent underline-offset-2 hover:underline">
      {children}
    </Link>
  );
}
