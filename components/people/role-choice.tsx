'use client';

import { useId } from 'react';
import { roleNames } from '@/components/shell/navigation';
import { type Role, roleShape } from '@/server/identity/schema';

const says: Record<Role, string> = {
  admin: 'People, keys and settings; can start runs',
  finance_operator: 'Merchants, imports and runs',
  finance_approver: 'Approves what others prepared',
  auditor: 'Reads everything, changes nothing',
  merchant_owner: 'Everything of the merchant, its people and keys too',
  merchant_viewer: 'Reads what concerns the merchant',
};

/** The roles that can be given at a place, in words. */
const rolesAt = (place: 'staff' | 'merchant'): Role[] =>
  roleShape.options.filter((role) => role.startsWith('merchant_') === (place === 'merchant'));

type RoleChoiceProps = { place: 'staff' | 'merchant'; value: Role; onChange: (role: Role) => void };

export function RoleChoice({ place, value, onChange }: RoleChoiceProps) {
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-xs">Role</legend>
      <div className="grid divide-y rounded-md border border-line-strong">
        {rolesAt(place).map((role) => (
          <label key={role} className="flex cursor-pointer items-start gap-2.5 px-3 py-2 hover:bg-canvas">
            <input
              type="radio"
              name={name}
              value={role}
              checked={role === value}
              onChange={() => onChange(role)}
              className="mt-1 accent-accent"
            />
            <span className="grid">
              <span className="font-medium">{roleNames[role]}</span>
              <span className="text-muted text-xs">{says[role]}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
