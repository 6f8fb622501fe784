'use client';

import { Plus, X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { LineTyped } from './line-typed';

type LinesFormProps = {
  lines: LineTyped[];
  onChange: (lines: LineTyped[]) => void;
  onAdd: () => void;
  /** What is wrong, by the line's key and field: `new-1.price`. */
  wrong: Partial<Record<string, string>>;
};

/** The lines of an invoice as they are typed; on a phone each is a card. */
export function LinesForm({ lines, onChange, onAdd, wrong }: LinesFormProps) {
  const set = (key: string, change: Partial<LineTyped>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...change } : line)));
  return (
    <ol className="grid gap-3">
      {lines.map((line, index) => {
        const text = (field: 'description' | 'quantity' | 'price' | 'tax', label: string, className: string) => (
          <Field label={label} error={wrong[`${line.key}.${field}`]} className={className}>
            {(control) => (
              <Input
                {...control}
                inputMode={field === 'description' ? undefined : 'decimal'}
                maxLength={field === 'description' ? 300 : 20}
                className={cn(field !== 'description' && 'text-right tabular-nums')}
                value={line[field]}
                onChange={({ target }) => set(line.key, { [field]: target.value })}
              />
            )}
          </Field>
        );
        return (
          <li
            key={line.key}
            className="relative grid grid-cols-3 gap-3 max-sm:rounded-md max-sm:border max-sm:p-3 sm:grid-cols-[1fr_5.5rem_8rem_5.5rem_2rem]"
          >
            {text('description', 'Description', 'max-sm:col-span-3')}
            {text('quantity', 'Quantity', '')}
            {text('price', 'Price each', '')}
            {text('tax', 'Tax, %', '')}
            <Button
              variant="ghost"
              size="icon"
              aria-label={`Remove line ${index + 1}`}
              disabled={lines.length === 1}
              onClick={() => onChange(lines.filter(({ key }) => key !== line.key))}
              className="max-sm:absolute max-sm:top-0 max-sm:right-0 sm:mt-5"
            >
              <X aria-hidden />
            </Button>
          </li>
        );
      })}
      <li>
        <Button size="sm" onClick={onAdd} disabled={lines.length >= 200}>
          <Plus aria-hidden />
          Another line
        </Button>
      </li>
    </ol>
  );
}
