import { amountTyped } from '@/components/orders/amount-typed';
import type { ProposePolicyInput } from '@/server/disbursements/schema/policies';
import { exponentOf, isCurrency } from '@/server/kernel/currency';
import { formatDecimal } from '@/server/kernel/decimal';

/** A rule as it is typed: from (or up to) an amount of a currency. */
export type RowTyped = { key: string; currency: string; amount: string; approvers: string };
type Rules = Pick<ProposePolicyInput, 'tiers' | 'automatic'>;
export type RowProblem = { field: 'amount' | 'currency'; message: string };

const amountText = (minor: number, currency: string): string =>
  formatDecimal(BigInt(minor), isCurrency(currency) ? exponentOf(currency) : 2);

export const typedTiers = ({ tiers }: Rules): RowTyped[] =>
  tiers.map(({ currency, fromMinor, approvers }, index) => ({
    key: `tier ${index}`,
    currency,
    amount: amountText(fromMinor, currency),
    approvers: String(approvers),
  }));

export const typedAutomatic = ({ automatic }: Rules): RowTyped[] =>
  automatic.map(({ currency, upToMinor }, index) => ({
    key: `automatic ${index}`,
    currency,
    amount: amountText(upToMinor, currency),
    approvers: '1',
  }));

/** What is wrong with a row; null: nothing. `rows` are all of its kind, in which each says something else. */
export function problemOf(row: RowTyped, rows: readonly RowTyped[], kind: 'tier' | 'automatic'): RowProblem | null {
  if (row.amount.trim() === '') return { field: 'amount', message: 'Type an amount' };
  const typed = amountTyped(row.amount, row.currency);
  if ('field' in typed) return typed;
  const isTwice = rows.some((other) => {
    if (other.key === row.key) return false;
    const its = amountTyped(other.amount, other.currency);
    if ('field' in its || its.money.currency !== typed.money.currency) return false;
    return kind === 'automatic' || its.money.amount === typed.money.amount;
  });
  if (!isTwice) return null;
  return kind === 'automatic'
    ? { field: 'currency', message: 'This currency has a rule already' }
    : { field: 'amount', message: 'This amount has a rule already' };
}

/** The rules that were typed; null while a row is wrong. */
export function rulesTyped(tiers: readonly RowTyped[], automatic: readonly RowTyped[]): Rules | null {
  if (tiers.some((row) => problemOf(row, tiers, 'tier'))) return null;
  if (automatic.some((row) => problemOf(row, automatic, 'automatic'))) return null;
  return {
    tiers: tiers.flatMap((row) => {
      const typed = amountTyped(row.amount, row.currency);
      if ('field' in typed) return [];
      const { amount: fromMinor, currency } = typed.money;
      return [{ currency, fromMinor, approvers: Number(row.approvers) }];
    }),
    automatic: automatic.flatMap((row) => {
      const typed = amountTyped(row.amount, row.currency);
      if ('field' in typed) return [];
      const { amount: upToMinor, currency } = typed.money;
      return [{ currency, upToMinor }];
    }),
  };
}
