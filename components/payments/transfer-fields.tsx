'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { TransferInput } from '@/server/payments/schema/payments';
import type { TestInstruments } from '@/server/payments/schema/test-instruments';
import { fieldProblem } from './field-problem';

type Party = TransferInput['originator'];
export type TransferTyped = { originator: Party; beneficiary: Party };
const noParty: Party = { name: '', id: '', accountType: 'iban', accountNumber: '' };
export const noTransfer: TransferTyped = { originator: noParty, beneficiary: noParty };

const parts = ['name', 'id', 'accountType', 'accountNumber'] as const;
export const transferPaths: readonly string[] = ['originator', 'beneficiary'].flatMap((role) =>
  parts.map((part) => `transfer.${role}.${part}`),
);

const accountTypes: Record<Party['accountType'], string> = {
  iban: 'IBAN',
  current: 'Current account',
  savings: 'Savings account',
  other: 'Other',
};

type TransferFieldsProps = {
  transfer: TransferTyped;
  onChange: (transfer: TransferTyped) => void;
  error: unknown;
  /** Account endings to try, in the demo. */
  offered: TestInstruments['accounts'] | null;
};

/** From whom to whom. */
export function TransferFields({ transfer, onChange, error, offered }: TransferFieldsProps) {
  const party = (role: keyof TransferTyped, title: string) => (
    <PartyFields
      title={title}
      path={`transfer.${role}`}
      party={transfer[role]}
      onChange={(changed) => onChange({ ...transfer, [role]: changed })}
      error={error}
    />
  );
  return (
    <div className="grid gap-4">
      {party('originator', 'From')}
      {party('beneficiary', 'To')}
      {offered ? (
        <details className="text-muted text-xs">
          <summary className="cursor-pointer">Receiving accounts to try</summary>
          <ul className="mt-1 grid gap-0.5">
            {offered.map(({ ending, says }) => (
              <li key={ending}>
                ends in <span className="font-mono text-ink">{ending}</span>: {says}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

type PartyFieldsProps = {
  title: string;
  path: string;
  party: Party;
  onChange: (party: Party) => void;
  error: unknown;
};

function PartyFields({ title, path, party, onChange, error }: PartyFieldsProps) {
  const text = (part: 'name' | 'id' | 'accountNumber', label: string, longest: number) => (
    <Field label={label} error={fieldProblem(error, `${path}.${part}`, 'This')}>
      {(control) => (
        <Input
          {...control}
          required
          maxLength={longest}
          autoComplete="off"
          value={party[part]}
          onChange={({ target }) => onChange({ ...party, [part]: target.value })}
        />
      )}
    </Field>
  );
  return (
    <fieldset className="grid grid-cols-2 gap-3 rounded-md border p-3">
      <legend className="px-1 font-medium text-xs">{title}</legend>
      {text('name', 'Name', 140)}
      {text('id', 'Own number', 64)}
      <Field label="Account type">
        {(control) => (
          <Select
            {...control}
            value={party.accountType}
            onChange={({ target }) => onChange({ ...party, accountType: target.value as Party['accountType'] })}
          >
            {Object.entries(accountTypes).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {text('accountNumber', 'Account number', 40)}
    </fieldset>
  );
}
