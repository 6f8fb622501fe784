'use client';

import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { Section } from '@/components/shell/section';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { useSettled } from '@/components/ui/use-settled';
import type { Import, ImportOptions } from '@/server/imports/schema';
import { withField } from './column-choice';
import { PreviewTable } from './preview-table';
import { ReadingControls } from './reading-controls';

type ColumnsStepProps = { imported: Import; onChecked?: () => void };

/** Which column is what, and how dates and amounts are written: seen at once on the file's first rows. */
export function ColumnsStep({ imported, onChecked }: ColumnsStepProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [options, setOptions] = useState(() => optionsOf(imported));
  const settled = useSettled(options, 200);
  const query = useQuery({
    ...trpc.imports.preview.queryOptions({ id: imported.id, options: settled }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  // While what was typed cannot be read, the last preview that could stays.
  const [preview, setPreview] = useState(query.data);
  if (query.data && query.data !== preview) setPreview(query.data);

  const check = useMutation(
    trpc.imports.check.mutationOptions({
      onSuccess: (checked) => {
        queryClient.setQueryData(trpc.imports.get.queryKey({ id: imported.id }), checked);
        // Those of an earlier check.
        void queryClient.invalidateQueries(trpc.imports.problems.queryFilter());
        onChecked?.();
      },
    }),
  );

  if (!preview) {
    return query.error ? (
      <ErrorState what="The file’s first rows" error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton className="h-96 w-full" />
    );
  }

  const isBehind = settled !== options || query.isFetching;
  const change = (changed: Partial<ImportOptions>) => setOptions({ ...options, ...changed });
  // What was chosen counts at once, before the preview of it is there.
  const columns = options.columns ?? preview.reading.columns.map((field) => field ?? '');
  return (
    <>
      <ReadingControls reading={preview.reading} options={options} error={query.error} onChange={change} />
      <Section title="Columns">
        <p className="mb-3 max-w-2xl text-muted">
          Say what each column holds. Fields with a star are needed; cells that cannot be read are marked.
        </p>
        {preview.mappingProblems.length > 0 ? (
          <div className="mb-3">
            <Callout tone="warning" title="Before the file can be checked">
              <ul className="list-inside list-disc">
                {preview.mappingProblems.map((problem) => (
                  <li key={problem}>{problem}</li>
                ))}
              </ul>
            </Callout>
          </div>
        ) : null}
        <PreviewTable
          preview={preview}
          columns={columns}
          onChoose={(column, field) => change({ columns: withField(columns, column, field) })}
        />
      </Section>
      <div className="mt-6 grid gap-4">
        {check.error ? <Callout tone="danger">{refusalOf(check.error).message}</Callout> : null}
        <div className="flex items-center gap-3">
          <Button
            variant="primary"
            disabled={isBehind || check.isPending || Boolean(query.error) || preview.mappingProblems.length > 0}
            // What is checked is what was seen: the columns are said in full.
            onClick={() => check.mutate({ id: imported.id, options: { ...options, columns } })}
          >
            Check the file
          </Button>
          <p className="text-muted text-xs">Every row is read; nothing is taken in yet.</p>
        </div>
      </div>
    </>
  );
}

/** A file that was checked already begins with what was said then; a new one with nothing, so that all is detected. */
function optionsOf({ status, reading }: Import): ImportOptions {
  if (status === 'uploaded') return {};
  const { columns, separator, hasHeader, decimal, dateFormat, timeZone, currency } = reading;
  const chosen = columns.map((field) => field ?? '');
  return { columns: chosen, separator, hasHeader, decimal, dateFormat, timeZone, currency };
}
