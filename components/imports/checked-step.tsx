'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { refusalOf } from '@/components/api/refusal';
import { useTRPC } from '@/components/api/trpc';
import { countedText } from '@/components/format/count-text';
import { useFormatting } from '@/components/format/formatting';
import { Section } from '@/components/shell/section';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { cn } from '@/components/ui/cn';
import { Count } from '@/components/ui/count';
import { Figures } from '@/components/ui/figures';
import type { Import } from '@/server/imports/schema';
import { kinds } from './kinds';
import { ProblemsTable } from './problems-table';

/** What the check found, and the decision what to take in. */
export function CheckedStep({ imported, onRemap }: { imported: Import; onRemap: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { locale } = useFormatting();
  const { total, bad } = imported.rows;
  const good = total - bad;
  const [onError, setOnError] = useState<Import['onError']>(bad > 0 ? 'skip' : 'stop');
  const apply = useMutation(
    trpc.imports.takeIn.mutationOptions({
      onSuccess: (applying) => queryClient.setQueryData(trpc.imports.get.queryKey({ id: imported.id }), applying),
    }),
  );
  const { one, many } = kinds[imported.kind];
  return (
    <>
      <Figures
        figures={[
          { name: 'Rows', value: <Count of={total} /> },
          { name: 'Good', value: <Count of={good} /> },
          {
            name: 'Bad',
            value: (
              <span className={cn(bad > 0 && 'text-danger')}>
                <Count of={bad} />
              </span>
            ),
          },
        ]}
      />
      <fieldset className="mt-6 grid max-w-xl gap-2">
        <legend className="mb-2 font-semibold text-base">What to take in</legend>
        <Decision
          title="All or nothing"
          words={
            bad > 0
              ? `Not possible: ${countedText(bad, 'row is', 'rows are', locale)} bad. Correct the file and upload it again.`
              : `Every row, or none if anything goes wrong on the way.`
          }
          isDisabled={bad > 0}
          isChosen={onError === 'stop'}
          onChoose={() => setOnError('stop')}
        />
        <Decision
          title="The good rows"
          words={
            bad > 0
              ? `${countedText(good, one, many, locale)}; the bad rows stay out and are listed below.`
              : 'Row by row; one that cannot be taken in stays out.'
          }
          isDisabled={good === 0}
          isChosen={onError === 'skip'}
          onChoose={() => setOnError('skip')}
        />
      </fieldset>
      {apply.error ? (
        <div className="mt-4">
          <Callout tone="danger">{refusalOf(apply.error).message}</Callout>
        </div>
      ) : null}
      <div className="mt-4 flex flex-wrap gap-2">
        <Button
          variant="primary"
          disabled={apply.isPending || good === 0}
          onClick={() => apply.mutate({ id: imported.id, onError })}
        >
          Import {countedText(good, one, many, locale)}
        </Button>
        <Button onClick={onRemap}>Change how it is read</Button>
      </div>
      {bad > 0 ? (
        <Section title="Problems">
          <ProblemsTable importId={imported.id} />
        </Section>
      ) : null}
    </>
  );
}

type DecisionProps = {
  title: string;
  words: string;
  isDisabled: boolean;
  isChosen: boolean;
  onChoose: () => void;
};

function Decision({ title, words, isDisabled, isChosen, onChoose }: DecisionProps) {
  return (
    <label
      className={cn(
        'flex items-start gap-2.5 rounded-md border px-3 py-2.5',
        isChosen && 'border-accent bg-accent-subtle',
        isDisabled ? 'cursor-not-allowed bg-canvas' : 'cursor-pointer hover:border-line-strong',
      )}
    >
      <input
        type="radio"
        name="onError"
        className="mt-1 accent-accent"
        disabled={isDisabled}
        checked={isChosen}
        onChange={onChoose}
      />
      <span>
        <span className="block font-medium">{title}</span>
        <span className="text-muted">{words}</span>
      </span>
    </label>
  );
}
