'use client';

import { type KeyboardEvent, useId, useState } from 'react';
import { cn } from './cn';
import { Field } from './field';
import { Input } from './input';
import { useSettled } from './use-settled';

export type PickerProps = {
  /** What is chosen, by its reference. */
  value: string | null;
  onChange: (reference: string | null) => void;
  label?: string;
  error?: string | undefined;
  className?: string;
};

type ReferencePickerProps = PickerProps & {
  label: string;
  /** What is looked for, in the words of a person: `merchant`. */
  noun: string;
  /** Asks for those that hold the text, as long as the list is open. */
  useFound: (search: string, isOpen: boolean) => { reference: string; name: string }[] | undefined;
};

/** Finds something by a part of its name or reference: a combobox as WAI-ARIA describes it. */
export function ReferencePicker({ value, onChange, label, error, className, noun, useFound }: ReferencePickerProps) {
  const listId = useId();
  const [text, setText] = useState(value ?? '');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const search = useSettled(text.trim());
  const data = useFound(search, isOpen);
  const found = data ?? [];

  function choose(reference: string | null) {
    setText(reference ?? '');
    setOpen(false);
    onChange(reference);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((active + step + found.length) % Math.max(found.length, 1));
    } else if (event.key === 'Enter' && isOpen) {
      event.preventDefault();
      const one = found[active];
      if (one) choose(one.reference);
    } else if (event.key === 'Escape' && isOpen) {
      // Closes the list and not the dialog around it.
      event.stopPropagation();
      setOpen(false);
    }
  }

  return (
    <div className={cn('relative', className)}>
      <Field label={label} error={error}>
        {(control) => (
          <Input
            {...control}
            role="combobox"
            aria-expanded={isOpen}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={isOpen && found[active] ? `${listId}-${active}` : undefined}
            autoComplete="off"
            placeholder="Name or reference"
            value={text}
            // Not on focus: a dialog that begins with it would open below its own list.
            onClick={() => setOpen(true)}
            onBlur={() => {
              setOpen(false);
              // What was typed and not chosen does not stay as if it were.
              setText(value ?? '');
            }}
            onChange={(event) => {
              setText(event.target.value);
              setActive(0);
              setOpen(true);
              if (event.target.value === '') onChange(null);
            }}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <div
        id={listId}
        role="listbox"
        aria-label={label}
        hidden={!isOpen || data === undefined}
        className="absolute inset-x-0 top-full z-20 mt-1 max-h-64 overflow-y-auto rounded-md bg-surface p-1 shadow-overlay"
      >
        {found.map(({ reference, name }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, as in every combobox.
          <div
            key={reference}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            // Before the blur that a click would cause.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(reference)}
            className={cn(
              'flex cursor-pointer items-baseline justify-between gap-3 rounded-sm px-2 py-1.5',
              index === active ? 'bg-subtle' : 'hover:bg-canvas',
            )}
          >
            <span className="truncate">{name}</span>
            {name === reference ? null : <span className="truncate text-muted text-xs">{reference}</span>}
          </div>
        ))}
        {found.length === 0 ? (
          <div role="option" aria-selected={false} aria-disabled tabIndex={-1} className="px-2 py-1.5 text-muted">
            No {noun} has this in its name or reference
          </div>
        ) : null}
      </div>
    </div>
  );
}
