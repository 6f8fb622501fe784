import type { FeeRule } from '@/server/disbursements/schema';

/** Which version of which fees, such as `version 2 of the default fees for orders`. */
export function FeeRuleName({ rule: { schedule, version, isOwn } }: { rule: FeeRule }) {
  return (
    <>
      version {version} of {isOwn ? 'the merchant’s own' : 'the default'} fees for {scheduleWords[schedule] ?? schedule}
    </>
  );
}

const scheduleWords: Record<string, string> = {
  default: 'orders',
  credit_card: 'credit cards',
  debit_card: 'debit cards',
};
