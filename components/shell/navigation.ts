import {
  AlarmClock,
  ArrowDownToLine,
  Banknote,
  CalendarCheck,
  CalendarRange,
  CircleDollarSign,
  ClipboardList,
  Contact,
  CreditCard,
  FileOutput,
  FileText,
  Gauge,
  GitCompareArrows,
  HandCoins,
  KeyRound,
  Landmark,
  LayoutDashboard,
  Library,
  ListChecks,
  type LucideIcon,
  Mail,
  MessageCircleQuestion,
  Percent,
  Receipt,
  ReceiptText,
  RotateCcw,
  Scale,
  ScrollText,
  Store,
  Tags,
  Users,
  Webhook,
} from 'lucide-react';
import { type Permission, roleMay } from '@/server/identity/domain/permissions';
import type { Role, Viewer } from '@/server/identity/schema';

export type Side = 'staff' | 'merchant';

type Destination = {
  href: string;
  label: string;
  icon: LucideIcon;
  /** Whoever holds it is led here; the page asks for the same. */
  access: Permission;
  /** Where the two sides have different pages for the same permission. */
  only?: Side;
};
type Group = { name: string; destinations: readonly Destination[] };

/** Where one can go, in one table; who is shown what follows from the table of permissions. */
const groups: readonly Group[] = [
  {
    name: 'Money',
    destinations: [
      { href: '/', label: 'Overview', icon: LayoutDashboard, access: 'disbursements:read' },
      { href: '/runs', label: 'Disbursement runs', icon: Banknote, access: 'runs:read' },
      { href: '/runs/waiting', label: 'Waiting for me', icon: ListChecks, access: 'runs:approve' },
      {
        href: '/disbursements',
        label: 'Payouts',
        icon: Banknote,
        access: 'disbursements:read',
        only: 'merchant',
      },
      { href: '/payout-files', label: 'Bank files', icon: FileOutput, access: 'payouts:read' },
      { href: '/questions', label: 'Questions', icon: MessageCircleQuestion, access: 'questions:read' },
      { href: '/merchants', label: 'Merchants', icon: Store, access: 'merchants:read', only: 'staff' },
      { href: '/bank-accounts', label: 'Bank accounts', icon: Landmark, access: 'bank-accounts:read', only: 'staff' },
      { href: '/bank-accounts', label: 'Bank account', icon: Landmark, access: 'bank-accounts:read', only: 'merchant' },
      { href: '/fees', label: 'Fees', icon: Percent, access: 'fees:read' },
      { href: '/orders', label: 'Orders', icon: ReceiptText, access: 'orders:read' },
      { href: '/payments', label: 'Payments', icon: CreditCard, access: 'payments:read' },
      { href: '/imports', label: 'Imports', icon: ArrowDownToLine, access: 'imports:read' },
    ],
  },
  {
    name: 'Books',
    destinations: [
      { href: '/payables', label: 'Payables', icon: HandCoins, access: 'payables:read' },
      { href: '/balance', label: 'Balance', icon: Scale, access: 'payables:read' },
      { href: '/statements', label: 'Statements', icon: FileText, access: 'payables:read' },
      {
        href: '/reports/disbursements-by-year',
        label: 'Yearly report',
        icon: CalendarRange,
        access: 'disbursements:read',
      },
      { href: '/reconciliation', label: 'Reconciliation', icon: GitCompareArrows, access: 'reconciliation:read' },
      { href: '/settlements', label: 'Settlements', icon: CalendarCheck, access: 'ledger:read' },
      { href: '/ledger', label: 'Ledger', icon: Library, access: 'ledger:read' },
    ],
  },
  {
    name: 'Billing',
    destinations: [
      { href: '/invoices', label: 'Invoices', icon: Receipt, access: 'invoices:read' },
      { href: '/customers', label: 'Customers', icon: Contact, access: 'customers:read', only: 'staff' },
      { href: '/plans', label: 'Plans', icon: Tags, access: 'customers:read', only: 'staff' },
      { href: '/billing/runs', label: 'Billing runs', icon: CircleDollarSign, access: 'billing:read' },
      { href: '/billing/reviews', label: 'Review', icon: ClipboardList, access: 'billing:read' },
      { href: '/billing/policy', label: 'Retries', icon: RotateCcw, access: 'billing:read' },
      { href: '/billing/providers', label: 'Providers', icon: Gauge, access: 'billing:read' },
      { href: '/billing/dunning', label: 'Dunning', icon: AlarmClock, access: 'billing:read' },
    ],
  },
  {
    name: 'Developers',
    destinations: [
      { href: '/api-keys', label: 'API keys', icon: KeyRound, access: 'keys:read' },
      { href: '/webhooks', label: 'Webhooks', icon: Webhook, access: 'webhooks:read' },
    ],
  },
  {
    name: 'Settings',
    destinations: [
      { href: '/people', label: 'People', icon: Users, access: 'people:read' },
      { href: '/audit', label: 'Audit', icon: ScrollText, access: 'audit:read' },
      { href: '/mail', label: 'Mail', icon: Mail, access: 'mail:read' },
    ],
  },
];

/** Staff have no merchant; a merchant's people have exactly one. */
export const sideOf = ({ merchant }: Pick<Viewer, 'merchant'>): Side => (merchant === null ? 'staff' : 'merchant');

/** The groups of destinations that a person is shown, without those that would be empty. */
export const navigationFor = (viewer: Pick<Viewer, 'role' | 'merchant'>): Group[] =>
  groups
    .map(({ name, destinations }) => ({ name, destinations: destinations.filter(isFor(viewer)) }))
    .filter(({ destinations }) => destinations.length > 0);

/** More entries than this do not fit a small window: then the groups of daily work are open at first, and no others. */
const MOST_AT_ONCE = 16;
const daily: readonly string[] = ['Money', 'Billing'];

/** The groups that are open before anybody opens or closes one. */
export function openAtFirst(shown: readonly Group[]): string[] {
  const names = shown.map(({ name }) => name);
  const entries = shown.flatMap(({ destinations }) => destinations);
  return entries.length > MOST_AT_ONCE ? names.filter((name) => daily.includes(name)) : names;
}

/** Where in the menu a page is: the entry that holds it most closely; null: none does. */
export const entryAt = (shown: readonly Group[], path: string): string | null =>
  shown
    .flatMap(({ destinations }) => destinations.map(({ href }) => href))
    .filter((href) => isAt(href, path))
    .sort((a, b) => b.length - a.length)[0] ?? null;

/** The group that holds the page; null: none does. */
export const groupAt = (shown: readonly Group[], path: string): string | null =>
  shown.find(({ destinations }) => destinations.some(({ href }) => isAt(href, path)))?.name ?? null;

const isFor =
  (viewer: Pick<Viewer, 'role' | 'merchant'>) =>
  ({ access, only }: Destination): boolean =>
    roleMay(viewer.role, access) && (only === undefined || only === sideOf(viewer));

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
