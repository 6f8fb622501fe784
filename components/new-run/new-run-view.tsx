'use client';

import { useQueryStates } from 'nuqs';
import { useState } from 'react';
import { PageHeader } from '@/components/shell/page-header';
import { Steps } from '@/components/ui/steps';
import type { Preview } from '@/server/disbursements/schema/preview';
import type { Role } from '@/server/identity/schema';
import { askedFor, newRunSearch } from './new-run-search';
import { PeriodStep } from './period-step';
import { PreviewStep } from './preview-step';
import { SubmitStep } from './submit-step';

const steps = ['Period', 'Preview', 'Submit'];

/** A run from the question to its submission: which days, what it would give, and then the thing itself. */
export function NewRunView({ role }: { role: Role }) {
  const [search, setSearch] = useQueryStates(newRunSearch, { history: 'push' });
  // What was looked at: it is submitted, or nothing is.
  const [seen, setSeen] = useState<Preview | null>(null);
  const asked = askedFor(search);
  const isSubmitting = search.run !== null || (search.step === 'submit' && seen !== null);
  const isPreviewing = !isSubmitting && search.step !== 'period' && asked !== null;
  return (
    <>
      <PageHeader above={[{ label: 'Disbursement runs', href: '/runs' }]} title="New run" />
      <Steps steps={steps} present={isSubmitting ? 2 : isPreviewing ? 1 : 0} />
      {isSubmitting ? (
        <SubmitStep
          asked={asked}
          seen={seen}
          runId={search.run}
          onAsked={(run) => void setSearch({ run, step: 'submit' }, { history: 'replace' })}
          onBack={() => void setSearch({ step: 'preview', run: null })}
          role={role}
        />
      ) : isPreviewing ? (
        <PreviewStep
          asked={asked}
          onBack={() => void setSearch({ step: 'period' })}
          onSeen={(preview) => {
            setSeen(preview);
            void setSearch({ step: 'submit' });
          }}
        />
      ) : (
        <PeriodStep search={search} onChosen={(chosen) => void setSearch({ ...chosen, step: 'preview' })} />
      )}
    </>
  );
}
