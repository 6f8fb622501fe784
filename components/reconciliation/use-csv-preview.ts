import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTRPC } from '@/components/api/trpc';
import { useSettled } from '@/components/ui/use-settled';
import type { CsvMappingJson } from '@/server/reconciliation/schema/statements';

const SAMPLE_BYTES = 48_000;

/** What the first lines of a file are read as, by the mapping of a person or else a guess. */
export function useCsvPreview(file: File, currency: string, mapping: CsvMappingJson | null) {
  const trpc = useTRPC();
  const [sample, setSample] = useState<string | null>(null);
  useEffect(() => {
    void sampleOf(file).then(setSample);
  }, [file]);
  const preview = useMutation(trpc.bankStatements.preview.mutationOptions());
  const settled = useSettled(mapping, 200);
  const { mutate } = preview;
  useEffect(() => {
    if (sample !== null) mutate({ sample, currency, ...(settled ? { mapping: settled } : {}) });
  }, [mutate, sample, currency, settled]);
  return { ...preview, isBehind: preview.isPending || settled !== mapping };
}

/** Whole lines, as base64. */
async function sampleOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.slice(0, SAMPLE_BYTES).arrayBuffer());
  const end = file.size <= SAMPLE_BYTES ? bytes.length : bytes.lastIndexOf(10) + 1 || bytes.length;
  return btoa(Array.from(bytes.subarray(0, end), (byte) => String.fromCharCode(byte)).join(''));
}
