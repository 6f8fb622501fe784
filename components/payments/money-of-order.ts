import type { Order } from '@/server/orders/schema';

/** What of an order is asked for, by the server and the page alike: its one payment, and what its completion owes where its shop took the money. */
export const paymentOfOrder = ({ id }: Pick<Order, 'id'>) => ({ limit: 1, order: id });
export const payablesOfOrder = ({ id, merchantReference }: Pick<Order, 'id' | 'merchantReference'>) => ({
  limit: 20,
  order: id,
  merchant: merchantReference,
});
