'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';

/** A key, this once: to be copied before the dialog is closed. */
export function ShownKey({ value, onDone }: { value: string; onDone: () => void }) {
  const [isCopied, setCopied] = useState(false);
  const [cannotCopy, setCannotCopy] = useState(false);

  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      // Not over plain HTTP, and not where the browser says no: the text can be selected.
      setCannotCopy(true);
    }
  }

  return (
    <div className="grid gap-4">
      <Callout tone="warning" title="Copy it now">
        It is not kept, and cannot be shown again.
      </Callout>
      <div className="flex items-start gap-2">
        <code
          data-testid="key"
          className="min-w-0 flex-1 select-all break-all rounded-md border bg-canvas px-3 py-2 font-mono text-xs"
        >
          {value}
        </code>
        <Button onClick={() => void copy()} aria-live="polite">
          {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
          {isCopied ? 'Copied' : 'Copy'}
        </Button>
      </div>
      {cannotCopy ? <p className="text-muted">Your browser does not let us copy: select the key and copy it.</p> : null}
      <p className="text-muted">
        It is sent as <code className="font-mono text-xs">Authorization: Bearer …</code> with each request.
      </p>
      <div className="flex justify-end border-t pt-4">
        <Button variant="primary" onClick={onDone}>
          I have it
        </Button>
      </div>
    </div>
  );
}
