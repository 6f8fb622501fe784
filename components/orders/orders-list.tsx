'use client';

import { useQueryStates } from 'nuqs';
import { MerchantPicker } from '@/components/merchants/merchant-picker';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { useSettled } from '@/components/ui/use-settled';
import { isCurrency } from '@/server/kernel/currency';
import { type OrderStatus, orderStatusShape } from '@/server/orders/schema';
import { statusWords } from './order-status';
import { amountProblem, ordersSearch } from './orders-search';
import { OrdersTable } from './orders-table';

/** The orders with their filters; staff can also pick a merchant. */
export function OrdersList({ isStaff }: { isStaff: boolean }) {
  const [search, setSearch] = useQueryStates(ordersSearch);
  const { merchant, reference, text, status, from, to, atLeast, atMost, currency } = search;
  const set = (change: Partial<typeof search>) => void setSearch({ ...change, ordersAfter: null });
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
        <Words
          label="Order reference"
          placeholder="In full"
          value={reference}
          onChange={(value) => set({ reference: value || null } as Partial<typeof search>)}
        />
        <Words
          label="Text"
          placeholder="Shopper, description …"
          value={text}
          onChange={(value) => set({ text: value || null } as Partial<typeof search>)}
        />
        <Field label="Status">
          {(control) => (
            <Select
              {...control}
              value={status ?? ''}
              onChange={(event) => set({ status: (event.target.value || null) as OrderStatus | null })}
            >
              <option value="">Any</option>
              {orderStatusShape.options.map((option) => (
                <option key={option} value={option}>
                  {statusWords(option)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Day label="Created from (UTC)" value={from} onChange={(day) => set({ from: day })} />
        <Day label="Created until (UTC)" value={to} onChange={(day) => set({ to: day })} />
        <Words
          label="Amount from"
          inputMode="decimal"
          value={atLeast}
          error={amountProblem(atLeast, currency)}
          onChange={(value) => set({ atLeast: value || null } as Partial<typeof search>)}
        />
        <Words
          label="Amount to"
          inputMode="decimal"
          value={atMost}
          error={amountProblem(atMost, currency)}
          onChange={(value) => set({ atMost: value || null } as Partial<typeof search>)}
        />
        <Words
          label="Currency of amounts"
          value={currency}
          error={isCurrency(currency.trim().toUpperCase()) ? null : 'There is no such currency'}
          onChange={(value) => set({ currency: value })}
        />
      </search>
      <OrdersTable
        filter={{ merchant: isStaff ? merchant : null, ...settled, status, from, to }}
        showsMerchant={isStaff}
      />
    </>
  );
}

type WordsProps = {
  label: string;
  placeholder?: string;
  inputMode?: 'decimal';
  value: string;
  error?: string | null;
  onChange: (value: string) => void;
};

function Words({ label, placeholder, inputMode, value, error, onChange }: WordsProps) {
  return (
    <Field label={label} error={error ?? undefined}>
      {(control) => (
        <Input
          {...control}
          type="search"
          inputMode={inputMode}
          placeholder={placeholder}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

type DayProps = { label: string; value: Date | null; onChange: (day: Date | null) => void };

function Day({ label, value, onChange }: DayProps) {
  return (
    <Field label={label}>
      {(control) => (
        <Input
          {...control}
          type="date"
          value={value?.toISOString().slice(0, 10) ?? ''}
          onChange={({ target }) => onChange(target.valueAsDate)}
        />
      )}
    </Field>
  );
}
