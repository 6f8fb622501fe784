'use client';

import { useQueryStates } from 'nuqs';
import { MerchantPicker } from '@/components/merchants/merchant-picker';
import { ChoiceField } from '@/components/ui/choice-field';
import { DayField } from '@/components/ui/day-field';
import { SearchField } from '@/components/ui/search-field';
import { useSettled } from '@/components/ui/use-settled';
import { payableKindShape, payableStatusShape } from '@/server/payables/schema';
import { kindWords, payableStatusWords } from './payable-words';
import { payablesSearch } from './payables-search';
import { PayablesTable } from './payables-table';

/** The payables with their filters; staff can also pick a merchant. */
export function PayablesList({ isStaff }: { isStaff: boolean }) {
  const [search, setSearch] = useQueryStates(payablesSearch);
  const { merchant, kind, status, payment, customer, dueFrom, dueTo } = search;
  const set = (change: Partial<{ [Name in keyof typeof search]: (typeof search)[Name] | null }>) =>
    void setSearch({ ...change, payablesAfter: null });
  const settled = { payment: useSettled(payment), customer: useSettled(customer) };
  return (
    <>
      <search className="mb-3 grid grid-cols-2 gap-3 sm:grid-cols-4">
        {isStaff ? (
          <MerchantPicker
            className="max-sm:col-span-2"
            value={merchant}
            onChange={(chosen) => set({ merchant: chosen })}
          />
        ) : null}
        <ChoiceField
          label="For"
          value={kind}
          options={payableKindShape.options}
          words={(option) => kindWords[option]}
          onChange={(chosen) => set({ kind: chosen })}
        />
        <ChoiceField
          label="Status"
          value={status}
          options={payableStatusShape.options}
          words={payableStatusWords}
          onChange={(chosen) => set({ status: chosen })}
        />
        <SearchField
          label="Payment"
          placeholder="Its id"
          value={payment}
          onChange={(typed) => set({ payment: typed })}
        />
        <SearchField
          label="Customer"
          placeholder="Reference, in full"
          value={customer}
          onChange={(typed) => set({ customer: typed })}
        />
        <DayField label="Due from" value={dueFrom} onChange={(day) => set({ dueFrom: day })} />
        <DayField label="Due until" value={dueTo} onChange={(day) => set({ dueTo: day })} />
      </search>
      <PayablesTable
        filter={{ merchant: isStaff ? merchant : null, kind, status, ...settled, dueFrom, dueTo }}
        showsMerchant={isStaff}
      />
    </>
  );
}
