import type { LocalDate } from '@/server/kernel/calendar';
import { type CurrencyCode, exponentOf } from '@/server/kernel/currency';
import { formatDecimal } from '@/server/kernel/decimal';
import { describeRate, exactRate } from '@/server/kernel/fee-explanation';
import type { DisbursementOutcome } from '../schema';

/** What of a disbursement decides about what it pays and what it keeps. Amounts in minor units. */
export type Kept = {
  currency: CurrencyCode;
  grossMinor: bigint;
  feeMinor: bigint;
  netMinor: bigint;
  keptMinor: bigint;
  minimumMinor: bigint;
  reservePpm: number;
  releaseOn: LocalDate | null;
  outcome: DisbursementOutcome;
  /** To be paid once, and then not: all of it is owed on. */
  wasCalledOff: boolean;
};

const amounts = (currency: CurrencyCode) => (minor: bigint) => formatDecimal(minor, exponentOf(currency));

/** Why a disbursement keeps what it keeps, with the arithmetic. @param salesMinor of its gross, what was sold */
export function explainKept(of: Kept, salesMinor: bigint): string {
  const amount = amounts(of.currency);
  if (of.wasCalledOff) return `it was not paid after all, so all of its net, ${amount(of.netMinor)}, is owed on`;
  switch (of.outcome) {
    case 'nothing_due':
      return 'there is nothing to pay and nothing to keep';
    case 'negative_balance':
      return `the net is below zero, so nothing is paid, and ${amount(of.netMinor)} is taken from the next disbursement`;
    case 'below_minimum':
      return `${amount(of.netMinor)}${afterReserve(of, salesMinor)} is less than ${leastOf(of)}, so all of it is carried into the next disbursement`;
    case 'to_pay':
      if (of.keptMinor === 0n) return 'all of the net is paid out';
      return `${reserveOf(of, salesMinor)}; given free on ${of.releaseOn}`;
  }
}

const leastOf = ({ currency, minimumMinor }: Kept): string =>
  minimumMinor > 1n ? `the least that is paid out, ${amounts(currency)(minimumMinor)}` : 'one unit';

const afterReserve = (of: Kept, salesMinor: bigint): string =>
  of.reservePpm > 0 && salesMinor > 0n ? `, less a reserve of ${describeRate(of.reservePpm)} of the sales,` : '';

/** `5 % of 1,234.56 sold = 61.728, rounded half up to 61.73`, and no more than there is. */
function reserveOf({ currency, reservePpm, keptMinor, netMinor }: Kept, salesMinor: bigint): string {
  const amount = amounts(currency);
  const { words, isExact } = exactRate(salesMinor, reservePpm, currency);
  const sum = `${describeRate(reservePpm)} of ${amount(salesMinor)} sold = ${words}`;
  if (keptMinor === netMinor) return `${sum}, which is no less than the net, so ${amount(keptMinor)}`;
  return isExact ? sum : `${sum}, rounded half up to ${amount(keptMinor)}`;
}

/** How the figures of a disbursement come about, each in a sentence without its full stop. */
export function explainFigures(of: Kept, salesMinor: bigint) {
  const amount = amounts(of.currency);
  return {
    net: `${amount(of.grossMinor)} gross − ${amount(of.feeMinor)} fees = ${amount(of.netMinor)}`,
    kept: explainKept(of, salesMinor),
    toPay:
      of.keptMinor === 0n
        ? `all of the net: ${amount(of.netMinor)}`
        : `${amount(of.netMinor)} net − ${amount(of.keptMinor)} kept = ${amount(of.netMinor - of.keptMinor)}`,
  };
}

/** Where a disbursement’s line comes from that is owed on from an earlier one: why that one kept it. */
export function explainOwedOn(
  minor: bigint,
  from: Pick<Kept, 'currency' | 'outcome' | 'minimumMinor' | 'reservePpm' | 'wasCalledOff'> & {
    from: LocalDate;
    to: LocalDate;
  },
): string {
  const amount = amounts(from.currency);
  const earlier = `the disbursement of ${from.from} to before ${from.to}`;
  if (from.wasCalledOff) return `${earlier} was not paid after all, so its ${amount(minor)} is in this one`;
  switch (from.outcome) {
    case 'negative_balance':
      return `${earlier} came to ${amount(minor)}: that much is taken from this one`;
    case 'to_pay':
      return `${earlier} kept ${amount(minor)} as reserve, ${describeRate(from.reservePpm)} of what it sold, which is given free now`;
    case 'below_minimum':
      return `${earlier} came to ${amount(minor)}, less than ${from.minimumMinor > 1n ? `the least that is paid out, ${amount(from.minimumMinor)}` : 'what can be paid'}: it is in this one`;
    case 'nothing_due':
      return `${amount(minor)} of ${earlier}`;
  }
}

/** The minimum monthly fee of a month, as it was missing. Amounts in minor units. */
export function explainMonthlyFee(of: {
  currency: CurrencyCode;
  month: LocalDate;
  disbursements: number;
  minimumMinor: bigint;
  feesMinor: bigint;
  amountMinor: bigint;
}): string {
  const amount = amounts(of.currency);
  const count = of.disbursements === 1 ? 'disbursement' : `${of.disbursements} disbursements`;
  return (
    `the minimum of ${amount(of.minimumMinor)} less the fees of the ${count} dated in ${of.month.slice(0, 7)}, ` +
    `${amount(of.feesMinor)}, leaves ${amount(of.amountMinor)}`
  );
}
