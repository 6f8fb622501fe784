import { ArrowDownToLine, Banknote, LayoutDashboard, type LucideIcon, ReceiptText, Store } from 'lucide-react';
import type { Role, Viewer } from '@/server/identity/schema';

export type Side = 'staff' | 'merchant';

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

/** Staff have no merchant; a merchant's people have exactly one. */
export const sideOf = ({ merchant }: Viewer): Side => (merchant === null ? 'staff' : 'merchant');

export const destinationsFor = (side: Side): Destination[] =>
  destinations.filter((destination) => destination.for.includes(side));

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
