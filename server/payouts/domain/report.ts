import { type ReportedStatus, type ReportedTransfer, type StatusReport, statusOfTransfer } from './formats/pain-002';

/** What a report says of one transfer, and what that means for its payout. */
export type Said = {
  reference: string;
  /** The bank's status, such as ACSC. */
  code: string;
  /** `both`: it says one thing and another of the same transfer. */
  means: 'paid' | 'failed' | 'under_way' | 'both';
  /** The bank's reason, such as AC04. */
  reason: string | null;
  words: string | null;
  bankReference: string | null;
};

/**
 * What a report says of the transfers of a file, which are named by `references`: of each of which it says something, in the
 * order of the file; then of others that it names, as if they were ours.
 */
export function saidOf(report: StatusReport, references: readonly string[]): Said[] {
  const named = new Map<string, ReportedTransfer[]>();
  for (const transfer of report.payments.flatMap(({ transfers }) => transfers)) {
    const before = named.get(transfer.originalEndToEndId);
    if (before) before.push(transfer);
    else named.set(transfer.originalEndToEndId, [transfer]);
  }
  const ours = new Set(references);
  const strangers = [...named.keys()].filter((reference) => !ours.has(reference));
  return [...references, ...strangers].flatMap((reference) => {
    const given = named.get(reference) ?? [];
    // A transfer can be named twice: how it went on does not contradict how it ended.
    const ends = given.flatMap(({ status }) => (status && meaningOf(status) !== 'under_way' ? [status] : []));
    const status = ends[0] ?? statusOfTransfer(report, reference);
    if (!status) return [];
    const said = saying(reference, status, given.at(-1)?.bankReference ?? null);
    return [new Set(ends.map(meaningOf)).size > 1 ? { ...said, means: 'both' as const } : said];
  });
}

const meaningOf = ({ meaning }: ReportedStatus): 'paid' | 'failed' | 'under_way' =>
  meaning === 'rejected' ? 'failed' : meaning === 'settled' || meaning === 'credited' ? 'paid' : 'under_way';

function saying(reference: string, status: ReportedStatus, bankReference: string | null): Said {
  const { code, reasons } = status;
  const means = meaningOf(status);
  const words = reasons.flatMap((reason) => reason.words ?? []).join(' ') || null;
  return { reference, code, means, reason: reasons[0]?.code ?? null, words, bankReference };
}
