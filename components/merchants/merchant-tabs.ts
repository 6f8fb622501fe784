export const merchantTabs = ['disbursements', 'orders', 'balance', 'details', 'access'] as const;
