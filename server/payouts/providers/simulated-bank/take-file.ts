import { unwrap } from '@/server/kernel/outcome';
import { now } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { readBankFile } from '../../domain/bank-file';
import type { PayoutFileFormat } from '../../schema/files';
import { type BookedTransfer, findBatch } from '../../store/simulated-transfers';
import { type WrittenReport, writePain002 } from './pain-002-writer';
import { takeTransfers } from './take-transfers';

/** The demo's bank reads a file as it was written, and writes down each transfer in it once, however often it comes. */
export async function takeFile(format: PayoutFileFormat, currency: string, bytes: Uint8Array): Promise<void> {
  const { messageId, transfers } = unwrap(readBankFile(format, bytes));
  await takeTransfers(
    transfers.map(({ endToEndId, amountMinor, payee, account }) => ({
      reference: endToEndId,
      batchReference: messageId,
      holderName: payee,
      account,
      currency,
      amountMinor,
    })),
  );
}

/**
 * What the demo's bank reports on a file now; null: it has not got it. As long as nothing new has happened the report is the
 * same, byte by byte. Of a transfer whose answer is lost it says nothing.
 */
export async function reportOn(messageId: string, format: PayoutFileFormat): Promise<Uint8Array | null> {
  const at = now();
  const booked = await findBatch(pool(), messageId);
  const times = booked.flatMap(({ takenAt, executesAt }) => (executesAt <= at ? [takenAt, executesAt] : [takenAt]));
  const createdAt = new Date(Math.max(...times.map((time) => time.getTime())));
  if (booked.length === 0) return null;
  const transfers = booked
    .filter(({ behaviour }) => behaviour !== 'answer_lost')
    .map((transfer) => ({
      endToEndId: transfer.reference,
      status: statusOf(transfer, at),
      bankReference: transfer.bankReference,
    }));
  const codes = new Set(transfers.map(({ status }) => status.code));
  const isWhole = codes.size === 1 && transfers.length === booked.length;
  return writePain002({
    messageId: `DB-${messageId}-${createdAt.toISOString().slice(5, 19).replace(/\D/g, '')}`,
    createdAt,
    originalMessageId: messageId,
    originalMessageName: format === 'pain_001' ? 'pain.001.001.09' : 'NACHA',
    group: { code: isWhole ? ([...codes][0] as string) : 'PART' },
    transfers,
  });
}

function statusOf(transfer: BookedTransfer, at: Date): WrittenReport['transfers'][number]['status'] {
  const { refusalCode, executesAt } = transfer;
  if (refusalCode !== null) return { code: 'RJCT', reason: { code: refusalCode } };
  return { code: executesAt <= at ? 'ACSC' : 'ACSP' };
}
