import { Badge, type Tone } from '@/components/ui/badge';
import type { InvoiceSummary } from '@/server/invoices/schema/invoices';
import type { InvoiceStatus } from '@/server/invoices/schema/states';

const shown: Record<InvoiceStatus, { words: string; tone: Tone }> = {
  draft: { words: 'Draft', tone: 'neutral' },
  open: { words: 'Open', tone: 'accent' },
  processing: { words: 'Being charged', tone: 'accent' },
  paid: { words: 'Paid', tone: 'positive' },
  failed: { words: 'Failed', tone: 'danger' },
  unknown: { words: 'Not known yet', tone: 'warning' },
  overdue: { words: 'Overdue', tone: 'warning' },
  uncollectible: { words: 'Given up', tone: 'danger' },
  void: { words: 'Void', tone: 'neutral' },
};

export const statusWords = (status: InvoiceStatus): string => shown[status].words;

/** A credit note owes nothing: once it is issued, it is simply that. */
export function InvoiceStatusBadge({
  invoice: { status, kind },
}: {
  invoice: Pick<InvoiceSummary, 'status' | 'kind'>;
}) {
  if (kind === 'credit_note' && status === 'paid') return <Badge>Issued</Badge>;
  const { words, tone } = shown[status];
  return <Badge tone={tone}>{words}</Badge>;
}

/** What is being charged is asked for often, what waits now and then, what is done with never again. */
export function restMs({ status }: Pick<InvoiceSummary, 'status'>): number | false {
  if (status === 'processing' || status === 'unknown') return 1_500;
  return status === 'open' || status === 'failed' || status === 'overdue' ? 10_000 : false;
}
