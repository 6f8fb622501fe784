import { ArrowDownToLine, Banknote, LayoutDashboard, type LucideIcon, ReceiptText, Store } from 'lucide-react';
import { roleMay } from '@/server/identity/door';
import type { Role } from '@/server/identity/schema';

type Side = 'staff' | 'merchant';

type Destination = { href: string; label: string; icon: LucideIcon; for: readonly Side[] };

/** Where one can go, in one table. */
const destinations: readonly Destination[] = [
  { href: '/', label: 'Overview', icon: LayoutDashboard, for: ['staff', 'merchant'] },
  { href: '/runs', label: 'Disbursement runs', icon: Banknote, for: ['staff'] },
  { href: '/disbursements', label: 'Disbursements', icon: Banknote, for: ['merchant'] },
  { href: '/merchants', label: 'Merchants', icon: Store, for: ['staff'] },
  { href: '/orders', label: 'Orders', icon: ReceiptText, for: ['staff', 'merchant'] },
  { href: '/imports', label: 'Imports', icon: ArrowDownToLine, for: ['staff'] },
];

export const sideOf = (role: Role): Side => (roleMay(role, 'runs:read') ? 'staff' : 'merchant');

export const destinationsFor = (role: Role): Destination[] =>
  destinations.filter((destination) => destination.for.includes(sideOf(role)));

/** The overview is only itself; the others also hold the pages below them. */
export const isAt = (href: string, path: string): boolean =>
  href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`);

export const roleNames: Record<Role, string> = {
  admin: 'Administrator',
  finance_operator: 'Finance operator',
  finance_approver: 'Finance approver',
  auditor: 'Auditor',
  merchant_owner: 'Merchant owner',
  merchant_viewer: 'Merchant viewer',
};
