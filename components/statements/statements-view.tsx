'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { FileText } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import { useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { useBusinessNow } from '@/components/format/business-now';
import { monthText } from '@/components/format/day-text';
import { useFormatting } from '@/components/format/formatting';
import { MerchantPicker } from '@/components/merchants/merchant-picker';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import { localDateOf } from '@/server/kernel/calendar';
import type { StatementInput } from '@/server/payables/schema';
import { monthBefore, monthsUntil, statementSearch } from './statement-search';
import { StatementView } from './statement-view';

const MONTHS = 36;

/** A merchant's statement of a month, on the page and as files; staff choose whose. */
export function StatementsView({ isStaff }: { isStaff: boolean }) {
  const { locale, timeZone } = useFormatting();
  const now = useBusinessNow();
  const [search, setSearch] = useQueryStates(statementSearch);
  const [today] = useState(() => localDateOf(now(), timeZone));
  const month = search.month ?? monthBefore(today);
  const months = [...new Set([...monthsUntil(today, MONTHS), month])];
  const merchant = isStaff ? search.merchant : null;
  const of = { month, ...(merchant === null ? {} : { merchant }) };
  const isAsked = !isStaff || merchant !== null;
  return (
    <>
      <search className="mb-6 grid grid-cols-2 items-end gap-3 sm:grid-cols-4">
        {isStaff ? (
          <MerchantPicker
            className="max-sm:col-span-2"
            value={search.merchant}
            onChange={(chosen) => void setSearch({ merchant: chosen })}
          />
        ) : null}
        <Field label="Month">
          {(control) => (
            <Select {...control} value={month} onChange={({ target }) => void setSearch({ month: target.value })}>
              {months.map((option) => (
                <option key={option} value={option} suppressHydrationWarning>
                  {monthText(option, locale)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {isAsked ? (
          <p className="flex gap-2 max-sm:col-span-2">
            <FileLink of={of} kind="pdf" />
            <FileLink of={of} kind="csv" />
          </p>
        ) : null}
      </search>
      {isAsked ? (
        <Statement of={of} isStaff={isStaff} />
      ) : (
        <EmptyState icon={FileText} title="Whose statement?">
          Choose a merchant.
        </EmptyState>
      )}
    </>
  );
}

function FileLink({ of, kind }: { of: StatementInput; kind: 'pdf' | 'csv' }) {
  const given = Object.entries(of).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return (
    <Button asChild>
      <a href={`/api/download/statement.${kind}?${new URLSearchParams(given)}`} download>
        Download {kind.toUpperCase()}
      </a>
    </Button>
  );
}

function Statement({ of, isStaff }: { of: StatementInput; isStaff: boolean }) {
  const trpc = useTRPC();
  const query = useQuery({
    ...trpc.payables.statement.queryOptions(of),
    placeholderData: keepPreviousData,
  });
  const { data, error } = query;
  if (error && !data) return <ErrorState what="The statement" error={error} onRetry={() => void query.refetch()} />;
  if (!data) return <Skeleton className="h-64 w-full" />;
  // While another one is on its way.
  const isOther = data.month !== of.month || (of.merchant !== undefined && data.merchantReference !== of.merchant);
  return (
    <div className={cn(isOther && 'opacity-60')} aria-busy={isOther}>
      <StatementView statement={data} isStaff={isStaff} />
    </div>
  );
}
