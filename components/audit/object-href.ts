/** Where an object of the audit has its page; null for those that have none. */
export function objectHref({ type, id }: { type: string; id: string }): string | null {
  const pages: Record<string, string> = {
    order: '/orders',
    payment: '/payments',
    payable: '/payables',
    settlement: '/settlements',
    run: '/runs',
    billing_run: '/billing/runs',
    disbursement: '/disbursements',
    payout_file: '/payout-files',
    import: '/imports',
    merchant: '/merchants',
    mail: '/mail',
    invoice: '/invoices',
    customer: '/customers',
  };
  return pages[type] === undefined ? null : `${pages[type]}/${encodeURIComponent(id)}`;
}
