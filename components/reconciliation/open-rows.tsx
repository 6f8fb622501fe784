import { Badge, type Tone } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { Day } from '@/components/ui/day';
import { Money } from '@/components/ui/money';
import type { MoneyJson } from '@/server/kernel/shapes';

export type OpenRow = {
  key: string;
  title: string;
  note: string;
  on: string;
  amount: MoneyJson;
  kind: { label: string; hint: string; tone: Tone };
  /** By how much it is too much or too little. */
  difference: MoneyJson | null;
};

type OpenRowsProps = {
  name: string;
  rows: OpenRow[];
  chosen: ReadonlySet<string>;
  /** Null: may only look. */
  onToggle: ((key: string) => void) | null;
  none: string;
};

/** One side of the workbench: what is left over, to be chosen with the mouse, the space bar, or the arrow keys between rows. */
export function OpenRows({ name, rows, chosen, onToggle, none }: OpenRowsProps) {
  const Row = onToggle ? 'label' : 'div';
  if (rows.length === 0) return <p className="border-y py-3 text-muted">{none}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by the keys.
    <ul aria-label={name} tabIndex={0} className="max-h-[34rem] divide-y overflow-y-auto border-y">
      {rows.map((row) => (
        <li key={row.key}>
          <Row
            className={cn(
              'flex items-start gap-3 px-2 py-2 has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:-outline-offset-2',
              onToggle && 'cursor-pointer hover:bg-canvas',
              chosen.has(row.key) && 'bg-accent-subtle hover:bg-accent-subtle',
            )}
          >
            {onToggle ? (
              <input
                type="checkbox"
                className="mt-1 size-4 shrink-0 accent-accent"
                checked={chosen.has(row.key)}
                onChange={() => onToggle(row.key)}
                onKeyDown={stepping}
              />
            ) : null}
            <span className="min-w-0 flex-1">
              <span className="flex items-baseline justify-between gap-3">
                <span className="truncate font-medium">{row.title}</span>
                <Money money={row.amount} />
              </span>
              <span className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-xs">
                <Day day={row.on} />
                <span title={row.kind.hint}>
                  <Badge tone={row.kind.tone}>
                    {row.kind.label}
                    {row.difference ? (
                      <>
                        {' '}
                        <Money money={row.difference} className="text-inherit" />
                      </>
                    ) : null}
                  </Badge>
                </span>
                <span className="min-w-0 flex-1 basis-40 truncate">{row.note}</span>
              </span>
            </span>
          </Row>
        </li>
      ))}
    </ul>
  );
}

/** The arrow keys lead from row to row. */
function stepping(event: React.KeyboardEvent<HTMLInputElement>) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  const boxes = [
    ...(event.currentTarget.closest('ul')?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? []),
  ];
  const step = event.key === 'ArrowDown' ? 1 : -1;
  boxes[boxes.indexOf(event.currentTarget) + step]?.focus();
}
