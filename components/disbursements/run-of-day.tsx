import Link from 'next/link';
import { cn } from '@/components/ui/cn';
import { Count } from '@/components/ui/count';
import { Money } from '@/components/ui/money';
import type { RunOfDay } from '@/server/disbursements/schema/calendar';
import { runStatusTone, runStatusWords } from './run-status';

const colours = {
  neutral: 'border-l-line-strong',
  accent: 'border-l-accent',
  positive: 'border-l-positive',
  warning: 'border-l-warning',
  danger: 'border-l-danger',
};

/** A run in the calendar: whose, how it stands, and what it pays. */
export function RunOfDayLink({ run }: { run: RunOfDay }) {
  const { id, merchant, status, pays } = run;
  const isOver = status === 'cancelled' || status === 'rejected' || status === 'failed';
  return (
    <Link
      href={`/runs/${id}`}
      className={cn(
        'block min-w-0 rounded-sm border border-l-2 px-1.5 py-0.5 text-xs hover:bg-subtle max-md:py-2',
        colours[runStatusTone(status)],
      )}
    >
      <span className="flex flex-wrap justify-between gap-x-2">
        <span className="truncate font-medium">{merchant ?? 'All'}</span>
        <span className="text-muted">{runStatusWords(status)}</span>
      </span>
      {pays.map((money) => (
        <Money key={money.currency} money={money} className={cn('block truncate', isOver && 'line-through')} />
      ))}
    </Link>
  );
}

/** A day to come. */
export const DueMerchants = ({ due }: { due: number }) => (
  <p className="rounded-sm border border-dashed px-1.5 py-0.5 text-muted text-xs">
    <Count of={due} one="merchant is due" many="merchants are due" />
  </p>
);
