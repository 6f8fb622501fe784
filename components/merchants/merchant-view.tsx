'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useTRPC } from '@/components/api/trpc';
import { TimeLine } from '@/components/audit/time-line';
import { BalanceFigures } from '@/components/balance/balance-figures';
import { MerchantAccounts } from '@/components/bank-accounts/merchant-accounts';
import { DisbursementsTable } from '@/components/disbursements/disbursements-table';
import { UpcomingPayouts } from '@/components/disbursements/upcoming';
import { MerchantFees } from '@/components/fees/merchant-fees';
import { anyOrder } from '@/components/orders/orders-search';
import { OrdersTable } from '@/components/orders/orders-table';
import { PageHeader } from '@/components/shell/page-header';
import { Day } from '@/components/ui/day';
import { ErrorState } from '@/components/ui/error-state';
import { Facts } from '@/components/ui/facts';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import { roleMay } from '@/server/identity/domain/permissions';
import type { Viewer } from '@/server/identity/schema';
import type { Merchant } from '@/server/merchants/schema';
import { DeliverySetting } from './delivery-setting';
import { HoldMerchant } from './hold-merchant';
import { MerchantAccess } from './merchant-access';
import { OpenHolds, PastHolds } from './merchant-holds';
import { MerchantStatusBadge } from './merchant-status';
import { merchantTabs } from './merchant-tabs';
import { MerchantTerms } from './merchant-terms';

type MerchantViewProps = { reference: string; viewer: Pick<Viewer, 'id' | 'role'> };

/** One merchant: what is coming, what it got, its orders, and its particulars. */
export function MerchantView({ reference, viewer: { id: viewerId, role } }: MerchantViewProps) {
  const trpc = useTRPC();
  const [tab, setTab] = useQueryState('tab', parseAsStringLiteral(merchantTabs).withDefault('disbursements'));
  const { data: merchant, error, refetch } = useQuery(trpc.merchants.get.queryOptions({ reference }));
  if (!merchant) return error ? <ErrorState what="The merchant" error={error} onRetry={() => void refetch()} /> : null;
  return (
    <>
      <PageHeader
        above={[{ label: 'Merchants', href: '/merchants' }]}
        title={merchant.name}
        beside={<MerchantStatusBadge status={merchant.status} />}
        actions={<HoldMerchant merchant={merchant} mayHold={roleMay(role, 'merchants:hold')} />}
        facts={merchant.name === merchant.reference ? undefined : <span>{merchant.reference}</span>}
      />
      {merchant.status === 'on_hold' ? (
        <OpenHolds reference={reference} mayLift={roleMay(role, 'merchants:hold')} />
      ) : null}
      <UpcomingPayouts merchant={reference} />
      <Tabs
        value={tab}
        onValueChange={(value) => void setTab(merchantTabs.find((known) => known === value) ?? null)}
        className="mt-6"
      >
        <TabList aria-label="About this merchant">
          <Tab value="disbursements">Disbursements</Tab>
          <Tab value="orders">Orders</Tab>
          <Tab value="balance">Balance</Tab>
          <Tab value="bank">Bank account</Tab>
          <Tab value="terms">Terms</Tab>
          <Tab value="details">Details</Tab>
          {roleMay(role, 'people:read') ? <Tab value="access">People & keys</Tab> : null}
        </TabList>
        <TabPanel value="disbursements">
          <DisbursementsTable scope={{ merchant: reference }} />
        </TabPanel>
        <TabPanel value="orders">
          <OrdersTable filter={{ ...anyOrder, merchant: reference }} showsMerchant={false} />
        </TabPanel>
        <TabPanel value="balance">
          <BalanceFigures of={{ merchant: reference }} />
          <p className="mt-4 flex flex-wrap gap-x-6 gap-y-1">
            <To href="/balance" merchant={reference}>
              On a past day
            </To>
            <To href="/payables" merchant={reference}>
              Payables
            </To>
            <To href="/statements" merchant={reference}>
              Statements
            </To>
            {roleMay(role, 'ledger:read') ? (
              <To href="/ledger" merchant={reference}>
                Accounts
              </To>
            ) : null}
          </p>
        </TabPanel>
        <TabPanel value="bank">
          <MerchantAccounts reference={reference} currency={merchant.currency} role={role} />
        </TabPanel>
        <TabPanel value="terms">
          <MerchantTerms merchant={merchant} mayChange={roleMay(role, 'merchants:write')} />
          {roleMay(role, 'fees:read') ? (
            <MerchantFees merchant={merchant} mayWrite={roleMay(role, 'fees:write')} />
          ) : null}
          <PastHolds reference={reference} />
        </TabPanel>
        <TabPanel value="details">
          <Details merchant={merchant} role={role} />
          <TimeLine of={{ type: 'merchant', id: reference }} viewerId={viewerId} />
        </TabPanel>
        {roleMay(role, 'people:read') ? (
          <TabPanel value="access">
            <MerchantAccess merchant={reference} role={role} />
          </TabPanel>
        ) : null}
      </Tabs>
    </>
  );
}

function To({ href, merchant, children }: { href: string; merchant: string; children: string }) {
  return (
    <Link
      href={`${href}?merchant=${encodeURIComponent(merchant)}`}
      className="text-accent underline-offset-2 hover:underline"
    >
      {children}
    </Link>
  );
}

function Details({ merchant, role }: { merchant: Merchant; role: Viewer['role'] }) {
  const missing = <span className="text-muted">–</span>;
  return (
    <Facts
      facts={[
        { name: 'Reference', value: merchant.reference },
        { name: 'Email', value: merchant.email ?? missing },
        { name: 'Company id', value: merchant.companyId ?? missing },
        { name: 'Live since', value: merchant.liveOn ? <Day day={merchant.liveOn} weekday /> : missing },
        { name: 'Currency', value: merchant.currency },
        { name: 'Time zone', value: merchant.timeZone },
        {
          name: 'Orders are delivered',
          value: <DeliverySetting merchant={merchant} mayChange={roleMay(role, 'merchants:write')} />,
        },
      ]}
    />
  );
}
