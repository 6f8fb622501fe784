import { type Actor, authorise } from '@/server/identity/door';
import { type CurrencyCode, exponentOf, isCurrency } from '@/server/kernel/currency';
import { formatDecimal } from '@/server/kernel/decimal';
import { moneyJson } from '@/server/kernel/money';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { pool } from '@/server/platform/db';
import { leftOver } from '../domain/left-over';
import { presentLine } from '../present/statements';
import type { OpenEntry, OpenLine, Workbench, WorkbenchInput } from '../schema/matches';
import { type BooksRow, findBooks, type SentRow } from '../store/candidates';
import { gather } from './gather';

/** Rows of each side that are shown at once; beyond, one searches. */
const SHOWN = 200;

/** What is left over of a currency, of the bank and of the books, by kind: by the very rules that match. */
export async function getWorkbench(
  actor: Actor | null,
  { currency, search }: WorkbenchInput,
): Promise<Outcome<Workbench>> {
  const may = authorise(actor, 'reconciliation:read');
  if (!may.ok) return may;
  if (!isCurrency(currency)) return refuse('invalid_input', `"${currency}" is no currency.`);
  const { lines, sent, rows, matching } = await gather(pool(), currency);
  const left = leftOver(matching, sent);
  const openLines = [...lines.values()].map((row): OpenLine => {
    const { matchId: _, ...line } = presentLine(row);
    const found = left.lines.get(line.id);
    const difference = found?.differenceMinor ?? null;
    return {
      ...line,
      kind: found?.kind ?? 'unknown',
      difference: difference === null ? null : moneyJson(difference, currency),
      with: found?.with ?? [],
    };
  });
  const named = new Set(openLines.flatMap((line) => line.with));
  const entries = [
    ...[...rows.values()].flatMap((row) => entriesOf(row, currency, left.payments, named)),
    ...(await findBooks(pool(), currency)).map((row) => bookEntry(row, currency)),
  ];
  const fits = fitting(search, currency);
  const foundLines = openLines.filter((line) =>
    fits(line.amount.amount, [
      line.endToEndId,
      line.batchReference,
      line.bankReference,
      line.counterpartyName,
      line.text,
      ...line.parts,
    ]),
  );
  const foundEntries = entries.filter((entry) =>
    fits(entry.amount.amount, [entry.reference, entry.batchReference, entry.name]),
  );
  return ok({
    currency,
    lines: { data: foundLines.slice(0, SHOWN), groups: grouped(openLines, currency), found: foundLines.length },
    entries: { data: foundEntries.slice(0, SHOWN), groups: grouped(entries, currency), found: foundEntries.length },
  });
}

function entriesOf(
  row: SentRow,
  currency: string,
  payments: ReturnType<typeof leftOver>['payments'],
  named: Set<string>,
): OpenEntry[] {
  const id = row.attempt_id.toString();
  const of = {
    reference: row.reference,
    batchReference: row.batch_reference,
    name: row.merchant_name,
    disbursementId: row.disbursement_id.toString(),
    status: row.status,
  };
  const payment: OpenEntry = {
    ...of,
    key: `payment:${id}`,
    kind: payments.get(id)?.kind ?? 'expected',
    amount: moneyJson(-row.amount_minor, currency),
    on: row.sent_on,
  };
  const key = `return:${id}`;
  const comesBack = !row.is_return_matched && (row.status === 'returned' || named.has(key));
  const back: OpenEntry = {
    ...of,
    key,
    kind: 'coming_back',
    amount: moneyJson(row.amount_minor, currency),
    on: row.returned_on ?? row.sent_on,
  };
  return [...(row.is_matched ? [] : [payment]), ...(comesBack ? [back] : [])];
}

const bookEntry = (row: BooksRow, currency: string): OpenEntry => ({
  key: `journal:${row.journal_id}`,
  kind: 'books',
  amount: moneyJson(row.amount_minor, currency),
  on: row.effective_on,
  reference: `${row.cause_kind.replaceAll('_', ' ')} ${row.cause_id}`,
  batchReference: null,
  name: row.code.replaceAll('_', ' '),
  disbursementId: null,
  status: null,
});

/** By an amount as people write it, with or without its sign, or by any text. */
function fitting(search: string | undefined, currency: CurrencyCode) {
  const wanted = search?.toLowerCase();
  if (!wanted) return () => true;
  const digits = wanted.replace(/[^\d.]/g, '');
  const isAmount = /^[-+]?[\d.,' ]+$/.test(wanted) && digits !== '';
  return (minor: number, texts: (string | null)[]) => {
    if (texts.some((text) => text?.toLowerCase().includes(wanted))) return true;
    return isAmount && formatDecimal(BigInt(Math.abs(minor)), exponentOf(currency)).startsWith(digits);
  };
}

function grouped<Kind extends string>(all: { kind: Kind; amount: { amount: number } }[], currency: string) {
  const groups = new Map<Kind, { count: number; minor: bigint }>();
  for (const { kind, amount } of all) {
    const { count, minor } = groups.get(kind) ?? { count: 0, minor: 0n };
    groups.set(kind, { count: count + 1, minor: minor + BigInt(amount.amount) });
  }
  return [...groups].map(([kind, { count, minor }]) => ({ kind, count, sum: moneyJson(minor, currency) }));
}
