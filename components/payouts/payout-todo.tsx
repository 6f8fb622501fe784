import Link from 'next/link';
import type { MerchantPayout } from '@/server/payouts/schema/merchant-payouts';
import { todoOf } from './todo-of';

/** What the merchant can do, with the way there; nothing where all goes by itself. */
export function PayoutTodo({ payout }: { payout: Pick<MerchantPayout, 'reason' | 'waitsFor'> }) {
  const todo = todoOf(payout);
  if (!todo) return null;
  return (
    <>
      {todo.says}{' '}
      {todo.isOfAccount ? (
        <Link href="/bank-accounts" className="font-medium underline underline-offset-2">
          Go to your bank account
        </Link>
      ) : null}
    </>
  );
}
