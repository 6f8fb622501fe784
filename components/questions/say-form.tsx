'use client';

import { type FormEvent, useState } from 'react';
import { fieldMessage, refusalOf } from '@/components/api/refusal';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { LONGEST_TEXT } from '@/server/questions/schema';

type SayFormProps = {
  label: string;
  action: string;
  hint?: string;
  isPending: boolean;
  error: unknown;
  /** What is said, and whether that ends the conversation. */
  onSay: (text: string, closes: boolean) => void;
  /** What else there is to do, at the other end of the row of buttons. */
  beside?: React.ReactNode;
  mayClose?: boolean;
};

/** Says something in a conversation. What was typed stays where it was refused. */
export function SayForm(props: SayFormProps) {
  const { label, action, hint, isPending, error, onSay, beside, mayClose = false } = props;
  const [text, setText] = useState('');
  const [closes, setCloses] = useState(false);
  const wrong = fieldMessage(error, 'text');
  function submit(event: FormEvent) {
    event.preventDefault();
    onSay(text, closes);
  }
  return (
    <form onSubmit={submit} className="grid gap-3 border-t pt-4">
      {error && !wrong ? <Callout tone="danger">{refusalOf(error).message}</Callout> : null}
      <Field label={label} hint={hint} error={wrong}>
        {(control) => (
          <textarea
            {...control}
            rows={3}
            required
            maxLength={LONGEST_TEXT}
            value={text}
            onChange={({ target }) => setText(target.value)}
            className="w-full rounded-md border border-line-strong bg-surface px-2.5 py-1.5 max-sm:text-[16px]"
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center justify-end gap-2">
        {mayClose ? (
          <label className="mr-auto flex items-center gap-2 max-sm:h-9">
            <input type="checkbox" checked={closes} onChange={({ target }) => setCloses(target.checked)} />
            Close it with this answer
          </label>
        ) : null}
        {beside}
        <Button type="submit" variant="primary" disabled={isPending}>
          {isPending ? 'One moment…' : action}
        </Button>
      </div>
    </form>
  );
}
