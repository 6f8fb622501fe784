'use client';

import { useQueryStates } from 'nuqs';
import { Choice } from './choice';
import { settledSearch } from './settled-search';

const shows = [
  { value: 'open', label: 'Waiting' },
  { value: 'settled', label: 'Settled' },
] as const;

/** Which part of a list that waits for people is shown, as it stands in the address. */
export function SettledChoice() {
  const [{ show }, setSearch] = useQueryStates(settledSearch);
  return (
    <div className="mb-3">
      <Choice
        label="Which"
        value={show}
        options={shows}
        onChange={(chosen) => void setSearch({ show: chosen, after: null })}
      />
    </div>
  );
}
