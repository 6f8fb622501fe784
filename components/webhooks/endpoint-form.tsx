'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import { fieldMessage, refusalOf } from '@/components/api/refusal';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { EventTypeName } from '@/server/webhooks/schema/event-types';
import { EventTypesField } from './event-types-field';

export type EndpointFacts = { url: string; description: string; eventTypes: EventTypeName[] };

type EndpointFormProps = {
  side: 'merchant' | 'platform';
  initial: EndpointFacts;
  /** Above the fields. */
  children?: ReactNode;
  submit: string;
  isPending: boolean;
  error: unknown;
  onSubmit: (facts: EndpointFacts) => void;
};

export function EndpointForm({ side, initial, children, submit, isPending, error, onSubmit }: EndpointFormProps) {
  const [facts, setFacts] = useState(initial);
  const hasFields = Boolean(error && refusalOf(error).fields?.length);
  function send(event: FormEvent) {
    event.preventDefault();
    onSubmit(facts);
  }
  return (
    <form onSubmit={send} className="grid gap-4" noValidate>
      {children}
      <Field label="Address" hint="https, reachable from the internet" error={fieldMessage(error, 'url')}>
        {(control) => (
          <Input
            {...control}
            type="url"
            inputMode="url"
            autoComplete="off"
            placeholder="https://shop.example/webhooks"
            value={facts.url}
            onChange={({ target }) => setFacts({ ...facts, url: target.value })}
          />
        )}
      </Field>
      <Field label="Description" hint="What it is for" error={fieldMessage(error, 'description')}>
        {(control) => (
          <Input
            {...control}
            maxLength={200}
            value={facts.description}
            onChange={({ target }) => setFacts({ ...facts, description: target.value })}
          />
        )}
      </Field>
      <EventTypesField
        side={side}
        value={facts.eventTypes}
        onChange={(eventTypes) => setFacts({ ...facts, eventTypes })}
      />
      {fieldMessage(error, 'eventTypes') ? (
        <Callout tone="danger">What to send {fieldMessage(error, 'eventTypes')}</Callout>
      ) : null}
      {error && !hasFields ? <Callout tone="danger">{refusalOf(error).message}</Callout> : null}
      <div className="flex justify-end">
        <Button type="submit" variant="primary" disabled={isPending}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
