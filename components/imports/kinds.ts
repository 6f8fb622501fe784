import type { ImportKind } from '@/server/imports/schema';

export const kinds: Record<ImportKind, { label: string; one: string; many: string; href: string }> = {
  orders: { label: 'Orders', one: 'order', many: 'orders', href: '/orders' },
  merchants: { label: 'Merchants', one: 'merchant', many: 'merchants', href: '/merchants' },
};
