'use client';

import { useQueryStates } from 'nuqs';
import { MerchantPicker } from '@/components/merchants/merchant-picker';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useSettled } from '@/components/ui/use-settled';
import { ordersSearch } from './orders-search';
import { OrdersTable } from './orders-table';

/** The orders with their filters; staff can also pick a merchant. */
export function OrdersList({ isStaff }: { isStaff: boolean }) {
  const [{ merchant, reference }, setSearch] = useQueryStates(ordersSearch);
  const settled = useSettled(reference);
  return (
    <>
      <search className="mb-3 flex flex-wrap gap-3">
        {isStaff ? (
          <MerchantPicker
            className="w-full sm:w-64"
            value={merchant}
            onChange={(chosen) => void setSearch({ merchant: chosen, ordersAfter: null })}
          />
        ) : null}
        <Field label="Order reference" className="w-full sm:w-56">
          {(control) => (
            <Input
              {...control}
              type="search"
              placeholder="In full"
              value={reference}
              onChange={(event) => void setSearch({ reference: event.target.value || null, ordersAfter: null })}
            />
          )}
        </Field>
      </search>
      <OrdersTable filter={{ merchant: isStaff ? merchant : null, reference: settled }} showsMerchant={isStaff} />
    </>
  );
}
