'use client';

import { type Permission, permissions } from '@/server/identity/domain/permissions';

type ScopesChoiceProps = {
  offered: readonly Permission[];
  value: readonly Permission[];
  error?: string | undefined;
  onChange: (scopes: Permission[]) => void;
};

/** What a key may do, of what its maker may do. */
export function ScopesChoice({ offered, value, error, onChange }: ScopesChoiceProps) {
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-xs">What it may do</legend>
      <div className="grid divide-y rounded-md border border-line-strong">
        {offered.map((scope) => (
          <label key={scope} className="flex cursor-pointer items-start gap-2.5 px-3 py-2 hover:bg-canvas">
            <input
              type="checkbox"
              checked={value.includes(scope)}
              onChange={(event) =>
                onChange(offered.filter((one) => (one === scope ? event.target.checked : value.includes(one))))
              }
              className="mt-1 accent-accent"
            />
            <span className="grid">
              <span>{permissions[scope].says}</span>
              <span className="font-mono text-muted text-xs">{scope}</span>
            </span>
          </label>
        ))}
      </div>
      {error ? <p className="mt-1 text-danger text-xs">{error}</p> : null}
    </fieldset>
  );
}
