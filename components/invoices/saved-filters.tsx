'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { BookmarkPlus, X } from 'lucide-react';
import { useRouter, useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { fieldProblem } from '@/components/payments/field-problem';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

const list = 'invoices' as const;

/** One's own filters: applied by a click, saved under a name, removed again. */
export function SavedFilters() {
  const { savedFilters } = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [isSaving, setSaving] = useState(false);
  const { data = [] } = useQuery(savedFilters.list.queryOptions({ list }));
  const here = sorted(useSearchParams().toString());
  const remove = useMutation(
    savedFilters.remove.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(savedFilters.list.queryFilter()),
      onError: (error) => toast.error(refusalOf(error).message),
    }),
  );
  const isSaved = data.some(({ query }) => query === here);
  return (
    <div className="mb-3 flex min-h-8 flex-wrap items-center gap-2">
      {data.map(({ id, name, query }) => (
        <span
          key={id}
          className={cn(
            'inline-flex max-w-full items-center rounded-md border',
            query === here ? 'border-accent bg-accent-subtle text-accent' : 'border-line-strong',
          )}
        >
          <button
            type="button"
            aria-pressed={query === here}
            onClick={() => router.push(query === here ? '/invoices' : `/invoices?${query}`)}
            className="h-7 truncate pl-2.5 text-xs max-sm:h-9"
          >
            {name}
          </button>
          <button
            type="button"
            aria-label={`Remove the filter ${name}`}
            disabled={remove.isPending}
            onClick={() => remove.mutate({ id })}
            className="grid size-7 shrink-0 place-items-center text-muted hover:text-ink max-sm:size-9"
          >
            <X aria-hidden className="size-3.5" />
          </button>
        </span>
      ))}
      {here !== '' && !isSaved ? (
        <>
          <Button size="sm" variant="ghost" onClick={() => setSaving(true)}>
            <BookmarkPlus aria-hidden />
            Save this filter
          </Button>
          <Button size="sm" variant="ghost" onClick={() => router.push('/invoices')}>
            Clear
          </Button>
        </>
      ) : data.length === 0 ? (
        <p className="text-muted text-xs">Narrow the list, and save it under a name for the next time.</p>
      ) : null}
      {isSaving ? <SaveFilter query={here} onClose={() => setSaving(false)} /> : null}
    </div>
  );
}

function SaveFilter({ query, onClose }: { query: string; onClose: () => void }) {
  const { savedFilters } = useTRPC();
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const save = useMutation(
    savedFilters.save.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(savedFilters.list.queryFilter());
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      title="Save this filter"
      action="Save"
      isPending={save.isPending || name.trim() === ''}
      error={save.error}
      onConfirm={() => save.mutate({ list, name: name.trim(), query })}
      onClose={onClose}
    >
      <Field
        label="Name"
        hint="Only you see it. One of the same name is replaced."
        error={fieldProblem(save.error, 'name', 'The name')}
      >
        {(control) => (
          <Input {...control} maxLength={60} value={name} onChange={({ target }) => setName(target.value)} />
        )}
      </Field>
    </ConfirmDialog>
  );
}

/** The filter alone, always in the same order: not the page one is on. */
function sorted(query: string): string {
  const given = new URLSearchParams(query);
  given.delete('after');
  given.sort();
  return given.toString();
}
