import { parseArgs } from 'node:util';

/** What the command line asks the simulated shop to do. */
export type Wanted = {
  payments: number;
  orders: number;
  /** Purchases begun in a second. */
  rate: number;
  /** Share of purchases that are made badly on purpose. */
  faults: number;
  seed: number;
  /** Only for this merchant; undefined: for all that trade. */
  merchant: string | undefined;
  /** How long the product may take, for an answer and for the last payment. */
  patienceSeconds: number;
  url: string | undefined;
  key: string | undefined;
};

export const usage = `Usage: npm run simulate -- --payments 10
       npm run simulate -- --orders 1000 --rate 50 --faults 0.05

  Plays a shop against a running product, and at the end holds what it sent against what the product says it has.
  Ends with 1 when the two do not agree, with 2 when it could not play.

  --payments N     card payments that stand on their own
  --orders N       orders, each created and then paid by card
  --rate N         purchases begun in a second (20)
  --faults SHARE   share of them made badly on purpose, 0 to 1 (0): connections dropped in the middle of a call, calls
                   sent twice at once, cards that are declined, that the network swallows, that are slow
  --merchant REF   only for this merchant
  --seed N         plays the same purchases again
  --patience S     seconds to wait for answers and for the last payment (120)
  --url, --key     another product than the one that \`npm start\` runs here, and an API key of it with orders:read,
                   orders:write, payments:read, payments:write and merchants:read`;

const options = {
  payments: { type: 'string', default: '0' },
  orders: { type: 'string', default: '0' },
  rate: { type: 'string', default: '20' },
  faults: { type: 'string', default: '0' },
  seed: { type: 'string' },
  merchant: { type: 'string' },
  patience: { type: 'string', default: '120' },
  url: { type: 'string' },
  key: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** Reads a command line. Null: help was asked for. Throws what is wrong with it, in words. */
export function readArguments(args: string[]): Wanted | null {
  const { values } = parseArgs({ args, options });
  if (values.help) return null;
  const number = (name: 'payments' | 'orders' | 'rate' | 'faults' | 'seed' | 'patience', from: number, to: number) => {
    const value = Number(values[name]);
    if (values[name]?.trim() !== '' && value >= from && value <= to) return value;
    throw new Error(`--${name} must be a number from ${from} to ${to}, not "${values[name]}".`);
  };
  const count = (name: 'payments' | 'orders' | 'seed') => {
    const value = number(name, 0, 10_000_000);
    if (Number.isInteger(value)) return value;
    throw new Error(`--${name} must be a whole number.`);
  };
  const wanted = { payments: count('payments'), orders: count('orders') };
  if (wanted.payments + wanted.orders === 0) throw new Error('Say how many --payments or --orders.');
  return {
    ...wanted,
    rate: number('rate', 0.1, 10_000),
    faults: number('faults', 0, 1),
    seed: values.seed === undefined ? Math.floor(Math.random() * 1_000_000) : count('seed'),
    merchant: values.merchant,
    patienceSeconds: number('patience', 1, 86_400),
    url: values.url,
    key: values.key,
  };
}
