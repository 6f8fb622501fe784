import type { DisbursementLine } from '@/server/disbursements/schema';
import type { Question, QuestionDetail, QuestionMessage } from './schema';
import type { MessageRow, QuestionRow } from './store';

export const presentQuestion = (row: QuestionRow): Question => ({
  id: row.id.toString(),
  merchantReference: row.merchant_reference,
  merchantName: row.merchant_name,
  disbursement: {
    id: row.disbursement_id.toString(),
    timeFrame: { start: row.period_from, end: row.period_to },
    status: row.disbursement_status,
  },
  line:
    row.payable_id === null || row.kind === null || row.source_id === null
      ? null
      : {
          payableId: row.payable_id.toString(),
          kind: row.kind,
          sourceId: row.source_id.toString(),
          orderExternalReference: row.external_reference,
        },
  status: row.status,
  since: row.moved_at.toISOString(),
  messages: row.messages,
  lastText: row.last_text,
  askedAt: row.created_at.toISOString(),
});

/** @param namesOurs whether the reader is one of us: a merchant is not told who of us it was */
export const presentDetail = (
  row: QuestionRow,
  line: DisbursementLine | null,
  messages: MessageRow[],
  namesOurs: boolean,
): QuestionDetail => ({
  ...presentQuestion(row),
  line,
  messages: messages.map((message) => presentMessage(message, namesOurs)),
});

const presentMessage = (row: MessageRow, namesOurs: boolean): QuestionMessage => ({
  id: row.id.toString(),
  kind: row.kind,
  text: row.text,
  by: row.is_ours
    ? { side: 'countinghouse', name: namesOurs ? row.said_by_name : 'Countinghouse' }
    : { side: 'merchant', name: row.said_by_name },
  at: row.at.toISOString(),
});
