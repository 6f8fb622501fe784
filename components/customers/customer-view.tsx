'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTRPC } from '@/components/api/trpc';
import { TimeLine } from '@/components/audit/time-line';
import { InvoicesTable } from '@/components/invoices/invoices-table';
import { StartSubscription } from '@/components/plans/start-subscription';
import { SubscriptionsTable } from '@/components/plans/subscriptions-table';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ErrorState } from '@/components/ui/error-state';
import { Facts } from '@/components/ui/facts';
import { roleMay } from '@/server/identity/domain/permissions';
import type { Viewer } from '@/server/identity/schema';
import type { Customer } from '@/server/invoices/schema/customers';
import { CardWords } from './card-words';
import { CustomerActions } from './customer-actions';
import { CustomerStatusBadge } from './customer-status';

type CustomerViewProps = { reference: string; viewer: Pick<Viewer, 'id' | 'role'> };

/** Who owes us: how it is reached and pays, what it has subscribed to, what it was invoiced. */
export function CustomerView({ reference, viewer }: CustomerViewProps) {
  const trpc = useTRPC();
  const { data: customer, error, refetch } = useQuery(trpc.customers.get.queryOptions({ reference }));
  if (!customer) return error ? <ErrorState what="The customer" error={error} onRetry={() => void refetch()} /> : null;
  const may = (permission: Parameters<typeof roleMay>[1]) => roleMay(viewer.role, permission);
  const path = `/customers/${encodeURIComponent(reference)}`;
  return (
    <>
      <PageHeader
        above={[{ label: 'Customers', href: '/customers' }]}
        title={customer.name}
        beside={<CustomerStatusBadge status={customer.status} />}
        facts={
          <>
            <span>{customer.reference}</span>
            <a href={`mailto:${customer.email}`} className="hover:text-ink hover:underline">
              {customer.email}
            </a>
            {customer.merchantReference ? (
              <Link
                href={`/merchants/${encodeURIComponent(customer.merchantReference)}`}
                className="hover:text-ink hover:underline"
              >
                Merchant {customer.merchantReference}
              </Link>
            ) : null}
          </>
        }
        actions={
          may('customers:write') ? (
            <>
              <Button asChild>
                <Link href={`${path}/change`}>Change</Link>
              </Button>
              <CustomerActions customer={customer} />
              {may('invoices:write') ? (
                <Button variant="primary" asChild>
                  <Link href={`/invoices/new?customer=${encodeURIComponent(reference)}`}>New invoice</Link>
                </Button>
              ) : null}
            </>
          ) : null
        }
      />
      {customer.status === 'suspended' ? (
        <div className="mb-6">
          <Callout tone="warning" title="Suspended: nothing of it is charged">
            {customer.statusReason}
          </Callout>
        </div>
      ) : null}
      <Section title="Details">
        <Facts facts={factsOf(customer)} />
      </Section>
      <Section title="Subscriptions" aside={may('customers:write') ? <StartSubscription customer={customer} /> : null}>
        <SubscriptionsTable customer={reference} mayWrite={may('customers:write')} />
      </Section>
      <Section title="Invoices">
        <InvoicesTable filter={{ ...noFilter, customer: reference }} showsCustomer={false} />
      </Section>
      <TimeLine of={{ type: 'customer', id: reference }} viewerId={viewer.id} state={customer.updatedAt} />
    </>
  );
}

const noFilter = {
  status: null,
  kind: null,
  currency: null,
  month: null,
  dueFrom: null,
  dueTo: null,
  least: '',
  most: '',
} as const;

const factsOf = ({ address, taxId, currency, timeZone, locale, card, tells, dunningPolicy }: Customer) => [
  {
    name: 'Address',
    value: address.length > 0 ? <span className="whitespace-pre-line">{address.join('\n')}</span> : <None />,
  },
  { name: 'Tax number', value: taxId ?? <None /> },
  { name: 'Pays with', value: <CardWords card={card} /> },
  { name: 'Currency', value: currency },
  { name: 'Time zone', value: timeZone },
  { name: 'Language', value: locale },
  {
    name: 'Dunning policy',
    value: (
      <Link href="/billing/dunning" className="text-accent hover:underline">
        {dunningPolicy}
      </Link>
    ),
  },
  { name: 'Mails it gets', value: tellsText(tells) },
];

const None = () => <span className="text-muted">–</span>;

function tellsText({ paid, failed, cardExpiry }: Customer['tells']): string {
  const said = [
    paid && 'when it was charged',
    failed && 'when it failed or is late',
    cardExpiry && 'before its card ends',
  ];
  const words = said.filter(Boolean).join(', ');
  return words === '' ? 'None' : words.charAt(0).toUpperCase() + words.slice(1);
}
