import { amountTyped } from '@/components/orders/amount-typed';
import { lineAmounts, totalsOf } from '@/server/invoices/domain/line-amounts';
import type { Invoice, NewLine } from '@/server/invoices/schema/invoices';
import { exponentOf, isCurrency } from '@/server/kernel/currency';
import { formatDecimal, parseDecimal } from '@/server/kernel/decimal';

/** A line as it is typed; `key` tells one from another while lines come and go. */
export type LineTyped = { key: string; description: string; quantity: string; price: string; tax: string };
type LineProblem = { field: 'description' | 'quantity' | 'price' | 'tax'; message: string };

/** A line as the API takes it, or what is wrong with it and where. A price may be below zero: a rebate. */
export function lineTyped(typed: LineTyped, currency: string): { line: NewLine } | LineProblem {
  const description = typed.description.trim();
  if (description === '') return { field: 'description', message: 'What is it for?' };
  const quantity = Number(typed.quantity);
  if (!/^\d+$/.test(typed.quantity.trim()) || quantity < 1)
    return { field: 'quantity', message: 'A whole number from 1 up' };
  const isRebate = typed.price.trim().startsWith('-');
  const price = amountTyped(typed.price.trim().replace(/^-/, ''), currency);
  if (!('money' in price)) return { field: 'price', message: price.message };
  const tax = parseDecimal(typed.tax.trim().replace(',', '.') || '0', 4, { decimal: '.' });
  if (!tax.ok || tax.amountMinor < 0n || tax.amountMinor > 1_000_000n)
    return { field: 'tax', message: 'A part of a hundred, such as 21' };
  const unitAmount = isRebate ? -price.money.amount : price.money.amount;
  return { line: { description, quantity, unitAmount, taxRatePpm: Number(tax.amountMinor) } };
}

/** What typed lines come to so far: those that cannot be read yet count for nothing. */
export function linesTyped(
  typed: readonly LineTyped[],
  currency: string,
): Pick<Invoice, 'lines' | 'net' | 'tax' | 'total'> {
  const money = (minor: bigint) => ({ amount: Number(minor), currency });
  const read = typed.flatMap((one) => {
    const found = lineTyped({ ...one, description: one.description || '…' }, currency);
    if (!('line' in found)) return [];
    const unitMinor = BigInt(found.line.unitAmount);
    return [{ ...found.line, unitMinor, ...lineAmounts({ ...found.line, unitMinor }) }];
  });
  const { netMinor, taxMinor, totalMinor } = totalsOf(read);
  return {
    lines: read.map(({ description, quantity, taxRatePpm, ...line }) => ({
      description,
      quantity,
      taxRatePpm,
      unitPrice: money(line.unitMinor),
      net: money(line.netMinor),
      tax: money(line.taxMinor),
    })),
    net: money(netMinor),
    tax: money(taxMinor),
    total: money(totalMinor),
  };
}

/** A line that is kept, as it would be typed. */
export const typedLine = (line: Invoice['lines'][number], key: string): LineTyped => ({
  key,
  description: line.description,
  quantity: String(line.quantity),
  price: decimalOf(line.unitPrice),
  tax: String(line.taxRatePpm / 10_000),
});

const decimalOf = ({ amount, currency }: Invoice['net']): string =>
  formatDecimal(BigInt(amount), isCurrency(currency) ? exponentOf(currency) : 2);
