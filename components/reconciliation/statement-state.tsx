import { Badge } from '@/components/ui/badge';
import { Money } from '@/components/ui/money';
import type { Statement } from '@/server/reconciliation/schema/statements';

/** Whether the books agree with a statement, or by how much not. */
export function StatementState({ statement }: { statement: Pick<Statement, 'difference'> }) {
  if (statement.difference.amount === 0) return <Badge tone="positive">Agrees</Badge>;
  return (
    <Badge tone="warning">
      Differs by <Money money={statement.difference} className="text-inherit" />
    </Badge>
  );
}
