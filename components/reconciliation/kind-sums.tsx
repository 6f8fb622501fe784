import { Money } from '@/components/ui/money';
import type { MoneyJson } from '@/server/kernel/shapes';

type KindSumsProps<Kind extends string> = {
  groups: { kind: Kind; count: number; sum: MoneyJson }[];
  words: Record<Kind, { label: string; hint: string }>;
};

/** How much is left over, by why. */
export function KindSums<Kind extends string>({ groups, words }: KindSumsProps<Kind>) {
  if (groups.length === 0) return null;
  return (
    <ul className="mb-2 flex flex-wrap gap-x-5 gap-y-1 text-muted text-xs">
      {groups.map(({ kind, count, sum }) => (
        <li key={kind} title={words[kind].hint}>
          <span className="text-ink">{words[kind].label}</span> {count}, <Money money={sum} className="text-muted" />
        </li>
      ))}
    </ul>
  );
}
