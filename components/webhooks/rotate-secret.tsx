'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { ShownSecret } from './shown-secret';
import { useWebhookChanges } from './use-webhook-changes';

const overlaps = [
  { hours: 24, words: 'One day' },
  { hours: 72, words: 'Three days' },
  { hours: 168, words: 'A week' },
  { hours: 0, words: 'Not at all: it has leaked' },
];

export function RotateSecret({ endpointId, onDone }: { endpointId: string; onDone: () => void }) {
  const [overlapHours, setOverlap] = useState(24);
  const { rotate } = useWebhookChanges();
  if (rotate.data) return <ShownSecret secret={rotate.data.secret} onDone={onDone} />;
  return (
    <div className="grid gap-4">
      <p>The endpoint gets a new secret. Messages are signed with both until the old one ends.</p>
      <Field label="How long the old secret still signs">
        {(control) => (
          <Select {...control} value={overlapHours} onChange={({ target }) => setOverlap(Number(target.value))}>
            {overlaps.map(({ hours, words }) => (
              <option key={hours} value={hours}>
                {words}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div className="flex justify-end">
        <Button
          variant="primary"
          disabled={rotate.isPending}
          onClick={() => rotate.mutate({ id: endpointId, overlapHours })}
        >
          Rotate
        </Button>
      </div>
    </div>
  );
}
