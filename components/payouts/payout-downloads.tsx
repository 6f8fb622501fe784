import { Download } from 'lucide-react';
import { Button } from '@/components/ui/button';

/** The statement of one payout, on paper and for spreadsheets. */
export function PayoutDownloads({ disbursementId }: { disbursementId: string }) {
  return (['pdf', 'csv'] as const).map((ending) => (
    <Button key={ending} asChild>
      <a href={`/api/download/payout.${ending}?id=${disbursementId}`} download>
        <Download aria-hidden />
        {ending.toUpperCase()}
      </a>
    </Button>
  ));
}
