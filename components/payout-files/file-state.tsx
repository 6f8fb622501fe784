import { Badge } from '@/components/ui/badge';
import type { PayoutFile } from '@/server/payouts/schema/files';
import { stateOf } from './file-words';

export function FileState({ file }: { file: PayoutFile }) {
  const { words, tone } = stateOf(file);
  return <Badge tone={tone}>{words}</Badge>;
}
