'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';

const SHOWN = 12;

/** The beginning of a hash, enough to tell two apart. */
export const Hash = ({ hash }: { hash: string }) => (
  <code title={hash} className="rounded-sm bg-subtle px-1 font-mono text-xs">
    {hash.slice(0, SHOWN)}
  </code>
);

/** The same with a way to take all of it along. */
export function CopiedHash({ hash }: { hash: string }) {
  const [copied, setCopied] = useState<string | null>(null);
  async function copy() {
    try {
      await navigator.clipboard.writeText(hash);
      setCopied(hash);
    } catch {
      // Not over plain HTTP, and not where the browser says no.
      toast.info(hash);
    }
  }
  return (
    <span className="inline-flex items-center gap-1">
      <Hash hash={hash} />
      <Button
        variant="ghost"
        size="icon"
        aria-label={copied === hash ? 'Copied' : 'Copy the whole hash'}
        className="size-6 max-sm:size-9"
        onClick={() => void copy()}
      >
        {copied === hash ? <Check aria-hidden /> : <Copy aria-hidden />}
      </Button>
    </span>
  );
}
