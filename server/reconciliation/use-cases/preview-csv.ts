import { type Actor, authorise } from '@/server/identity/door';
import { maskedAccount } from '@/server/kernel/masked-account';
import { moneyJson } from '@/server/kernel/money';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { pool } from '@/server/platform/db';
import { detectMapping, sampleColumns } from '../domain/formats/detect-mapping';
import { type Column, type CsvMapping, parseStatementCsv } from '../domain/formats/statement-csv';
import type { StatementLine } from '../domain/statement';
import type { CsvPreview, PreviewCsvInput } from '../schema/statements';
import { findAccountFacts, findMapping } from '../store/csv-mappings';
import { listOwnAccounts } from '../store/statements';

const SHOWN = 12;

/** What each column of a CSV is read as, and what comes of its first lines. Nothing is kept. */
export async function previewCsv(
  actor: Actor | null,
  { sample, currency, mapping: given }: PreviewCsvInput,
): Promise<Outcome<CsvPreview>> {
  const may = authorise(actor, 'reconciliation:read');
  if (!may.ok) return may;
  const bytes = Buffer.from(sample, 'base64');
  const own = (await listOwnAccounts(pool())).findLast((each) => each.currency === currency);
  if (!own) return refuse('invalid_input', `There is no account of ours in ${currency}.`);
  const remembered = given ? null : await findMapping(pool(), own.number);
  const fits = remembered && parseStatementCsv(bytes, remembered).ok ? remembered : null;
  const mapping = given ?? fits ?? detectMapping(bytes, currency);
  const read = parseStatementCsv(bytes, mapping);
  const roles = rolesOf(mapping);
  return ok({
    mapping,
    source: given ? 'given' : fits ? 'remembered' : 'detected',
    columns: sampleColumns(bytes, mapping).map((each) => ({ ...each, readAs: roles.get(each.column) ?? null })),
    lines: read.ok ? read.value.lines.slice(0, SHOWN).map(shown) : [],
    problems: read.ok ? [] : (read.refusal.fields ?? [{ field: 'the file', message: read.refusal.message }]),
    hasBalance: mapping.columns.balance !== undefined,
  });
}

/** The accounts of ours that a statement can be of. */
export async function listAccounts(actor: Actor | null) {
  const may = authorise(actor, 'reconciliation:read');
  if (!may.ok) return may;
  const facts = new Map((await findAccountFacts(pool())).map((row) => [row.account, row]));
  const ours = await listOwnAccounts(pool());
  return ok({
    data: ours.map(({ currency, number, holder_name: holderName }) => ({
      currency,
      account: maskedAccount(number),
      holderName,
      hasStatements: facts.get(number)?.has_statements ?? false,
      hasMapping: facts.get(number)?.has_mapping ?? false,
    })),
  });
}

function rolesOf({ amount, columns }: CsvMapping): Map<Column, string> {
  const { text = [], ...single } = columns;
  const amounts: [Column, string][] =
    amount.kind === 'signed'
      ? [[amount.column, 'amount']]
      : amount.kind === 'indicator'
        ? [
            [amount.column, 'amount'],
            [amount.indicator, 'indicator'],
          ]
        : [
            [amount.debit, 'debit'],
            [amount.credit, 'credit'],
          ];
  const named = Object.entries(single).flatMap(([role, column]): [Column, string][] =>
    column === undefined ? [] : [[column, role]],
  );
  return new Map([...text.map((column): [Column, string] => [column, 'text']), ...named, ...amounts]);
}

const shown = (line: StatementLine): CsvPreview['lines'][number] => ({
  place: line.place,
  amount: moneyJson(line.amountMinor, line.currency),
  bookedOn: line.bookedOn as string,
  valueOn: line.valueOn,
  bankReference: line.bankReference,
  endToEndId: line.endToEndId,
  batchReference: line.batchReference,
  parts: [],
  returnReason: null,
  counterpartyName: line.counterparty.name,
  counterpartyAccount: line.counterparty.maskedAccount,
  text: line.text,
});
