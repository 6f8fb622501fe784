export const merchantTabs = ['disbursements', 'orders', 'details', 'access'] as const;
