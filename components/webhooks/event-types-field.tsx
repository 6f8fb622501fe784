'use client';

import { type EventTypeName, eventTypes, typesFor } from '@/server/webhooks/schema/event-types';

type EventTypesFieldProps = {
  side: 'merchant' | 'platform';
  /** Empty: all. */
  value: EventTypeName[];
  onChange: (types: EventTypeName[]) => void;
};

/** Which types an endpoint is told: all, or those that are ticked. */
export function EventTypesField({ side, value, onChange }: EventTypesFieldProps) {
  const types = typesFor(side);
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-medium text-xs">What to send</legend>
      <p className="text-muted text-xs">
        {value.length === 0 ? 'Everything there is, and what is added later.' : 'Only what is ticked.'}
      </p>
      {types.map((type) => (
        <label key={type} className="flex items-start gap-2.5 max-sm:py-1">
          <input
            type="checkbox"
            className="mt-0.5 size-4 accent-(--color-accent)"
            checked={value.includes(type)}
            onChange={({ target }) =>
              onChange(target.checked ? [...value, type] : value.filter((chosen) => chosen !== type))
            }
          />
          <span className="min-w-0">
            <span className="block font-medium">{type}</span>
            <span className="block text-muted text-xs">{eventTypes[type].summary}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
