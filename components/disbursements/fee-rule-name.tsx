import Link from 'next/link';
import type { FeeRule } from '@/server/disbursements/schema';

type FeeRuleNameProps = { rule: FeeRule; isStaff: boolean };

/** Which version of which fees, such as `version 2 of the default fees for orders`; staff are led to it. */
export function FeeRuleName({ rule: { scheduleId, schedule, version, isOwn }, isStaff }: FeeRuleNameProps) {
  const name = `version ${version} of ${isOwn ? 'the merchant’s own' : 'the default'} fees for ${feesFor(schedule)}`;
  return isStaff ? (
    <Link href={`/fees/${scheduleId}`} className="underline underline-offset-2 hover:text-ink">
      {name}
    </Link>
  ) : (
    name
  );
}

/** What the fees of a schedule are for. */
export const feesFor = (schedule: string): string => scheduleWords[schedule] ?? schedule;

const scheduleWords: Record<string, string> = {
  default: 'orders',
  credit_card: 'credit cards',
  debit_card: 'debit cards',
};
