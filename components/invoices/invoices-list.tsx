'use client';

import { useQueryStates } from 'nuqs';
import { useState } from 'react';
import { CustomerPicker } from '@/components/customers/customer-picker';
import { Button } from '@/components/ui/button';
import { ChoiceField } from '@/components/ui/choice-field';
import { CurrencyField } from '@/components/ui/currency-field';
import { DayField } from '@/components/ui/day-field';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SearchField } from '@/components/ui/search-field';
import { useSettled } from '@/components/ui/use-settled';
import { invoiceKindShape } from '@/server/invoices/schema/invoices';
import { invoiceStatuses } from '@/server/invoices/schema/states';
import { statusWords } from './invoice-status';
import { invoicesSearch } from './invoices-search';
import { InvoicesTable } from './invoices-table';
import { SavedFilters } from './saved-filters';

const kindWords = { invoice: 'Invoice', credit_note: 'Credit note' } as const;

/** The invoices with their filters; staff can also pick a customer. */
export function InvoicesList({ isStaff }: { isStaff: boolean }) {
  const [search, setSearch] = useQueryStates(invoicesSearch);
  const { status, customer, kind, currency, month, dueFrom, dueTo, least, most } = search;
  const hasMore = Boolean(month || dueFrom || dueTo || least || most);
  const [isOpen, setOpen] = useState(hasMore);
  const set = (change: Partial<{ [Name in keyof typeof search]: (typeof search)[Name] | null }>) =>
    void setSearch({ ...change, after: null });
  return (
    <>
      <search className="mb-3 grid gap-3">
        <div className="grid grid-cols-2 items-end gap-3 sm:grid-cols-3 lg:grid-cols-5">
          {isStaff ? (
            <CustomerPicker
              // A saved filter changes it from outside.
              key={customer ?? ''}
              className="max-sm:col-span-2"
              value={customer}
              onChange={(chosen) => set({ customer: chosen })}
            />
          ) : null}
          <ChoiceField
            label="Status"
            value={status}
            options={invoiceStatuses}
            words={statusWords}
            onChange={(chosen) => set({ status: chosen })}
          />
          <ChoiceField
            label="Kind"
            value={kind}
            options={invoiceKindShape.options}
            words={(option) => kindWords[option]}
            onChange={(chosen) => set({ kind: chosen })}
          />
          <CurrencyField value={currency} onChange={(chosen) => set({ currency: chosen })} />
          <Button aria-expanded={isOpen || hasMore} onClick={() => setOpen(!isOpen)} disabled={hasMore}>
            More filters
          </Button>
        </div>
        {isOpen || hasMore ? (
          <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5 [&>*]:min-w-0">
            <Field label="Month">
              {(control) => (
                <Input
                  {...control}
                  type="month"
                  className="min-w-0"
                  value={month?.toISOString().slice(0, 7) ?? ''}
                  onChange={({ target }) => set({ month: target.value ? new Date(`${target.value}-01`) : null })}
                />
              )}
            </Field>
            <DayField label="Due from" value={dueFrom} onChange={(day) => set({ dueFrom: day })} />
            <DayField label="Due until" value={dueTo} onChange={(day) => set({ dueTo: day })} />
            <Amount label="At least" value={least} onChange={(typed) => set({ least: typed })} />
            <Amount label="At most" value={most} onChange={(typed) => set({ most: typed })} />
          </div>
        ) : null}
      </search>
      <SavedFilters />
      <InvoicesTable
        filter={{ ...search, customer: isStaff ? customer : null, least: useSettled(least), most: useSettled(most) }}
        showsCustomer={isStaff}
      />
    </>
  );
}

type AmountProps = { label: string; value: string; onChange: (typed: string | null) => void };

const Amount = (props: AmountProps) => (
  <SearchField inputMode="decimal" placeholder="Total, such as 25.00" {...props} />
);
