'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';

/** A secret, for this once. */
export function ShownSecret({ secret, onDone }: { secret: string; onDone: () => void }) {
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(secret).then(
      () => setCopied(true),
      () => toast.error('The browser did not allow copying: select the secret and copy it by hand.'),
    );
  return (
    <div className="grid gap-4">
      <Callout tone="warning" title="Copy the secret now">
        It is not shown again. Messages are verified with it; if it is lost, rotate it.
      </Callout>
      <code className="select-all break-all rounded-md border bg-canvas px-3 py-2 font-mono text-xs">{secret}</code>
      <div className="flex justify-end gap-2">
        <Button onClick={() => void copy()}>
          {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
          {isCopied ? 'Copied' : 'Copy'}
        </Button>
        <Button variant="primary" onClick={onDone}>
          Done
        </Button>
      </div>
    </div>
  );
}
