import type { Books } from './books';
import type { Purchase } from './plan';
import type { Played } from './play';
import type { Receipt } from './shop';

/** One line of the table: so many, and so much, of one kind in one currency and state. */
export type Line = {
  what: 'orders' | 'payments';
  currency: string;
  state: string;
  sent: { count: number; amount: number };
  there: { count: number; amount: number };
};

/** What was sent beside what is there, and each thing that does not agree, in words. */
export type Comparison = { lines: Line[]; problems: string[] };

type Thing = { id: string; reference: string; amount: number; currency: string; state: string };

/** Holds what a run sent against what the product has of it: each by its id and reference, and the sums. */
export function compare({ receipts, failures }: Pick<Played, 'receipts' | 'failures'>, books: Books): Comparison {
  const problems = [
    ...failures.map(({ purchase, why }) => `${purchase.reference}: sent, but never accepted: ${why}`),
    ...receipts.filter(({ twice }) => twice).map(({ purchase }) => `${purchase.reference}: sent twice, made twice`),
  ];
  const payments = receipts.map((receipt) => thing(receipt, receipt.paymentId, receipt.purchase.ends));
  const ordered = receipts.filter(({ orderId }) => orderId !== null);
  const orders = ordered.map((receipt) =>
    thing(receipt, receipt.orderId as string, receipt.purchase.ends === 'captured' ? 'confirmed' : 'declined'),
  );
  const referenceOf = new Map(payments.map(({ id, reference }) => [id, reference]));
  const paymentsThere = books.payments.map(({ id, reference, amount, status }) => ({
    id,
    // That of an order is called by its order.
    reference: referenceOf.get(id) ?? reference ?? '?',
    ...amount,
    state: status,
  }));
  const ordersThere = books.orders.map(({ id, reference, amount, status }) => ({
    id,
    reference,
    ...amount,
    // A paid order is delivered after a while: both are as they should be.
    state: status === 'delivered' ? 'confirmed' : status,
  }));
  problems.push(...differences('order', orders, ordersThere), ...differences('payment', payments, paymentsThere));
  return {
    lines: [...linesOf('orders', orders, ordersThere), ...linesOf('payments', payments, paymentsThere)],
    problems,
  };
}

const thing = ({ purchase }: Receipt, id: string, state: string): Thing => ({ id, ...factsOf(purchase), state });
const factsOf = ({ reference, amount }: Purchase) => ({ reference, ...amount });

function differences(what: string, sent: Thing[], there: Thing[]): string[] {
  const problems: string[] = [];
  const left = new Map(there.map((one) => [one.id, one]));
  if (left.size < there.length) problems.push(`some ${what} is listed twice`);
  for (const { id, reference, ...wanted } of sent) {
    const found = left.get(id);
    left.delete(id);
    if (!found) problems.push(`${reference}: ${what} ${id} was accepted, and is not there`);
    else if (found.reference !== reference) problems.push(`${reference}: ${what} ${id} is called ${found.reference}`);
    else if (found.amount !== wanted.amount || found.currency !== wanted.currency || found.state !== wanted.state)
      problems.push(
        `${reference}: ${what} ${id} should be ${wanted.amount} ${wanted.currency} ${wanted.state}, and is ${found.amount} ${found.currency} ${found.state}`,
      );
  }
  for (const { id, reference } of left.values())
    problems.push(`${reference}: ${what} ${id} is there, and was not sent`);
  return problems;
}

function linesOf(what: Line['what'], sent: Thing[], there: Thing[]): Line[] {
  const lines = new Map<string, Line>();
  const add = (side: 'sent' | 'there', { currency, state, amount }: Thing) => {
    const name = `${currency} ${state}`;
    const line = lines.get(name) ?? { what, currency, state, sent: nothing(), there: nothing() };
    line[side].count += 1;
    line[side].amount += amount;
    lines.set(name, line);
  };
  for (const one of sent) add('sent', one);
  for (const one of there) add('there', one);
  return [...lines.entries()].sort(([a], [b]) => a.localeCompare(b)).map(([, line]) => line);
}

const nothing = () => ({ count: 0, amount: 0 });
