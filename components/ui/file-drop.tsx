'use client';

import { FileUp } from 'lucide-react';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { cn } from './cn';

type FileDropProps = {
  /** The name of the control: `CSV file`. */
  label: string;
  /** What can be dropped: `Drop a CSV file of orders here`. */
  words: string;
  hint: string;
  accept: string;
  onFile: (file: File) => void;
  /** What is shown while a file is on its way, instead of asking for one. */
  busy?: ReactNode;
};

/** A place to drop a file, or to choose one. */
export function FileDrop({ label, words, hint, accept, onFile, busy }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (file: File | undefined) => {
    if (file && !busy) onFile(file);
  };
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  }
  return (
    <section
      aria-label="File"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cn(
        'grid min-h-36 place-content-center justify-items-center gap-2 rounded-lg border border-line-strong border-dashed px-4 py-6 text-center transition-colors',
        isOver && 'border-accent bg-accent-subtle',
      )}
    >
      {busy ?? (
        <>
          <FileUp aria-hidden className="size-5 text-muted" strokeWidth={1.5} />
          <p>
            {words}, or{' '}
            <button
              type="button"
              className="font-medium text-accent underline-offset-2 hover:underline"
              onClick={() => input.current?.click()}
            >
              choose one
            </button>
          </p>
          <p className="text-muted text-xs">{hint}</p>
        </>
      )}
      <input
        ref={input}
        type="file"
        aria-label={label}
        accept={accept}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          take(event.target.files?.[0]);
          // So that choosing the same file again is noticed.
          event.target.value = '';
        }}
      />
    </section>
  );
}
