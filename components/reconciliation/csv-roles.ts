import type { CsvMappingJson } from '@/server/reconciliation/schema/statements';

type Column = string | number;

/** What a column of a bank's CSV can be. */
export const roles = {
  bookedOn: 'Booking day *',
  amount: 'Amount, with its sign *',
  debit: 'Money out',
  credit: 'Money in',
  balance: 'Balance after it',
  endToEndId: 'Our reference',
  batchReference: 'Reference of the file',
  bankReference: 'The bank’s reference',
  counterpartyName: 'Name',
  counterpartyAccount: 'Account number',
  text: 'Text',
  valueOn: 'Value day',
  currency: 'Currency',
} as const;
export type Role = keyof typeof roles;

/** The mapping once a column is said to be something else; each role has one column, texts any number. */
export function withRole(mapping: CsvMappingJson, column: Column, role: Role | null): CsvMappingJson {
  const { bookedOn, text = [], ...rest } = mapping.columns;
  const columns: CsvMappingJson['columns'] = { bookedOn, text: text.filter((each) => each !== column) };
  for (const [name, of] of Object.entries(rest))
    if (of !== undefined && of !== column) Object.assign(columns, { [name]: of });
  let { amount } = mapping;
  if (role === 'text') columns.text?.push(column);
  else if (role === 'amount') amount = { kind: 'signed', column };
  else if (role === 'debit')
    amount = { kind: 'two-columns', debit: column, credit: amount.kind === 'two-columns' ? amount.credit : column };
  else if (role === 'credit')
    amount = { kind: 'two-columns', credit: column, debit: amount.kind === 'two-columns' ? amount.debit : column };
  else if (role !== null) Object.assign(columns, { [role]: column });
  return { ...mapping, amount, columns };
}
