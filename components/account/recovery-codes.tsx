'use client';

import { Copy } from 'lucide-react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';

/** The recovery codes, this once: to be copied or kept as a file. */
export function RecoveryCodes({ codes, onDone, done }: { codes: string[]; onDone: () => void; done: string }) {
  const text = `Recovery codes of Countinghouse, each opens once:\n\n${codes.join('\n')}\n`;
  async function copy() {
    await navigator.clipboard.writeText(text).then(
      () => toast.success('The codes are copied.'),
      () => toast.error('They could not be copied: select them by hand.'),
    );
  }
  return (
    <div className="grid gap-4">
      <Callout tone="warning" title="Keep these ten codes">
        Each lets you in once when your phone is lost. They are shown only now.
      </Callout>
      <ul
        aria-label="Recovery codes"
        className="grid gap-1 rounded-md border bg-canvas p-3 font-mono text-xs sm:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => void copy()}>
          <Copy aria-hidden />
          Copy
        </Button>
        <Button asChild>
          <a href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`} download="recovery-codes.txt">
            Save as a file
          </a>
        </Button>
        <Button variant="primary" onClick={onDone} className="ml-auto">
          {done}
        </Button>
      </div>
    </div>
  );
}
