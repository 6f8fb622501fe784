export const merchantTabs = ['disbursements', 'orders', 'details'] as const;
