import { cn } from '@/components/ui/cn';
import { Instant } from '@/components/ui/day';
import { Facts } from '@/components/ui/facts';
import type { BankAccount } from '@/server/merchants/schema/bank-accounts';

/** One account, as far as anybody is shown it. */
export function AccountFacts({ account }: { account: BankAccount }) {
  const { decision } = account;
  return (
    <Facts
      facts={[
        { name: 'Account', value: <Digits>{account.masked}</Digits> },
        { name: 'Holder', value: account.holderName },
        { name: 'Currency', value: account.currency },
        { name: 'Country', value: account.country },
        ...(account.bic ? [{ name: 'BIC', value: <Digits>{account.bic}</Digits> }] : []),
        ...(account.bankName ? [{ name: 'Bank', value: account.bankName }] : []),
        {
          name: 'Proposed',
          value: (
            <>
              by {account.proposedBy}, <Instant at={account.proposedAt} />
            </>
          ),
        },
        ...(decision
          ? [
              {
                name: decision.verdict === 'confirmed' ? 'Confirmed' : 'Decided',
                value: (
                  <>
                    by {decision.by}, <Instant at={decision.at} />
                  </>
                ),
              },
            ]
          : []),
        ...(account.payableFrom ? [{ name: 'Paid to from', value: <Instant at={account.payableFrom} /> }] : []),
      ]}
    />
  );
}

/** Numbers of accounts and the like. `wraps`: one in groups may go on in the next line. */
export const Digits = ({ children, wraps = false }: { children: string; wraps?: boolean }) => (
  <span className={cn('font-mono tabular-nums', wraps ? null : 'whitespace-nowrap')}>{children}</span>
);
