'use client';

import { useQueryStates } from 'nuqs';
import { MerchantPicker } from '@/components/merchants/merchant-picker';
import { ChoiceField } from '@/components/ui/choice-field';
import { DayField } from '@/components/ui/day-field';
import { SearchField } from '@/components/ui/search-field';
import { useSettled } from '@/components/ui/use-settled';
import { isCurrency } from '@/server/kernel/currency';
import { orderStatusShape } from '@/server/orders/schema';
import { statusWords } from './order-status';
import { amountProblem, ordersSearch } from './orders-search';
import { OrdersTable } from './orders-table';

/** The orders with their filters; staff can also pick a merchant. */
export function OrdersList({ isStaff }: { isStaff: boolean }) {
  const [search, setSearch] = useQueryStates(ordersSearch);
  const { merchant, reference, text, status, from, to, atLeast, atMost, currency } = search;
  const set = (change: Partial<{ [Name in keyof typeof search]: (typeof search)[Name] | null }>) =>
    void setSearch({ ...change, ordersAfter: null });
  const settled = {
    reference: useSettled(reference),
    text: useSettled(text),
    atLeast: useSettled(atLeast),
    atMost: useSettled(atMost),
    currency: useSettled(currency),
  };
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
        <SearchField
          label="Order reference"
          placeholder="In full"
          value={reference}
          onChange={(typed) => set({ reference: typed })}
        />
        <SearchField
          label="Text"
          placeholder="Shopper, description …"
          value={text}
          onChange={(typed) => set({ text: typed })}
        />
        <ChoiceField
          label="Status"
          value={status}
          options={orderStatusShape.options}
          words={statusWords}
          onChange={(chosen) => set({ status: chosen })}
        />
        <DayField label="Created from (UTC)" value={from} onChange={(day) => set({ from: day })} />
        <DayField label="Created until (UTC)" value={to} onChange={(day) => set({ to: day })} />
        <SearchField
          label="Amount from"
          inputMode="decimal"
          value={atLeast}
          error={amountProblem(atLeast, currency)}
          onChange={(typed) => set({ atLeast: typed })}
        />
        <SearchField
          label="Amount to"
          inputMode="decimal"
          value={atMost}
          error={amountProblem(atMost, currency)}
          onChange={(typed) => set({ atMost: typed })}
        />
        <SearchField
          label="Currency of amounts"
          value={currency}
          error={isCurrency(currency.trim().toUpperCase()) ? null : 'There is no such currency'}
          onChange={(typed) => set({ currency: typed ?? '' })}
        />
      </search>
      <OrdersTable
        filter={{ merchant: isStaff ? merchant : null, ...settled, status, from, to }}
        showsMerchant={isStaff}
      />
    </>
  );
}
