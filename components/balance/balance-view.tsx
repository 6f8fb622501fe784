'use client';

import { Scale } from 'lucide-react';
import Link from 'next/link';
import { useQueryStates } from 'nuqs';
import { UpcomingPayouts } from '@/components/disbursements/upcoming';
import { useFormatting } from '@/components/format/formatting';
import { MerchantPicker } from '@/components/merchants/merchant-picker';
import { Button } from '@/components/ui/button';
import { DayField } from '@/components/ui/day-field';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { BalanceFigures } from './balance-figures';
import { balanceOf, balanceSearch } from './balance-search';

/** A merchant's balance now, or on a past day, or as it was known then; staff choose whose. */
export function BalanceView({ isStaff }: { isStaff: boolean }) {
  const [search, setSearch] = useQueryStates(balanceSearch);
  const { timeZone } = useFormatting();
  const { merchant, asOf, knownOn } = search;
  const whose = isStaff ? merchant : null;
  return (
    <>
      <search className="mb-6 grid grid-cols-2 items-end gap-3 sm:grid-cols-4">
        {isStaff ? (
          <MerchantPicker
            className="max-sm:col-span-2"
            value={merchant}
            onChange={(chosen) => void setSearch({ merchant: chosen })}
          />
        ) : null}
        <DayField label="As of the end of" value={asOf} onChange={(day) => void setSearch({ asOf: day })} />
        <Field label="As it was known on" className="max-sm:col-span-2">
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              className="min-w-0"
              value={knownOn === null ? '' : clockText(knownOn, timeZone)}
              onChange={({ target }) =>
                void setSearch({ knownOn: target.value === '' ? null : new Date(target.value) })
              }
            />
          )}
        </Field>
        {asOf === null && knownOn === null ? null : (
          <Button className="w-fit" onClick={() => void setSearch({ asOf: null, knownOn: null })}>
            Now
          </Button>
        )}
      </search>
      {isStaff && whose === null ? (
        <EmptyState icon={Scale} title="Whose balance?">
          Choose a merchant to see what it is owed, or see what is owed to all in the{' '}
          <Link href="/ledger" className="underline underline-offset-2">
            ledger
          </Link>
          .
        </EmptyState>
      ) : (
        <>
          <BalanceFigures of={balanceOf({ merchant: whose, asOf, knownOn })} isOwn={!isStaff} />
          {asOf === null && knownOn === null ? (
            <div className="mt-8">
              <UpcomingPayouts merchant={whose ?? undefined} />
            </div>
          ) : null}
        </>
      )}
    </>
  );
}

/** As the browser's own control for a day and time has it, on the viewer's clock. */
const clockText = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at).replace(' ', 'T');
