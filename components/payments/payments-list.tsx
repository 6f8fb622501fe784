'use client';

import { useQueryStates } from 'nuqs';
import { MerchantPicker } from '@/components/merchants/merchant-picker';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
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
        <Options
          label="Status"
          value={status}
          options={paymentStatusShape.options}
          wordsOf={statusWords}
          onChange={(chosen) => set({ status: chosen })}
        />
        <Options
          label="Method"
          value={method}
          options={paymentMethodShape.options}
          wordsOf={(option) => methodWords[option]}
          onChange={(chosen) => set({ method: chosen })}
        />
        <Field label="Customer">
          {(control) => (
            <Input
              {...control}
              type="search"
              placeholder="Reference in full"
              value={customer}
              onChange={({ target }) => set({ customer: target.value || null })}
            />
          )}
        </Field>
        <Day label="Created from (UTC)" value={from} onChange={(day) => set({ from: day })} />
        <Day label="Created until (UTC)" value={to} onChange={(day) => set({ to: day })} />
      </search>
      <PaymentsTable
        filter={{ merchant: isStaff ? merchant : null, status, method, customer: useSettled(customer), from, to }}
        showsMerchant={isStaff}
      />
    </>
  );
}

type OptionsProps<Value extends string> = {
  label: string;
  value: Value | null;
  options: readonly Value[];
  wordsOf: (option: Value) => string;
  onChange: (value: Value | null) => void;
};

function Options<Value extends string>({ label, value, options, wordsOf, onChange }: OptionsProps<Value>) {
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          value={value ?? ''}
          onChange={({ target }) => onChange(options.find((option) => option === target.value) ?? null)}
        >
          <option value="">Any</option>
          {options.map((option) => (
            <option key={option} value={option}>
              {wordsOf(option)}
            </option>
          ))}
        </Select>
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
