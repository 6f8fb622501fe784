'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ChevronDown, ReceiptText } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { rateText } from '@/components/format/count-text';
import { useFormatting } from '@/components/format/formatting';
import { AskButton } from '@/components/questions/ask-button';
import type { Speaks } from '@/components/questions/speaks';
import { Section } from '@/components/shell/section';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import type { Column } from '@/components/ui/data-table';
import { Day, Instant } from '@/components/ui/day';
import { EmptyState } from '@/components/ui/empty-state';
import { KeysetTable } from '@/components/ui/keyset-table';
import { Money } from '@/components/ui/money';
import { pageSize } from '@/components/ui/page-size';
import { usePages } from '@/components/ui/use-pages';
import type { DisbursementLine } from '@/server/disbursements/schema';
import { lineName } from '@/server/disbursements/schema/line-name';
import { FeeRuleName } from './fee-rule-name';

type LinesTableProps = { disbursementId: string; timeZone: string; speaks: Speaks; isStaff: boolean };

/** Every order of a disbursement with the arithmetic of its fee, which unfolds below it. */
export function LinesTable({ disbursementId, timeZone, speaks, isStaff }: LinesTableProps) {
  const trpc = useTRPC();
  const { locale } = useFormatting();
  const pages = usePages();
  const [showsAll, setShowsAll] = useState(false);
  // Those that differ from `showsAll`.
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const query = useQuery({
    ...trpc.disbursements.lines.queryOptions({ id: disbursementId, limit: pageSize, cursor: pages.cursor }),
    placeholderData: keepPreviousData,
  });

  const isOpen = (id: string) => toggled.has(id) !== showsAll;
  const toggle = (id: string) => {
    const next = new Set(toggled);
    if (!next.delete(id)) next.add(id);
    setToggled(next);
  };

  const rate = ({ feeRatePpm }: DisbursementLine) => (feeRatePpm === null ? 'fixed' : rateText(feeRatePpm, locale));

  const columns: Column<DisbursementLine>[] = [
    {
      header: 'Order',
      className: 'max-w-56',
      cell: (line) => (
        <div className="truncate font-medium" title={lineName(line)}>
          <LineLink line={line} />
        </div>
      ),
    },
    {
      // On the merchant's clock: on another, an order of the first or last hours would seem to be in the wrong period.
      header: `Completed (${timeZone})`,
      from: 'sm',
      cell: ({ completedAt }) => <Instant at={completedAt} zone={timeZone} />,
    },
    { header: 'Gross', align: 'end', cell: ({ gross }) => <Money money={gross} /> },
    { header: 'Fee', align: 'end', from: 'sm', cell: ({ fee }) => <Money money={fee} /> },
    { header: 'Net', align: 'end', cell: ({ net }) => <Money money={net} /> },
    {
      header: 'Rate',
      align: 'end',
      cell: (line) => (
        <button
          type="button"
          aria-expanded={isOpen(line.payableId)}
          aria-controls={`why-${line.payableId}`}
          aria-label={`${rate(line)}: how the fee of ${line.kind === 'capture' ? `order ${lineName(line)}` : lineName(line)} comes about`}
          onClick={() => toggle(line.payableId)}
          className="-mr-1.5 inline-flex h-7 items-center gap-1 rounded-md px-1.5 tabular-nums hover:bg-subtle max-sm:h-9"
        >
          <span suppressHydrationWarning>{rate(line)}</span>
          <ChevronDown
            aria-hidden
            className={cn('size-3.5 text-muted transition-transform', isOpen(line.payableId) && 'rotate-180')}
          />
        </button>
      ),
    },
    {
      header: speaks === 'asks' ? 'Ask' : 'Asked',
      align: 'end',
      cell: (line) => <AskButton disbursementId={disbursementId} line={line} speaks={speaks} />,
    },
  ];

  return (
    <Section
      title="Orders"
      aside={
        <Button
          size="sm"
          aria-pressed={showsAll}
          onClick={() => {
            setShowsAll(!showsAll);
            setToggled(new Set());
          }}
        >
          {showsAll ? 'Hide the arithmetic' : 'Show the arithmetic'}
        </Button>
      }
    >
      <KeysetTable
        name="Orders"
        query={query}
        pages={pages}
        columns={columns}
        rowKey={({ payableId }) => payableId}
        below={(line) =>
          isOpen(line.payableId) ? <Why line={line} columns={columns.length} isStaff={isStaff} /> : null
        }
        empty={
          <EmptyState icon={ReceiptText} title="No orders">
            No order of this merchant fell due on these days.
          </EmptyState>
        }
      />
    </Section>
  );
}

/** To where it comes from: the order, the payment, or the disbursement that kept it. */
function LineLink({ line }: { line: DisbursementLine }) {
  const { orderId, paymentId, fromDisbursementId } = line;
  const href = orderId
    ? `/orders/${orderId}`
    : paymentId
      ? `/payments/${paymentId}`
      : fromDisbursementId && `/disbursements/${fromDisbursementId}`;
  return href ? (
    <Link href={href} className="hover:underline">
      {lineName(line)}
    </Link>
  ) : (
    lineName(line)
  );
}

function Why({ line, columns, isStaff }: { line: DisbursementLine; columns: number; isStaff: boolean }) {
  return (
    <tr id={`why-${line.payableId}`} className="border-b bg-canvas">
      <td colSpan={columns} className="px-3 py-2 text-muted">
        <p>
          {line.explanation}. Gross <Money money={line.gross} /> = fee <Money money={line.fee} /> + net{' '}
          <Money money={line.net} />.
        </p>
        {line.feeRule === null ? null : (
          <p>
            By <FeeRuleName rule={line.feeRule} isStaff={isStaff} />, frozen when it arose.
          </p>
        )}
        {line.naturalOn !== line.dueOn ? (
          <p>
            Belongs to <Day day={line.naturalOn} />, whose days were already disbursed when the order came in; so it
            counts on <Day day={line.dueOn} />.
          </p>
        ) : null}
      </td>
    </tr>
  );
}
