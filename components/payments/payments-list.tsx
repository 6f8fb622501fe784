'use client';

import { useQueryStates } from 'nuqs';
import { MerchantPicker } from '@/components/merchants/merchant-picker';
import { ChoiceField } from '@/components/ui/choice-field';
import { DayField } from '@/components/ui/day-field';
import { SearchField } from '@/components/ui/search-field';
import { useSettled } from '@/components/ui/use-settled';
import { paymentMethodShape, paymentStatusShape } from '@/server/payments/schema/states';
import { methodWords } from './paid-with';
import { statusWords } from './payment-status';
import { paymentsSearch } from './payments-search';
import { PaymentsTable } from './payments-table';

/** The payments with their filters; staff can also pick a merchant. */
export function PaymentsList({ isStaff }: { isStaff: boolean }) {
  const [search, setSearch] = useQueryStates(paymentsSearch);
  const { merchant, status, method, customer, from, to } = search;
  const set = (change: Partial<{ [Name in keyof typeof search]: (typeof search)[Name] | null }>) =>
    void setSearch({ ...change, after: null });
  return (
    <>
      <search className="mb-3 grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-6">
        {isStaff ? (
          <MerchantPicker
            className="max-sm:col-span-2"
            value={merchant}
            onChange={(chosen) => set({ merchant: chosen })}
          />
        ) : null}
        <ChoiceField
          label="Status"
          value={status}
          options={paymentStatusShape.options}
          words={statusWords}
          onChange={(chosen) => set({ status: chosen })}
        />
        <ChoiceField
          label="Method"
          value={method}
          options={paymentMethodShape.options}
          words={(option) => methodWords[option]}
          onChange={(chosen) => set({ method: chosen })}
        />
        <SearchField
          label="Customer"
          placeholder="Reference in full"
          value={customer}
          onChange={(typed) => set({ customer: typed })}
        />
        <DayField label="Created from (UTC)" value={from} onChange={(day) => set({ from: day })} />
        <DayField label="Created until (UTC)" value={to} onChange={(day) => set({ to: day })} />
      </search>
      <PaymentsTable
        filter={{ merchant: isStaff ? merchant : null, status, method, customer: useSettled(customer), from, to }}
        showsMerchant={isStaff}
      />
    </>
  );
}
