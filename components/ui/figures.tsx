import type { ReactNode } from 'react';

/** The few numbers that matter most, in one row between hairlines. */
export function Figures({ figures }: { figures: { name: string; value: ReactNode; note?: ReactNode }[] }) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden border-y bg-line lg:auto-cols-fr lg:grid-flow-col lg:grid-cols-none">
      {figures.map(({ name, value, note }) => (
        <div key={name} className="bg-surface py-3.5 pr-4 pl-5 first:pl-0 max-lg:odd:pl-0 max-lg:odd:last:col-span-2">
          <dt className="text-muted text-xs">{name}</dt>
          <dd className="mt-1 font-semibold text-lg tabular-nums tracking-tight sm:text-xl">{value}</dd>
          {note ? <dd className="mt-0.5 text-muted text-xs">{note}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
