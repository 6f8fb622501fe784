import { Badge, type Tone } from '@/components/ui/badge';
import type { BankAccountState } from '@/server/merchants/schema/bank-accounts';

const states: Record<BankAccountState, { words: string; tone: Tone }> = {
  waiting: { words: 'Waiting', tone: 'accent' },
  cooling_off: { words: 'Cooling off', tone: 'warning' },
  active: { words: 'Paid to', tone: 'positive' },
  replaced: { words: 'Replaced', tone: 'neutral' },
  rejected: { words: 'Rejected', tone: 'danger' },
  withdrawn: { words: 'Withdrawn', tone: 'neutral' },
};

export function AccountState({ state }: { state: BankAccountState }) {
  const { words, tone } = states[state];
  return <Badge tone={tone}>{words}</Badge>;
}
