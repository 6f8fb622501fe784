export const merchantTabs = ['disbursements', 'orders', 'balance', 'bank', 'terms', 'details', 'access'] as const;
